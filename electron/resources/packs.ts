import { BadInput } from '../../shared/badInput.ts';
import type { PackProblem } from '../../shared/pack/merge.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import { type PackHeader, type PackProposal, proposeFrom } from '../../shared/pack/propose.ts';
import { type PackLayer, type RawPack, problemText, resolvePack } from '../../shared/pack/resolve.ts';
import { sha256 } from './digest.ts';
import { FORM_FILES, findPackFolders, readPack, rememberingReader } from './packFiles.ts';

/** All packs that can be had; each is read and resolved when it is first asked for. */
export interface PackLibrary {
  /** What pack.yaml says of every pack, by id. */
  list(): readonly PackHeader[];
  /** The resolved pack. Throws BadInput when it does not exist or is faulty. */
  getPack(id: string): Pack;
  /** The pack without its prose, in half the time: for recognising and auditing documents. Throws as `getPack`. */
  getForms(id: string): PackForms;
  /** The pack to start a year with (DESIGN §4). */
  proposePack(province: string, year: number): PackProposal;
}

export type PackForms = Omit<Pack, 'parts' | 'phrases' | 'glossary' | 'hash'>;

/**
 * Opens the pack folders under the roots (the program's resources/packs, then the user's own); a missing root holds none.
 * Throws BadInput when two roots hold the same id.
 */
export function loadPacks(roots: readonly string[]): PackLibrary {
  const folders = findPackFolders(roots);
  const read = rememberingReader();
  const getPack = resolver(folders, (folder) => readPack(folder, undefined, read), sha256);
  const getForms = resolver(folders, (folder) => readPack(folder, FORM_FILES, read), null);
  let headers: readonly PackHeader[] | undefined;
  const list = (): readonly PackHeader[] => (headers ??= [...folders].map(([id, folder]) => headerOf(id, read(folder, 'pack.yaml'))));
  return { list, getPack, getForms, proposePack: (province, year) => proposeFrom(list(), province, year) };
}

/** Resolves packs by id, each once. */
function resolver(folders: ReadonlyMap<string, string>, read: (folder: string) => RawPack, digest: ((text: string) => string) | null): (id: string) => Pack {
  const packs = new Map<string, Pack>();
  const rawOf = (id: string): RawPack | null => {
    const folder = folders.get(id);
    return folder === undefined ? null : read(folder);
  };
  return (id) => {
    const known = packs.get(id);
    if (known) return known;
    const raw = rawOf(id);
    if (raw === null) throw new BadInput('pack.unknown', `没有版式“${id}”，现有：${[...folders.keys()].join('、') || '无'}，请从中选用。`);
    const resolution = resolvePack(raw, rawOf, digest);
    if ('problems' in resolution) throw faulty(raw, resolution.problems);
    packs.set(id, resolution.pack);
    return resolution.pack;
  };
}

function faulty(raw: RawPack, problems: readonly PackProblem[]): BadInput {
  const first = problems[0];
  const more = problems.length > 1 ? `（共${problems.length}处，可用 pack check 逐一列出）` : '';
  return new BadInput('pack.faulty', `版式“${raw.id}”（${raw.folder}）有误：${first ? problemText(first) : ''}${more}。`);
}

function headerOf(id: string, layer: PackLayer): PackHeader {
  const head = layer.content;
  const text = (key: string): string => (typeof head[key] === 'string' ? head[key] : '');
  return { id, name: text('name') || id, province: text('province'), validFrom: typeof head['validFrom'] === 'number' ? head['validFrom'] : 0, provisional: head['provisional'] === true };
}
