import type { Role } from '../statement/definition.ts';
import { squeeze, withoutTranslation } from './normalise.ts';
import type { RecognitionWords } from './words.ts';

export interface TitleReading {
  readonly role: Role;
  /** 1 when the title says 决算 (or needs not), less when it could be another table. */
  readonly strength: number;
}

/** What a table title says; `null` when it is no title of a 决算 table, 'budget' when it is one of a 预算 table. */
export function readTitle(text: string, words: RecognitionWords): TitleReading | 'budget' | null {
  const key = withoutTranslation(squeeze(text));
  if (!looksLikeTitle(key)) return null;
  const { titles } = words;
  let bare = titleKey(key);
  if (titles.excluded.some((word) => bare.includes(word))) return null;
  for (const [from, to] of titles.replace) bare = bare.replaceAll(from, to);
  const settled = titles.settled.some((word) => bare.includes(word));
  const rule = titles.rules.find((candidate) => candidate.all.every((either) => either.some((word) => bare.includes(word))) && !candidate.none.some((word) => bare.includes(word)));
  if (!settled && bare.includes('预算')) return rule ? 'budget' : null;
  return rule ? { role: rule.role, strength: settled ? 1 : 0.6 } : null;
}

/** What a sheet's name says, in full words or short ones (基金, 三公); null where it says nothing or 预算. */
export function readSheetName(name: string, words: RecognitionWords): Role | null {
  const key = squeeze(name).replace(/^(?:公开|附)?表?\d*[-_.、:]?/, '');
  const full = readTitle(key, words);
  if (full !== null) return full === 'budget' ? null : full.role;
  if (words.titles.excluded.some((word) => key.includes(word)) || /预算(?!财政|支出|收入)/.test(key)) return null;
  const short = words.titles.sheetNames.find(([piece]) => key.includes(piece));
  const said = short ? readTitle(`${short[1]}决算表`, words) : null;
  return said === null || said === 'budget' ? null : said.role;
}

/**
 * The fund that a 三公 title names: 'general', null for all 财政拨款 without a fund, undefined when the title does not say.
 */
export function fundOfTitle(title: string, words: RecognitionWords): 'general' | null | undefined {
  let bare = squeeze(title);
  for (const [from, to] of words.titles.replace) bare = bare.replaceAll(from, to);
  if (bare.includes(words.titles.threePublicFund.general)) return 'general';
  return bare.includes(words.titles.threePublicFund.all) ? null : undefined;
}

/** A short line that ends like a table's name and is no sentence. */
function looksLikeTitle(key: string): boolean {
  if (key.length < 4 || key.length > 64 || /^(?:注|说明|备注)/.test(key) || /[。;!?]/.test(key)) return false;
  return /(?:表|情况|统计|明细)(?:\([^()]*\)|续|之[一二三\d]|-?\d{4}年?)*$/.test(key) || /(?:总表|决算表|明细表|情况表)/.test(key) && key.length <= 40;
}

/** Without brackets and their content (公开01表, 续, 按功能分类) and without a number or ordinal in front. */
export function titleKey(key: string): string {
  return withoutTranslation(key).replace(/\([^()]*\)/g, '').replace(/\[[^[\]]*\]/g, '').replace(/^(?:公开|附|财决)?表?\d{1,2}(?:-\d+)?表?[:、.]?/, '').replace(/^[一二三四五六七八九十]{1,3}、/, '');
}
