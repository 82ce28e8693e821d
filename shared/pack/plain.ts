/** What a YAML file holds: plain values without classes. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainMap;
export interface PlainMap { readonly [key: string]: Plain }

export function isPlainMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An element of a list that merges by id. */
export type Entry = PlainMap & { readonly id: string };

export function isEntry(value: Plain): value is Entry {
  return isPlainMap(value) && typeof value['id'] === 'string';
}

/** Checks at a border (a parsed file) that a value is plain: no dates, functions, class instances. */
export function isPlain(value: unknown): value is Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

/** Text that is equal for equal content whatever the order of keys: what the pack's hash is taken over. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`;
}
