import type { Classification } from '../../../shared/classification/classification.ts';

export interface FoundCode {
  readonly code: string;
  readonly name: string;
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
  /** Codes beside the year's classification that the ledger knows. */
  readonly more: readonly string[];
  /** Whether initials find a code too. Default true. */
  readonly pinyin?: boolean;
}

/** Codes whose digits start with the query, or whose name or pinyin initials hold it; best first, at most `limit`. */
export async function searchCodes(classification: Classification, { dimension, year, digits, query, nameOf, more, pinyin: byPinyin = true }: CodeQuery, limit = 50): Promise<FoundCode[]> {
  const wanted = query.trim().toLowerCase();
  const codes = [...new Set([...classification.codes(dimension, year), ...more])].filter((code) => digits.includes(code.length)).sort();
  const names = codes.map(nameOf);
  const pinyin = byPinyin ? await pinyinInitials(names) : [];
  const found = codes.flatMap((code, index) => {
    const entry: FoundCode = { code, name: names[index] ?? code, pinyin: pinyin[index] ?? '' };
    const rank = rankOf(entry, wanted);
    return rank === null ? [] : [{ entry, rank }];
  });
  return found.sort((a, b) => a.rank - b.rank || a.entry.code.localeCompare(b.entry.code)).slice(0, limit).map(({ entry }) => entry);
}

/** 0 the code itself, then its beginning, the name's beginning, the initials' beginning, and inside; null for no match. */
function rankOf({ code, name, pinyin }: FoundCode, wanted: string): number | null {
  if (wanted === '') return 1;
  if (code === wanted) return 0;
  if (code.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (pinyin.startsWith(wanted)) return 3;
  if (name.includes(wanted)) return 4;
  return pinyin.includes(wanted) ? 5 : null;
}
