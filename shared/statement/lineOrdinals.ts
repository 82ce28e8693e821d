import { chineseNumber } from '../narrative/ordinals.ts';

const ORDINAL = /^([一二三四五六七八九十]{1,3})、/;
const VALUES: ReadonlyMap<string, number> = new Map(Array.from({ length: 99 }, (_, at) => [chineseNumber(at + 1), at + 1]));

/** The number in front of a line's name (十九、住房保障支出 → 19); null where it has none. */
export function ordinalOf(label: string): number | null {
  return VALUES.get(ORDINAL.exec(label)?.[1] ?? '') ?? null;
}

/** The name with another number in front of it; unchanged where it has none. */
export function withOrdinal(label: string, value: number): string {
  return label.replace(ORDINAL, `${chineseNumber(value)}、`);
}

/** The number as it is written, with its mark (十九、); '' where the name has none. */
export function writtenOrdinal(label: string): string {
  return ORDINAL.exec(label)?.[0] ?? '';
}

/** A name without a number gets one. */
export function numbered(name: string, value: number): string {
  return `${chineseNumber(value)}、${name}`;
}

/**
 * Counts on behind a line that came in between: the lines right behind it that bear its number or the next ones move by one; where the
 * count begins anew or leaves a gap (一 … 九、二十二) it stops.
 * @param at place of the line that came in
 */
export function countedOn(labels: readonly string[], at: number): string[] {
  let taken = ordinalOf(labels[at] ?? '');
  return labels.map((label, place) => {
    const own = place > at && taken !== null ? ordinalOf(label) : null;
    if (own === null || taken === null) return label;
    taken = own === taken ? own + 1 : null;
    return taken === null ? label : withOrdinal(label, taken);
  });
}
