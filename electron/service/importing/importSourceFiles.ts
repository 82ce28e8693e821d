import { BadInput } from '../../../shared/badInput.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import type { DocumentReading } from '../../../shared/importing/reading.ts';
import { type SourceIdentity, identifySource, readSource } from '../../sources/readSource.ts';
import type { Library } from '../packs/library.ts';
import { joinWorkbooks, readWorkbooks, recogniseWorkbook } from './openDocument.ts';
import { type FormSource, takeForms } from '../performance/performanceImport.ts';

/** Files of one year and bureau, told apart by what they are. */
export interface SourceFiles {
  /** Published tables, which may be spread over several files; null where there are none. */
  readonly statements: { readonly workbook: RawWorkbook; readonly files: readonly string[]; readonly reading: DocumentReading } | null;
  /** The others, in the order in which they are to be imported: what is imported later goes before what was. */
  readonly sources: readonly IdentifiedSource[];
  /** Self-evaluation forms, by the file that holds them. */
  readonly forms: readonly FormSource[];
  readonly year: number;
}

export interface IdentifiedSource {
  readonly workbook: RawWorkbook;
  readonly identity: SourceIdentity;
}

/** Budgets by item first, which a coarser budget of the 财决 export leaves as they are; then the export, then what the bureau worked out itself. */
const ORDER: readonly SourceIdentity['kind'][] = ['budget', 'financeExport', 'workingSheets'];

/**
 * Reads files and tells what each is.
 * @throws BadInput of reading; no-table for a file that is nothing of this program's; years-differ, year-unknown
 */
export async function openSourceFiles(library: Library, files: readonly string[], options: { readonly pack?: string; readonly year?: number }): Promise<SourceFiles> {
  const { workbooks, forms } = takeForms(await readWorkbooks(files), (workbook) => identifySource(workbook, library) !== null || printsTables(library, workbook));
  const identified = workbooks.map((workbook) => ({ workbook, identity: identifySource(workbook, library) }));
  const published = identified.flatMap(({ workbook, identity }) => (identity === null ? [workbook] : []));
  const sources = identified.flatMap(({ workbook, identity }): IdentifiedSource[] => (identity === null ? [] : [{ workbook, identity }]));
  const ordered = ORDER.flatMap((kind) => sources.filter(({ identity }) => identity.kind === kind));
  const statements = published.length === 0 ? null : openStatements(library, published, ordered, options);
  const year = options.year ?? commonYear(statements?.reading ?? null, ordered, forms);
  // What cannot be read is refused before a ledger is touched.
  for (const { workbook: source } of ordered) readSource(source, library, { unit: '', year });
  return { statements, sources: ordered, forms, year };
}

/** Whether sheets beside self-evaluation forms are tables of 决算, and no contents or 汇总表. */
function printsTables(library: Library, workbook: RawWorkbook): boolean {
  try {
    return recogniseWorkbook(library, workbook, {}).view.tables.size > 0;
  } catch (error) {
    if (error instanceof BadInput) return false;
    throw error;
  }
}

function openStatements(library: Library, published: readonly RawWorkbook[], sources: readonly IdentifiedSource[], options: { readonly pack?: string; readonly year?: number }): NonNullable<SourceFiles['statements']> {
  const workbook = joinWorkbooks(published);
  const known = sources.find(({ identity }) => identity.year !== null)?.identity.year ?? undefined;
  const read = (year: number | undefined): DocumentReading => recogniseWorkbook(library, workbook, { strict: true, ...(options.pack !== undefined && { pack: options.pack }), ...(year !== undefined && { year }) });
  const first = read(options.year);
  // Tables that say no year are of the year that the other files say.
  const reading = first.year === null && known !== undefined ? read(known) : first;
  if (published.length > 1) for (const file of published) requireTable(library, file, reading);
  return { workbook, files: published.map(({ file }) => file), reading };
}

/** A file beside others that gives nothing to the document is the wrong file. */
function requireTable(library: Library, file: RawWorkbook, document: DocumentReading): void {
  const names = new Set(file.sheets.flatMap(({ name }) => [name, `${file.file}/${name}`]));
  if (document.sheets.some(({ sheet, status }) => names.has(sheet) && status !== 'skipped' && status !== 'unread')) return;
  recogniseWorkbook(library, file, { year: document.view.year });
}

function commonYear(reading: DocumentReading | null, sources: readonly IdentifiedSource[], forms: readonly FormSource[]): number {
  const said = [
    ...(reading?.yearSaid == null ? [] : [{ file: '决算公开表', year: reading.yearSaid }]),
    ...sources.flatMap(({ workbook, identity }) => (identity.year === null ? [] : [{ file: workbook.file, year: identity.year }])),
  ];
  const [first, ...others] = said;
  const other = others.find(({ year }) => year !== first?.year);
  if (first && other) throw new BadInput('years-differ', `“${first.file}”是${first.year}年度的，“${other.file}”是${other.year}年度的，不能一起导入：上年的请放在 --last-year 后面；确是同一年度的，请用 --year 写明年度。`);
  if (first) return first.year;
  if (reading) return reading.view.year;
  const formYear = Number(forms.flatMap(({ tables }) => tables).find((table) => table.year !== null)?.year ?? 0);
  if (formYear > 0) return formYear;
  throw new BadInput('year-unknown', `“${[...sources.map(({ workbook }) => workbook.file), ...forms.map(({ file }) => file)].join('、')}”没有写明是哪一年的：请用 --year 写明年度，或在表的标题中写上年度。`);
}
