/**
 * How answers pass between program and window: long lists of records of one kind go as columns with their repeated words said once, so
 * that a table of thousands of cells is a few lists of numbers. Both sides see the records; only the way between them is packed.
 */

/** Records from which columns are worth it. */
const LONG = 48;
/** The one key of a packed list, found in no answer. */
const MARK = '\u0000records';

type Part = Readonly<Record<string, unknown>>;

/** What the records hold under one key: their values, or the words that their values are, or the members of their lists one after another. */
interface Column {
  readonly key: string;
  /** A letter a record, `1` where it has the key; null where all have it. */
  readonly has: string | null;
  readonly words?: readonly unknown[];
  /** Lengths of the lists whose members are in `values`. */
  readonly lengths?: readonly number[];
  /** With `words` a text of a letter a record, which says the word. */
  readonly values: unknown;
}

/** A value as it passes; what holds no long list passes as it is. */
export function packed(value: unknown): unknown {
  if (Array.isArray(value)) return value.length >= LONG && value.every(isPart) ? { [MARK]: { count: value.length, columns: columnsOf(value) } } : sameOr(value, value.map(packed));
  if (!isPart(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, packed(part)] as const);
  return entries.every(([key, part]) => part === value[key]) ? value : Object.fromEntries(entries);
}

/** The value that was packed. */
export function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return sameOr(value, value.map(unpacked));
  if (!isPart(value)) return value;
  const list = value[MARK];
  if (list !== undefined) return recordsOf(list as { readonly count: number; readonly columns: readonly Column[] });
  const entries = Object.entries(value).map(([key, part]) => [key, unpacked(part)] as const);
  return entries.every(([key, part]) => part === value[key]) ? value : Object.fromEntries(entries);
}

function isPart(value: unknown): value is Part {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function sameOr(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((part, at) => part === before[at]) ? before : after;
}

function columnsOf(records: readonly Part[]): Column[] {
  const found = new Map<string, { readonly at: number[]; readonly values: unknown[] }>();
  records.forEach((record, index) => {
    for (const key in record) {
      let column = found.get(key);
      if (column === undefined) found.set(key, column = { at: [], values: [] });
      column.at.push(index);
      column.values.push(record[key]);
    }
  });
  return [...found].map(([key, { at, values }]) => ({ key, has: at.length === records.length ? null : marksOf(at, records.length), ...content(values) }));
}

function marksOf(at: readonly number[], count: number): string {
  const marks = Array.from({ length: count }, () => '0');
  for (const index of at) marks[index] = '1';
  return marks.join('');
}

function content(values: readonly unknown[]): Pick<Column, 'words' | 'lengths' | 'values'> {
  if (values.every((value) => value === null || typeof value !== 'object')) return repeatedWords(values);
  if (values.every(isList)) return { lengths: values.map((list) => list.length), values: packed(values.flat()) };
  return { values: values.map(packed) };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The first letter that says a word, and how many there are before those that stand for half a letter. */
const FIRST_LETTER = 0x23;
const LETTERS = 0xd800 - FIRST_LETTER;

function repeatedWords(values: readonly unknown[]): Pick<Column, 'words' | 'values'> {
  const places = new Map<unknown, number>();
  let letters = '';
  for (const value of values) {
    let place = places.get(value);
    if (place === undefined) places.set(value, place = places.size);
    letters += String.fromCharCode(FIRST_LETTER + place);
  }
  return places.size * 2 > values.length || places.size > LETTERS ? { values } : { words: [...places.keys()], values: letters };
}

function recordsOf({ count, columns }: { readonly count: number; readonly columns: readonly Column[] }): readonly unknown[] {
  const records: Record<string, unknown>[] = Array.from({ length: count }, () => ({}));
  for (const { key, has, ...held } of columns) {
    const values = valuesOf(held);
    let next = 0;
    records.forEach((record, index) => {
      if (has === null || has[index] === '1') record[key] = values[next++];
    });
  }
  return records;
}

function valuesOf({ words, lengths, values }: Pick<Column, 'words' | 'lengths' | 'values'>): readonly unknown[] {
  if (words !== undefined) return Array.from(String(values), (letter) => words[letter.charCodeAt(0) - FIRST_LETTER]);
  const list = unpacked(values) as readonly unknown[];
  if (lengths === undefined) return list;
  let from = 0;
  return lengths.map((length) => list.slice(from, from += length));
}
