import type { Filter } from '../ledger/fact.ts';
import type { Role } from '../statement/definition.ts';
import type { ViewRow } from '../view/view.ts';
import type { PrintedAmount } from './amounts.ts';
import type { TableBlock } from './blocks.ts';
import { type InterpretedColumn, interpretColumns, withExtraSums, withPresentSums } from './columns.ts';
import type { Form } from './forms.ts';
import type { GridCell } from './grid.ts';
import type { TableHead } from './head.ts';
import { budgetStage, lineMeaning, stageInNotes } from './lineWords.ts';
import { type FormMatch, type PrintedTable, yearless } from './match.ts';
import type { KnownCodes, ReadingWay, RowReading } from './reading.ts';
import { codeReaders } from './rowMeanings.ts';
import { RowReader } from './rowReader.ts';
import { NO_SUBTOTALS, type Subtotals, subtotalsOf } from './subtotals.ts';
import type { RecognitionWords } from './words.ts';

/** A printed table with its title and place, and the forms it was compared with. */
export interface RecognisedTable extends PrintedTable {
  readonly block: TableBlock;
  readonly head: TableHead;
  readonly role: Role;
  readonly title: string;
  readonly confidence: number;
  /** Best first. */
  readonly matches: readonly FormMatch[];
}

export interface InterpretedCell {
  readonly column: InterpretedColumn;
  readonly filter: Filter | null;
  readonly amount: PrintedAmount;
  readonly cell: GridCell | undefined;
}

export interface InterpretedRow {
  readonly view: ViewRow;
  readonly sheetRow: number;
  readonly cells: readonly InterpretedCell[];
  readonly way: ReadingWay;
  readonly known: boolean;
}

export interface RowProblem { readonly kind: 'unknownRow' | 'duplicateRow' | 'badCode' | 'elided'; readonly row: string; readonly sheetRow: number; readonly text: string }

export interface InterpretedTable {
  readonly source: RecognisedTable;
  readonly form: Form;
  readonly columns: readonly InterpretedColumn[];
  readonly rows: readonly InterpretedRow[];
  readonly readings: readonly RowReading[];
  readonly problems: readonly RowProblem[];
}

/** What the reading of one table's rows starts from. */
export interface TableContext {
  readonly table: RecognisedTable;
  readonly match: FormMatch;
  /** Matches of the statement's other forms, best first. */
  readonly others: readonly FormMatch[];
  readonly words: RecognitionWords;
  readonly codes: KnownCodes | null;
  /** Stage that the notes give to 预算数; null where they do not say. */
  readonly noted: 'initial' | 'adjusted' | null;
  /** What 预算数 means here, by the notes or by the form. */
  readonly budget: 'initial' | 'adjusted';
  readonly columns: readonly InterpretedColumn[];
  /** Of a row's label: 2024年决算数 is 决算数, or 上年决算数 where a later year stands beside it. */
  readonly withoutYear: (label: string) => string;
}

/** The rest of what rows are read by: it needs the rows' codes. */
export interface RowContext extends TableContext {
  readonly subtotals: Subtotals;
}

/** Gives every column and row its meaning by the chosen form. */
export function interpretTable(table: RecognisedTable, match: FormMatch, words: RecognitionWords, codes: KnownCodes | null): InterpretedTable {
  const others = table.matches.filter((other) => other !== match);
  const noted = stageInNotes(table.body.notes, words);
  const budget = budgetStage(match.form, table.body.notes, words);
  const withoutYear = yearless(table.body.rows.map((row) => row.label));
  const said = table.body.rows.map((row) => lineMeaning([withoutYear(row.label)], table.role, budget, words));
  const [rowsNameStages, rowsNameKeys] = [said.some((filter) => filter?.stage !== undefined), said.some((filter) => filter?.key !== undefined && filter.key !== 'threePublic')];
  const columns = withExtraSums(withPresentSums(interpretColumns({ table, role: table.role, match, others, words, budget, budgetNoted: noted !== null, rowsNameStages, rowsNameKeys }), match.form.definition), table.role, words);
  const context: TableContext = { table, match, others, words, codes, noted, budget, columns, withoutYear };
  const reader = new RowReader({ ...context, subtotals: subtotalsIn(context) });
  table.body.rows.forEach((row) => reader.take(row));
  return { source: table, form: match.form, columns, rows: reader.rows, readings: reader.readings, problems: reader.problems };
}

/** What the forms call the total of a table; `rows.yaml` says as what it may be printed. */
const TOTAL = '合计';

function subtotalsIn(context: TableContext): Subtotals {
  if (!context.match.form.panels.some((panel) => panel.rollups.length > 0)) return NO_SUBTOTALS;
  const readers = codeReaders(context);
  return subtotalsOf(context.table.body.rows, (row) => {
    const meaning = readers[row.panel]?.read(row.codes, row.label);
    return meaning === undefined || meaning === 'none' || 'bad' in meaning ? null : (meaning.code ?? null);
  }, (label) => label === TOTAL || context.words.printedAs.get(TOTAL)?.has(label) === true);
}
