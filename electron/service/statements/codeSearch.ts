import type { Classification } from '../../../shared/classification/classification.ts';

export interface FoundCode {
  readonly code: string;
  readonly name: string;
  /** Names of the 类 and 款 above it: 行政运行 is an item of fifty 款. */
  readonly within: string;
  /** Initials of the name: `xzyx` for 行政运行. */
  readonly pinyin: string;
}

const initials = new Map<string, string>();

/** Initials of a Chinese name, for search by pinyin; the dictionary is loaded when it is first needed. */
export async function pinyinInitials(names: readonly string[]): Promise<readonly string[]> {
  if (names.some((name) => !initials.has(name))) {
    const { pinyin } = await import('pinyin-pro');
    for (const name of names) if (!initials.has(name)) initials.set(name, pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase());
  }
  return names.map((name) => initials.get(name) ?? '');
}

export interface CodeQuery {
  readonly dimension: 'function' | 'economic';
  readonly year: number;
  /** Digits that a code may have, e.g. [7]. */
  readonly digits: readonly number[];
  readonly query: string;
  readonly nameOf: (code: string) => string;
  /** Codes that the ledger has, also such as are not in the year's classification: what lies near them is found first. */
  readonly more: readonly string[];
  /** Whether initials find a code too. Default true. */
  readonly pinyin?: boolean;
}

/**
 * Codes of which every word of the query is the beginning, or part of the name, of the names above it or of the name's pinyin initials;
 * best first, then those of a 款 or 类 that the ledger has, at most `limit`.
 */
export async function searchCodes(classification: Classification, { dimension, year, digits, query, nameOf, more, pinyin: byPinyin = true }: CodeQuery, limit = 50): Promise<FoundCode[]> {
  const words = query.trim().toLowerCase().split(/\s+/);
  const used = new Set(more.flatMap((code) => [code.slice(0, 3), code.slice(0, 5)]));
  const distance = (code: string): number => (used.has(code.slice(0, 5)) ? 0 : used.has(code.slice(0, 3)) ? 1 : 2);
  const codes = [...new Set([...classification.codes(dimension, year), ...more])].filter((code) => digits.includes(code.length)).sort();
  const names = codes.map(nameOf);
  const pinyin = byPinyin ? await pinyinInitials(names) : [];
  const found = codes.flatMap((code, index) => {
    const entry: FoundCode = { code, name: names[index] ?? code, within: namesAbove(code, nameOf), pinyin: pinyin[index] ?? '' };
    const ranks = words.map((word) => rankOf(entry, word));
    return ranks.includes(null) ? [] : [{ entry, rank: Math.max(...ranks.map(Number)) }];
  });
  return found.sort((a, b) => a.rank - b.rank || distance(a.entry.code) - distance(b.entry.code) || a.entry.code.localeCompare(b.entry.code)).slice(0, limit).map(({ entry }) => entry);
}

/** `农林水支出 / 林业和草原` of a 项; '' of a 类. */
export function namesAbove(code: string, nameOf: (code: string) => string): string {
  return [3, 5].filter((length) => length < code.length).map((length) => nameOf(code.slice(0, length))).join(' / ');
}

/** 0 the code itself, then its beginning, the name's beginning, the initials' beginning, inside, and above; null for no match. */
function rankOf({ code, name, within, pinyin }: FoundCode, wanted: string): number | null {
  if (wanted === '') return 1;
  if (code === wanted) return 0;
  if (code.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (pinyin.startsWith(wanted)) return 3;
  if (name.includes(wanted)) return 4;
  if (pinyin.includes(wanted)) return 5;
  return within.includes(wanted) ? 6 : null;
}
