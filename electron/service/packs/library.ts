import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';
import type { Classification } from '../../../shared/classification/classification.ts';
import type { RecognitionWords } from '../../../shared/importing/words.ts';
import { loadClassification } from '../../resources/classification.ts';
import { type PackLibrary, loadPacks } from '../../resources/packs.ts';
import { loadRecognitionWords } from '../../reading/recognitionWords.ts';

/** Everything that is data: packs, classification, words to recognise tables by. */
export interface Library {
  readonly resourceRoot: string;
  /** The program's resources and the user's own, in the order in which a later one replaces an earlier. */
  readonly roots: readonly string[];
  readonly packs: PackLibrary;
  /** Why the user's own packs are left out; null while nothing is wrong with them. */
  readonly packProblem: string | null;
  readonly classification: Classification;
  readonly words: RecognitionWords;
  /** Reads packs and schemes anew, after the user's own were changed. */
  refresh(): void;
}

/** Opens the resources; `userRoots` may hold packs of the user's own. */
export function openLibrary(resourceRoot: string, userRoots: readonly string[] = []): Library {
  const roots = [resourceRoot, ...userRoots];
  let opened = openPacks(resourceRoot, userRoots);
  return {
    resourceRoot, roots,
    get packs() { return opened.packs; },
    get packProblem() { return opened.problem; },
    classification: loadClassification(resourceRoot),
    get words() { return loadRecognitionWords(resourceRoot); },
    refresh() { opened = openPacks(resourceRoot, userRoots); },
  };
}

/** A file of the user's own that cannot be read must not keep the program from starting: the shipped packs are there without it. */
function openPacks(resourceRoot: string, userRoots: readonly string[]): { readonly packs: PackLibrary; readonly problem: string | null } {
  const shipped = join(resourceRoot, 'packs');
  const own = userRoots.map((root) => join(root, 'packs')).filter((folder) => existsSync(folder));
  if (own.length === 0) return { packs: loadPacks([shipped]), problem: null };
  try {
    const packs = loadPacks([shipped, ...own]);
    packs.list();
    return { packs, problem: null };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { packs: loadPacks([shipped]), problem: error.message };
  }
}

/** The program's own resources: the nearest folder `resources` above the sources, or above the built program. */
export function ownResourceRoot(): string {
  const above = Array.from({ length: 4 }, (_, levels) => resolve(import.meta.dirname, '../'.repeat(levels + 1), 'resources'));
  const found = above.find((folder) => existsSync(join(folder, 'packs')));
  if (found === undefined) throw new BadInput('no-resources', '程序自带的资料（resources 文件夹）不见了：请重新安装程序。');
  return found;
}

export interface CodeNames {
  nameOf(dimension: 'function' | 'economic', code: string): string;
  isKnown(dimension: 'function' | 'economic', code: string): boolean;
}

/** Names of codes in a year: those learned from the bureau's own documents first. */
export function codeNames(library: Library, year: number, learned: readonly { readonly dimension: string; readonly code: string; readonly name: string }[] = []): CodeNames {
  const own = new Map(learned.map((entry) => [`${entry.dimension}|${entry.code}`, entry.name]));
  return {
    nameOf: (dimension, code) => own.get(`${dimension}|${code}`) ?? library.classification.nameOf(dimension, code, year) ?? code,
    isKnown: (dimension, code) => library.classification.isKnown(dimension, code, year),
  };
}
