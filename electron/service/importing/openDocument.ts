import type { DocumentReading, PackCandidate } from '../../../shared/importing/reading.ts';
import { recognise } from '../../../shared/importing/recognise.ts';
import type { RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { readWorkbookInWorker } from '../../reading/inWorker.ts';
import { readWorkbook } from '../../reading/readWorkbook.ts';
import { type Library, codeNames } from '../packs/library.ts';

export interface OpenOptions {
  readonly pack?: string;
  readonly year?: number;
  /** An import asks where an audit guesses: units that cannot be told, two sheets of one table. */
  readonly strict?: boolean;
  /** Unit of money where the document does not tell it. */
  readonly moneyUnit?: MoneyUnit;
  /** Read in a worker thread (a shell with a window) or in this one (a command that has nothing else to do). */
  readonly thread?: 'worker' | 'here';
}

/** A document as read and as understood: what is marked, and what is judged. */
export interface OpenedDocument {
  readonly workbook: RawWorkbook;
  readonly reading: DocumentReading;
}

/** Reads one document, which may be spread over several workbooks, and recognises its tables. Throws BadInput. */
export async function openDocument(library: Library, files: readonly string[], options: OpenOptions): Promise<DocumentReading> {
  return (await openWorkbooks(library, files, options)).reading;
}

/** As `openDocument`, with the sheets as they stand. Throws BadInput. */
export async function openWorkbooks(library: Library, files: readonly string[], options: OpenOptions): Promise<OpenedDocument> {
  const workbooks = await readWorkbooks(files, options.thread);
  const workbook = joinWorkbooks(workbooks);
  return { workbook, reading: recogniseWorkbook(library, workbook, options) };
}

/** The sheets of several files, as they stand. Throws BadInput. */
export async function readWorkbooks(files: readonly string[], thread: OpenOptions['thread'] = 'here'): Promise<RawWorkbook[]> {
  return Promise.all(files.map((file) => (thread === 'worker' ? readWorkbookInWorker(file) : readWorkbook(file))));
}

/** Recognises the tables of a workbook that was read. Throws BadInput. */
export function recogniseWorkbook(library: Library, workbook: RawWorkbook, options: OpenOptions): DocumentReading {
  if (options.pack !== undefined) library.packs.getForms(options.pack);
  return recognise(workbook, {
    packs: candidates(library), words: library.words, codes: (year) => ({ ...codeNames(library, year), all: (dimension) => library.classification.codes(dimension, year) }), strictUnit: options.strict ?? false, strictDuplicates: options.strict ?? false,
    ...(options.pack !== undefined && { packId: options.pack }), ...(options.year !== undefined && { year: options.year }), ...(options.moneyUnit !== undefined && { moneyUnit: options.moneyUnit }),
  });
}

/** Several workbooks of one bureau are one document; their sheets keep their names, told apart by the file where they collide. */
export function joinWorkbooks(workbooks: readonly RawWorkbook[]): RawWorkbook {
  const [first, ...more] = workbooks;
  if (first === undefined) throw new RangeError('no workbook');
  if (more.length === 0) return first;
  const taken = new Set<string>();
  const sheets = workbooks.flatMap((workbook) => workbook.sheets.map((sheet): RawSheet => {
    const name = taken.has(sheet.name) ? `${workbook.file}/${sheet.name}` : sheet.name;
    taken.add(name);
    return { ...sheet, name };
  }));
  return { file: workbooks.map((workbook) => workbook.file).join('、'), sheets };
}

function candidates(library: Library): PackCandidate[] {
  return library.packs.list().map(({ id, validFrom, province }) => ({ id, validFrom, base: province === '', statements: library.packs.getForms(id).statements }));
}
