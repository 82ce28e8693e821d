import type { Fact } from '../../../shared/ledger/fact.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import type { ImportPlan } from '../../../shared/sources/importPlan.ts';
import type { CodeNames } from '../packs/library.ts';

/** A 科目, or a fixed line of a table (`code` ''), that is called otherwise this year. */
export interface RenamedName {
  readonly code: string;
  readonly before: string;
  readonly after: string;
}

const DIMENSIONS = ['function', 'economic'] as const;

/** 科目 of last year's facts whose name is another in the new year. */
export function renamedCodes(facts: readonly Fact[], before: CodeNames, after: CodeNames): RenamedName[] {
  return DIMENSIONS.flatMap((dimension) => withParents(facts.flatMap((fact) => fact.dimensions[dimension] ?? [])).flatMap((code) => renamed(code, before.nameOf(dimension, code), after.nameOf(dimension, code))));
}

/** 科目 that last year's workbook prints under another name than this year's. */
export function renamedInWorkbook({ sheets }: Pick<ImportPlan, 'sheets'>, now: CodeNames): RenamedName[] {
  const labels = new Map(sheets.flatMap(({ rows }) => rows.flatMap(({ code, label, understood }) => (code !== null && understood && label.trim() !== '' ? [[code, label] as const] : []))));
  return [...labels].sort(([a], [b]) => a.localeCompare(b)).flatMap(([code, label]) => {
    const dimension = DIMENSIONS.find((candidate) => now.isKnown(candidate, code));
    return dimension === undefined ? [] : renamed(code, label, now.nameOf(dimension, code));
  });
}

/** Fixed lines that two packs print in the same place of the same table under different labels. */
export function renamedLines(before: Pack, after: Pack): RenamedName[] {
  const labels = linesOf(before);
  const found = [...linesOf(after)].flatMap(([place, label]) => renamed('', labels.get(place) ?? label, label));
  return [...new Map(found.map((one) => [`${one.before}|${one.after}`, one])).values()];
}

function linesOf({ statements }: Pack): Map<string, string> {
  return new Map(statements.flatMap(({ role, panels }) => panels.flatMap(({ id, rows }) => rows.flatMap((row) => (row.kind === 'line' ? [[`${role} ${id} ${row.id}`, row.label] as const] : [])))));
}

/** Nothing where only spaces, numbering or brackets differ. */
function renamed(code: string, before: string, after: string): RenamedName[] {
  const [old, now] = [plain(before, code), plain(after, code)];
  return old === '' || now === '' || core(old) === core(now) ? [] : [{ code, before: old, after: now }];
}

function plain(name: string, code: string): string {
  const text = name.normalize('NFKC').replaceAll(/\s/g, '');
  return code !== '' && text.startsWith(code) ? text.slice(code.length) : text;
}

/** What of a name is its name: without 一、 (二) 3. 其中： and signs. */
function core(name: string): string {
  return name.replace(/^(?:其中[::]|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])+/, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Codes with the groups and classes that they belong to, in order. */
function withParents(codes: readonly string[]): string[] {
  return [...new Set(codes.flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
}
