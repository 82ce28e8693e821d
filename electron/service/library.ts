import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { Classification } from '../../shared/classification/classification.ts';
import type { RecognitionWords } from '../../shared/importing/words.ts';
import { loadClassification } from '../resources/classification.ts';
import { type PackLibrary, loadPacks } from '../resources/packs.ts';
import { loadRecognitionWords } from '../reading/recognitionWords.ts';

/** Everything that is data: packs, classification, words to recognise tables by. */
export interface Library {
  readonly resourceRoot: string;
  /** The program's resources and the user's own, in the order in which a later one replaces an earlier. */
  readonly roots: readonly string[];
  readonly packs: PackLibrary;
  readonly classification: Classification;
  readonly words: RecognitionWords;
}

/** Opens the resources; `userRoots` may hold packs of the user's own. */
export function openLibrary(resourceRoot: string, userRoots: readonly string[] = []): Library {
  const roots = [resourceRoot, ...userRoots];
  return {
    resourceRoot, roots,
    packs: loadPacks(roots.map((root) => join(root, 'packs'))),
    classification: loadClassification(resourceRoot),
    words: loadRecognitionWords(resourceRoot),
  };
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
