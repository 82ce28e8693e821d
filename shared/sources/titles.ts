import { squeeze } from '../importing/normalise.ts';
import type { SourceMapping, StatementRule, UnusedRule } from './mapping.ts';

export type TitleMeaning =
  | { readonly kind: 'statement'; readonly rule: StatementRule }
  | { readonly kind: 'unused'; readonly rule: UnusedRule };

/** Excel keeps 31 characters of a sheet's name. */
const NAME_LIMIT = 31;

/**
 * The table that a title or a sheet's name says; null when it says none of this source. Numbers (Z03, 财决03表) play no part: they
 * change from year to year.
 */
function titleMeaning(text: string, mapping: SourceMapping): TitleMeaning | null {
  // What stands in brackets usually says nothing (财决03表), sometimes all: 部门预算调整表（支出预算）.
  return keyMeaning(bareTitle(text, mapping), mapping) ?? (/[（(]/.test(text) ? keyMeaning(bareTitle(text.replace(/[（(）)]/g, ''), mapping), mapping) : null);
}

function keyMeaning(key: string, mapping: SourceMapping): TitleMeaning | null {
  if (key.length < 3 || key.length > 60 || /[。；;!?]/.test(key)) return null;
  const unused = mapping.file.unused?.find((rule) => says(rule, key));
  if (unused) return { kind: 'unused', rule: unused };
  if (mapping.file.excluded?.some((word) => key.includes(word))) return null;
  const rule = mapping.file.statements.find((rule) => says(rule, key));
  return rule ? { kind: 'statement', rule } : null;
}

/** True for a title, or a sheet's name, that only published tables have. */
export function isPublishedTitle(text: string, mapping: SourceMapping): boolean {
  const key = bareTitle(text, mapping);
  if (key.length < 4 || key.length > 40 || /[。；;!?:,]/.test(key)) return false;
  return (mapping.file.published ?? []).some((rule) => says(rule, key));
}

function says(rule: { readonly all: readonly string[]; readonly none?: readonly string[] | undefined }, key: string): boolean {
  return rule.all.every((either) => either.split('|').some((word) => key.includes(word))) && !(rule.none ?? []).some((word) => key.includes(word));
}

/** A printed title must also look like one: in a body the same words are lines. */
export function printedTitle(text: string, mapping: SourceMapping): TitleMeaning | null {
  const key = squeeze(text).replace(/\([^()]*\)$/, '');
  return /(?:表|底稿|清单|批复|简表|封面)$/.test(key) && !/[,:]/.test(key.replace(/\([^()]*\)/g, '')) ? titleMeaning(text, mapping) : null;
}

/** The name of a sheet; one that Excel cut off is known by what is left of it. */
export function sheetNameMeaning(name: string, mapping: SourceMapping): TitleMeaning | null {
  const known = titleMeaning(name, mapping);
  if (known || name.length < NAME_LIMIT - 1) return known;
  const key = bareTitle(name, mapping);
  const full = mapping.file.statements.filter((rule) => bareTitle(rule.name, mapping).startsWith(key));
  return full.length === 1 && full[0] && key.length >= 6 ? { kind: 'statement', rule: full[0] } : null;
}

/** Without numbers, brackets (also one that was cut open), years and spaces, in the vocabulary of the title rules. */
function bareTitle(text: string, mapping: SourceMapping): string {
  let key = squeeze(text).replace(/^[A-Za-z]{1,3}\d{1,2}(?:[_-]\d{1,2})?/, '').replace(/\([^()]*\)/g, '').replace(/\([^()]*$/, '').replace(/20\d{2}年(?:度|部门|单位)?/g, '');
  key = key.replace(/^(?:附?表)?\d{1,2}(?:-\d{1,2})?[:、.]?/, '').replace(/^[一二三四五六七八九十]{1,3}、/, '');
  for (const [from, to] of mapping.words.titles.replace) key = key.replaceAll(from, to);
  return key;
}

/**
 * True for a sheet name as the 财决 program gives them: a letter code, a number, then words; or with its number in brackets. The same
 * program writes the published tables too, as `GK01 …(公开01表)`.
 */
export function isExportName(name: string): boolean {
  const key = squeeze(name);
  if (/公开|^GK/i.test(key)) return false;
  return /^[A-Z]{1,2}\d{2}(?:[_-]\d{1,2})?\p{Script=Han}/u.test(key) || /\(财决(?:附)?\d/.test(key);
}
