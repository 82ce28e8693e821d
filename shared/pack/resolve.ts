import { type PackProblem, mergeValues } from './merge.ts';
import type { Pack } from './pack.ts';
import { type Plain, type PlainMap, canonicalText, isPlainMap } from './plain.ts';
import { parseContent } from './schema.ts';
import { expandShorthand } from './shorthand.ts';
import { soundnessOf } from './soundness.ts';

/** One YAML file of a pack, parsed. */
export interface PackLayer {
  /** File name within the pack: pack.yaml, statements.yaml, narrative.yaml, narrative/20-general.yaml, glossary.yaml. */
  readonly file: string;
  readonly content: PlainMap;
}

/** A pack folder as read: pack.yaml first, then the others, laid one upon another. */
export interface RawPack {
  readonly id: string;
  /** Where it stands, for messages. */
  readonly folder: string;
  readonly layers: readonly PackLayer[];
}

export type Resolution =
  | { readonly pack: Pack; readonly content: PlainMap; readonly chain: readonly string[] }
  | { readonly problems: readonly PackProblem[] };

/** A pack stands on at most three others. */
const MAX_DEPTH = 4;

/** What every pack says of itself and never inherits. */
const OWN_KEYS = ['id', 'name', 'province', 'validFrom'] as const;

/**
 * Resolves a pack: lays the chain of `extends` one upon another, expands the shorthand, checks shape and meaning.
 * @param rawOf the pack of an id as read, null when there is none; called only for the chain
 * @param digest sha-256 of a text as hex (this side has no crypto); null where nobody asks for the hash, which is then ''
 */
export function resolvePack(raw: RawPack, rawOf: (id: string) => RawPack | null, digest: ((text: string) => string) | null): Resolution {
  const problems: PackProblem[] = [];
  const chain = chainOf(raw, rawOf, problems);
  const laid = chain.flatMap((pack) => layersOf(pack, rawOf, problems));
  let merged: Plain = {};
  for (const { file, content, isHead } of laid) {
    const found: PackProblem[] = [];
    merged = mergeValues(isHead ? withoutOwn(merged) : merged, content, found);
    problems.push(...found.map((problem) => ({ ...problem, file })));
  }
  if (problems.length > 0) return { problems };
  const { extends: _parent, prose: _prose, ...rest } = isPlainMap(merged) ? merged : {};
  const content = expandShorthand({ provisional: false, glossary: [], ...rest });
  const parsed = parseContent(content);
  const faults = 'problems' in parsed ? parsed.problems : soundnessOf(parsed.content);
  if ('problems' in parsed || faults.length > 0) return { problems: faults.map((problem) => located(problem, laid)) };
  return { pack: { ...parsed.content, hash: digest === null ? '' : digest(canonicalText(parsed.content)) }, content, chain: chain.map((pack) => pack.id) };
}

/** From the base down to the pack itself. */
function chainOf(raw: RawPack, rawOf: (id: string) => RawPack | null, problems: PackProblem[]): readonly RawPack[] {
  const chain = [raw];
  for (;;) {
    const child = chain[0] as RawPack;
    checkOwn(child, problems);
    const parent = headOf(child)['extends'];
    const fault = (text: string): readonly RawPack[] => {
      problems.push({ path: ['extends'], text, file: fileName(child, child.layers[0]) });
      return chain;
    };
    if (parent === undefined) return chain;
    if (typeof parent !== 'string') return fault('extends 应写一个版式的 id');
    if (chain.some((pack) => pack.id === parent)) return fault(`extends 绕成了圈（${[parent, ...chain.map((pack) => pack.id)].join(' ← ')}），请改正`);
    if (chain.length >= MAX_DEPTH) return fault(`extends 超过${MAX_DEPTH}层，请减少层次`);
    const found = rawOf(parent);
    if (found === null) return fault(`所依据的版式“${parent}”不存在，请核对 extends`);
    chain.unshift(found);
  }
}

/** A layer with the name that messages give it. */
interface LaidLayer {
  /** `<pack>/<file>`. */
  readonly file: string;
  readonly content: PlainMap;
  readonly isHead: boolean;
}

/**
 * The layers of one pack. `prose: <id>` borrows the sentences and the glossary of another pack, which are laid right behind pack.yaml:
 * two forms of one document with the same prose need not stand one upon the other.
 */
function layersOf(pack: RawPack, rawOf: (id: string) => RawPack | null, problems: PackProblem[]): readonly LaidLayer[] {
  const [head, ...rest] = pack.layers.map((layer, index): LaidLayer => ({ file: fileName(pack, layer), content: layer.content, isHead: index === 0 }));
  const id = headOf(pack)['prose'];
  const lender = typeof id === 'string' && id !== pack.id ? rawOf(id) : null;
  if (id !== undefined && lender === null) problems.push({ path: ['prose'], text: 'prose 应写另一个有文字的版式的 id，请核对', file: fileName(pack, pack.layers[0]) });
  const lent = (lender?.layers ?? []).flatMap((layer): LaidLayer[] => (lender !== null && /^(?:narrative|glossary)\b/.test(layer.file) ? [{ file: fileName(lender, layer), content: layer.content, isHead: false }] : []));
  return [...(head ? [head] : []), ...lent, ...rest];
}

function headOf(pack: RawPack): PlainMap {
  return pack.layers[0]?.content ?? {};
}

function checkOwn(pack: RawPack, problems: PackProblem[]): void {
  const head = headOf(pack);
  const file = fileName(pack, pack.layers[0]);
  for (const key of OWN_KEYS) if (head[key] === undefined) problems.push({ path: [key], text: `缺少“${key}”，每个版式都要自己写明`, file });
  if (head['id'] !== undefined && head['id'] !== pack.id) problems.push({ path: ['id'], text: `id“${String(head['id'])}”与文件夹名“${pack.id}”不一致，请改成相同`, file });
}

function withoutOwn(merged: Plain): PlainMap {
  if (!isPlainMap(merged)) return {};
  const { provisional: _provisional, extends: _parent, prose: _prose, ...rest } = merged;
  return rest;
}

function fileName(pack: RawPack, layer: PackLayer | undefined): string {
  return `${pack.id}/${layer?.file ?? 'pack.yaml'}`;
}

/** Names the file that writes the place: the one that goes deepest along the path, the latest among equals. */
function located(problem: PackProblem, laid: readonly LaidLayer[]): PackProblem {
  let file = laid.findLast(({ isHead }) => isHead)?.file ?? '';
  let depth = 0;
  for (const layer of laid) {
    const reached = depthOf(layer.content, problem.path);
    if (reached > 0 && reached >= depth) { depth = reached; file = layer.file; }
  }
  return { ...problem, file };
}

function depthOf(content: PlainMap, path: readonly string[]): number {
  let here: Plain | undefined = content;
  for (const [depth, key] of path.entries()) {
    if (Array.isArray(here)) {
      const list: readonly Plain[] = here;
      here = list.find((item) => isPlainMap(item) && item['id'] === key) ?? list[Number(key)];
    } else here = isPlainMap(here) ? here[key] : undefined;
    if (here === undefined) return depth;
  }
  return path.length;
}

/** One line a problem: file, place, what and remedy. */
export function problemText(problem: PackProblem): string {
  const place = problem.path.length > 0 ? `“${problem.path.join(' / ')}”` : '';
  return `${problem.file ?? ''}${place === '' ? '' : ` 中${place}`}：${problem.text}`;
}
