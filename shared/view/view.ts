import type { Filter, Fund, QuantityKind } from '../ledger/fact.ts';
import type { MoneyUnit } from '../money/fen.ts';
import type { Role } from '../statement/definition.ts';

/**
 * A book view: the statements of one document as the checks see them. Built from the live ledger (evaluated statements) or from an
 * imported published document (printed values); the rules do not know which.
 */

/** Where a printed value stands in a workbook. Absent for ledger views. */
export interface SourceAddress {
  readonly file?: string;
  readonly sheet: string;
  /** A1 address of the cell (of the master cell when merged). */
  readonly cell: string;
}

export type CellState = 'number' | 'blank' | 'dash' | 'bad';

export interface ViewCell {
  readonly table: ViewTable;
  readonly row: ViewRow;
  readonly column: ViewColumn;
  /** Meaning of the cell: panel ∧ row ∧ column. Null when the cell is not applicable or not understood. */
  readonly filter: Filter | null;
  /** `signature(filter)`, '' when there is none. Equal signatures in two tables must show equal numbers. */
  readonly signature: string;
  readonly state: CellState;
  /** Fen (or a count); 0 for blank and dash; for `bad` the best reading or 0. */
  readonly value: number;
  /** As printed (`7, 836. 48`), null for blank. */
  readonly printed: string | null;
  /** Size of the last printed digit in fen: the rounding unit of this cell (万元 with two decimals → 10,000). 1 for counts. */
  readonly digit: number;
  /** What parsing had to clean (`space`, `separator` …), or the reading guessed for a bad number. */
  readonly cleaned: readonly string[];
  readonly source?: SourceAddress;
}

export interface ViewRow {
  /** Unique in its table: the definition's row id for lines, `c:CODE` for codes, `x:N` for a row not understood. */
  readonly id: string;
  readonly panel: string;
  readonly label: string;
  /** 3/5/7 digits (economic 3/5) for code rows. */
  readonly code?: string;
  /** 行次 / 栏次 as printed. */
  readonly line?: string;
  readonly filter: Filter | null;
  /** Signed row ids that this row is the sum of, as declared by the definition. */
  readonly sum?: readonly string[];
  /** Position in the panel, for messages such as 与上一行相同. */
  readonly order: number;
}

export interface ViewColumn {
  readonly id: string;
  readonly panel: string;
  /** Heading path from the outermost head to the leaf. */
  readonly path: readonly string[];
  /** 栏次 as printed. */
  readonly number?: string;
  readonly filter: Filter | null;
  readonly sum?: readonly string[];
}

export interface ViewTable {
  readonly role: Role;
  /** Normalised `公开NN表`. */
  readonly number: string;
  readonly title: string;
  readonly unit: MoneyUnit;
  readonly decimals: number;
  readonly quantity: QuantityKind;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly ViewColumn[];
  readonly cells: readonly ViewCell[];
  /** Notes and the 空表 sentence as printed. */
  readonly notes: readonly string[];
  /** True when the table holds no amount other than zero. */
  readonly empty: boolean;
}

/** Something that reading could not make sense of; becomes a finding or `notChecked`. */
export interface ReadingRemark {
  readonly kind: 'unknownRow' | 'unknownColumn' | 'otherColumn' | 'duplicateRow' | 'learnedCode' | 'badCode' | 'unreadSheet' | 'hidden' | 'unitGuessed' | 'elided' | 'duplicateTable' | 'errorCell' | 'missingHead' | 'residue' | 'otherDepartment';
  readonly table?: string;
  readonly row?: string;
  readonly column?: string;
  readonly text: string;
  readonly source?: SourceAddress;
}

export interface BookView {
  readonly origin: 'ledger' | 'document';
  readonly packId: string;
  readonly year: number;
  readonly department: string;
  readonly tables: ReadonlyMap<Role, ViewTable>;
  readonly remarks: readonly ReadingRemark[];
  /** Last year's document or the locked year, for the roll-forward. */
  readonly lastYear?: BookView;
  /** Entered adjustments of opening balances in fen, by the `carriedIn` signature that they explain. Only a ledger knows them. */
  readonly openingAdjustments?: ReadonlyMap<string, number>;
  /** Totals that the 批复 states, which the book must equal. Only a ledger knows them. */
  readonly approval?: ApprovalTotals;
  /** Fixed lines that no table prints (政府采购, 机关运行经费), final stage, by key: fen or counts. Only a ledger knows them. */
  readonly unprintedLines?: ReadonlyMap<string, number>;
  /** The unit books whose figures, with what cancels between them, make up this department's book. */
  readonly units?: readonly UnitBook[];
  /** Last year as it was published, where `lastYear` is what this book carries of it; restated quantities differ. */
  readonly lastYearPublished?: BookView;
  /** Written reasons (口径调整) of restated last-year quantities, by their meaning. */
  readonly restatements?: ReadonlyMap<string, string>;
}

/** Measures that a 批复 states. */
export type ApprovedMeasure = 'income' | 'expenditure' | 'carriedIn' | 'closing';

export interface ApprovalTotals {
  /** 文号, '' until known. */
  readonly documentNumber: string;
  /** `fund` null: all funds together. Amounts in fen. */
  readonly totals: readonly { readonly measure: ApprovedMeasure; readonly fund: Fund | null; readonly amount: number }[];
}

export interface UnitBook {
  readonly name: string;
  /** Holds the entries that cancel money between the units. */
  readonly cancels: boolean;
  readonly view: BookView;
}

/** The cell of a table at a row and column id. */
export function cellAt(table: ViewTable, rowId: string, columnId: string): ViewCell | undefined {
  return table.cells.find((cell) => cell.row.id === rowId && cell.column.id === columnId);
}
