import { join } from 'node:path';
import { loadSampleBureau, loadSampleFacts } from '../../electron/samples/sampleBureau.ts';
import { SAMPLE_FILES } from '../../electron/samples/sampleWorkbooks.ts';
import { codeNames, openLibrary, ownResourceRoot } from '../../electron/service/packs/library.ts';
import type { BookInput } from '../../shared/statement/evaluate.ts';
import { soundFacts } from '../sound/soundFacts.ts';
import { bigFacts } from './bigFacts.ts';

/** What the subjects of the bench work on. */
export const library = openLibrary(ownResourceRoot());
export const bureau = loadSampleBureau(library.resourceRoot);
/** The sample bureau's published workbook of its year. */
export const sampleWorkbook = join(library.resourceRoot, 'samples', SAMPLE_FILES.thisYear);
/** The day on every document that the bench writes. */
export const today = new Date('2025-08-01T00:00:00Z');

export interface BenchBook {
  readonly name: string;
  readonly pack: string;
  readonly input: BookInput;
}

function bookOf(name: string, packId: string, factsOf: () => BookInput['facts']): BenchBook {
  const { statements } = library.packs.getPack(packId);
  return { name, pack: packId, input: { year: bureau.year, facts: factsOf(), approved: [], statements, names: codeNames(library, bureau.year) } };
}

const WIDE = 'sichuan-2021';

/** The sample year in its own form. */
export const sampleBook = bookOf('示例单位 10 张表', bureau.pack, () => loadSampleFacts(library.resourceRoot, bureau.year));
/** A sound year in the form with most tables. */
export const wideBook = bookOf('四川 14 张表', WIDE, () => soundFacts(library, library.packs.getPack(WIDE)));
/** A large department in the same form. */
export const bigBook = bookOf('大部门（300 项、14 张表、5 个单位）', WIDE, () => bigFacts(library.classification, bureau.year));
