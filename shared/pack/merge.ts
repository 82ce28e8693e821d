import { type Entry, type Plain, type PlainMap, isEntry, isPlainMap } from './plain.ts';

/** A fault of a pack: where (ids and keys from the top) and one Chinese clause that says what and how to mend it. */
export interface PackProblem {
  readonly path: readonly string[];
  readonly text: string;
  /** File of the pack that holds the place, when one does. */
  readonly file?: string;
}

/**
 * Lays `over` upon `base` (DESIGN §4): maps merge by key, lists of objects with `id` merge by id, every other list and value
 * replaces. In a map, `key: { remove: true }` drops the key. In a list by id an entry may say `remove: true`, `after: <id>` or
 * `before: <id>`; a new entry without a place goes to the end, an empty list clears. Faults go to `problems`, merging goes on.
 */
export function mergeValues(base: Plain | undefined, over: Plain, problems: PackProblem[], path: readonly string[] = []): Plain {
  if (isPlainMap(over)) return mergeMaps(isPlainMap(base) ? base : {}, over, problems, path);
  if (Array.isArray(over)) {
    const list: readonly Plain[] = over;
    if (list.length > 0 && list.every(isEntry)) return mergeEntries(entriesOf(base), list, problems, path);
    if (list.some(isEntry)) problems.push({ path, text: '列表中有的项有 id、有的项没有，请给每一项都写上 id' });
    return list;
  }
  return over;
}

function entriesOf(base: Plain | undefined): readonly Entry[] {
  if (!Array.isArray(base)) return [];
  const list: readonly Plain[] = base;
  return list.every(isEntry) ? list : [];
}

function mergeMaps(base: PlainMap, over: PlainMap, problems: PackProblem[], path: readonly string[]): PlainMap {
  const merged: Record<string, Plain> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const here = [...path, key];
    if (isRemoval(value)) {
      if (!(key in base)) problems.push({ path: here, text: `要删除的“${key}”在上一级版式中不存在，请核对键名` });
      delete merged[key];
    } else merged[key] = mergeValues(base[key], value, problems, here);
  }
  return merged;
}

function isRemoval(value: Plain): boolean {
  return isPlainMap(value) && value['remove'] === true && Object.keys(value).length === 1;
}

function mergeEntries(base: readonly Entry[], over: readonly Entry[], problems: PackProblem[], path: readonly string[]): Plain[] {
  let merged = [...base];
  const seen = new Set<string>();
  for (const entry of over) {
    const here = [...path, entry.id];
    if (seen.has(entry.id)) problems.push({ path: here, text: `同一列表中“${entry.id}”写了两次，请删去一处` });
    seen.add(entry.id);
    merged = mergeEntry(merged, entry, problems, here);
  }
  return merged;
}

function mergeEntry(list: readonly Entry[], entry: Entry, problems: PackProblem[], path: readonly string[]): Entry[] {
  const { remove, after, before, ...content } = entry;
  const at = list.findIndex((other) => other.id === entry.id);
  if (remove !== undefined) {
    if (remove !== true) problems.push({ path, text: 'remove 只能写 true' });
    if (at < 0) problems.push({ path, text: `要删除的“${entry.id}”在上一级版式中不存在，请核对 id` });
    if (Object.keys(entry).length > 2) problems.push({ path, text: '删除一项时不能同时写别的内容' });
    return list.filter((_, index) => index !== at);
  }
  const mended: Entry = { ...mergeMaps(list[at] ?? {}, content, problems, path), id: entry.id };
  if (after === undefined && before === undefined) return at < 0 ? [...list, mended] : list.with(at, mended);
  if (after !== undefined && before !== undefined) problems.push({ path, text: 'after 与 before 只能写一个' });
  const others = list.filter((_, index) => index !== at);
  const place = others.findIndex((other) => other.id === (after ?? before));
  if (place < 0) {
    problems.push({ path, text: `找不到“${String(after ?? before)}”，无法确定“${entry.id}”的位置，请核对 after 或 before` });
    return at < 0 ? [...list, mended] : list.with(at, mended);
  }
  return others.toSpliced(after !== undefined ? place + 1 : place, 0, mended);
}
