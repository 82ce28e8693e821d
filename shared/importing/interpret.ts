import { type Filter, intersect } from '../ledger/fact.ts';
import type { Role } from '../statement/definition.ts';
import type { ViewColumn, ViewRow } from '../view/view.ts';
import { type PrintedAmount, readAmount } from './amounts.ts';
import type { TableBlock } from './blocks.ts';
import type { PrintedRow } from './body.ts';
import { type InterpretedColumn, interpretColumns, withPresentSums } from './columns.ts';
import { type Form, type FormPanel, lineFilter } from './forms.ts';
import type { GridCell } from './grid.ts';
import type { TableHead } from './head.ts';
import { budgetStage, lineMeaning, lineRoleOf, stageInNotes } from './lineWords.ts';
import type { FormMatch, PrintedTable } from './match.ts';
import { labelKey, squeeze, unspaced } from './normalise.ts';
import type { KnownCodes, ReadingWay, RowReading } from './reading.ts';
import { fundOfTitle } from './titles.ts';
import { CodeRows, LineRows, type RowMeaning } from './rows.ts';
import { type RecognitionWords, sameLine } from './words.ts';

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

/** Gives every column and row its meaning by the chosen form. */
export function interpretTable(table: RecognisedTable, match: FormMatch, words: RecognitionWords, codes: KnownCodes | null): InterpretedTable {
  const others = table.matches.filter((other) => other !== match);
  const noted = stageInNotes(table.body.notes, words);
  const budget = budgetStage(match.form, table.body.notes, words);
  const rowsNameStages = table.body.rows.some((row) => lineMeaning([row.label], table.role, budget, words)?.stage !== undefined);
  const columns = withPresentSums(interpretColumns({ table, role: table.role, match, others, words, budget, budgetNoted: noted !== null, rowsNameStages }));
  const reader = new RowReader(table, match, others, words, codes, noted, budget, columns);
  table.body.rows.forEach((row) => reader.take(row));
  return { source: table, form: match.form, columns, rows: reader.rows, readings: reader.readings, problems: reader.problems };
}

/** Takes the printed rows from top to bottom and keeps what was met: 行次, doubles, the code above. */
class RowReader {
  readonly rows: InterpretedRow[] = [];
  readonly readings: RowReading[] = [];
  readonly problems: RowProblem[] = [];
  readonly #table: RecognisedTable;
  readonly #others: readonly FormMatch[];
  readonly #words: RecognitionWords;
  readonly #codes: KnownCodes | null;
  readonly #noted: 'initial' | 'adjusted' | null;
  readonly #budget: 'initial' | 'adjusted';
  readonly #columns: readonly InterpretedColumn[];
  readonly #panels: readonly (readonly FormPanel[])[];
  readonly #codeRows: readonly CodeRows[];
  readonly #lineRows: readonly LineRows[];
  readonly #ids = new Map<string, { index: number; printed: PrintedRow }>();
  /** Ids of rows met, by panel, 行次 and name. */
  readonly #byPlace = new Map<string, string>();
  #unknown = 0;

  constructor(table: RecognisedTable, match: FormMatch, others: readonly FormMatch[], words: RecognitionWords, codes: KnownCodes | null, noted: 'initial' | 'adjusted' | null, budget: 'initial' | 'adjusted', columns: readonly InterpretedColumn[]) {
    this.#table = table;
    this.#others = others;
    this.#words = words;
    this.#codes = codes;
    this.#noted = noted;
    this.#budget = budget;
    this.#columns = columns;
    this.#panels = match.panels;
    const forms = [match.form, ...others.map((other) => other.form)];
    this.#codeRows = match.panels.map((panels) => new CodeRows(panels, forms, codes));
    this.#lineRows = match.panels.map((panels) => new LineRows(panels, words));
  }

  take(row: PrintedRow): void {
    const label = unspaced(row.label);
    if (/^(?:…|\.{3,}|。{3,})/.test(label)) this.#problem('elided', row, `“${label}”前用省略号略去了一些行，略去的行按空白处理`);
    const filled = [...row.amounts.values()].some((cell) => cell.figure !== 'dash');
    const printedCode = row.codes.join(' ').trim();
    if (label === '' && printedCode === '' && !filled) return;
    const meaning = this.#meaning(row, filled);
    if (meaning === null) { this.#refuse(row, filled, `“${label || printedCode || '（无名称）'}”这一行没有认出是什么`, 'unknownRow'); return; }
    if ('bad' in meaning) { this.#refuse(row, filled, `科目编码“${meaning.bad}”不是有效的编码，这一行未采用`, 'badCode'); return; }
    const earlier = this.#ids.get(meaning.id);
    if (earlier) { this.#double(row, meaning, earlier); return; }
    this.#ids.set(meaning.id, { index: this.rows.length, printed: row });
    this.#byPlace.set(placeOf(row), meaning.id);
    if (meaning.repaired !== undefined) this.#problem('badCode', row, `科目编码“${meaning.repaired}”有误，已按名称“${label}”读作${meaning.code ?? ''}`);
    this.#push(row, meaning);
  }

  #meaning(row: PrintedRow, filled: boolean): RowMeaning | { readonly bad: string } | null {
    const byCode = this.#codeRows[row.panel]?.read(row.codes, row.label) ?? 'none';
    if (byCode !== 'none') return byCode;
    const lines = this.#lineRows[row.panel];
    if (this.#isRepeated(row)) return this.#sameAs(row);
    const known = lines?.read(row.label, row.line) ?? this.#codeRows[row.panel]?.byName(row.label) ?? this.#elsewhere(row) ?? this.#byClassName(row) ?? this.#byWords(row) ?? this.#extraLine(row) ?? this.#codeRows[row.panel]?.byProject(row.label) ?? (filled ? lines?.sole() : null);
    return known ? this.#staged(row, known) : null;
  }

  /** The same 行次 and name once more: a page break or a reading fault, not another line. */
  #isRepeated(row: PrintedRow): boolean {
    return row.line !== '' && this.#repeated(row) !== undefined;
  }

  #repeated(row: PrintedRow): { index: number; printed: PrintedRow } | undefined {
    const id = labelKey(row.label) === '' ? undefined : this.#byPlace.get(placeOf(row));
    return id === undefined ? undefined : this.#ids.get(id);
  }

  #sameAs(row: PrintedRow): RowMeaning | null {
    const found = this.#repeated(row);
    const view = found ? this.rows[found.index]?.view : undefined;
    const panel = this.#panels[row.panel]?.find((candidate) => candidate.definition.id === view?.panel);
    return view && panel ? { id: view.id, panel, filter: view.filter ?? {}, way: 'form' } : null;
  }

  /** A line that another pack's form of this statement has. */
  #elsewhere(row: PrintedRow): RowMeaning | null {
    const key = labelKey(row.label);
    const target = this.#panels[row.panel]?.[0];
    if (key === '' || !target) return null;
    for (const other of this.#others) for (const panel of other.panels[row.panel] ?? []) {
      const lines = panel.linesByKey.get(key) ?? panel.lines.filter((line) => sameLine(this.#words, line.key, key));
      const found = lines.find((line) => !this.#ids.has(line.row.id));
      if (found) {
        const home = this.#panels[row.panel]?.find((candidate) => candidate.definition.id === panel.definition.id) ?? target;
        return { id: found.row.id, panel: home, filter: lineFilter(found.row), way: 'otherForm', ...(found.row.classCode && { code: found.row.classCode }) };
      }
    }
    return null;
  }

  /** A class that no form lists: its name is known to the classification. */
  #byClassName(row: PrintedRow): RowMeaning | null {
    const key = labelKey(row.label);
    for (const panel of this.#panels[row.panel] ?? []) {
      const first = panel.lines.find((line) => line.row.classCode !== undefined);
      if (!first || key === '') continue;
      const code = this.#classCodes().get(key);
      if (code !== undefined) return { id: `c:${code}`, panel, filter: { ...lineFilter(first.row), function: code }, code, way: 'words' };
    }
    return null;
  }

  #classNames: Map<string, string> | undefined;

  #classCodes(): Map<string, string> {
    if (this.#classNames) return this.#classNames;
    this.#classNames = new Map();
    for (let code = 201; this.#codes && code < 240; code += 1) {
      if (this.#codes.isKnown('function', String(code))) this.#classNames.set(labelKey(this.#codes.nameOf('function', String(code))), String(code));
    }
    return this.#classNames;
  }

  #byWords(row: PrintedRow): RowMeaning | null {
    const panel = this.#panels[row.panel]?.[0];
    if (!panel || row.label === '' || !lineRoleOf(this.#table.role)) return null;
    const filter = lineMeaning([row.label], this.#table.role, this.#budget, this.#words);
    if (filter === null) return null;
    const id = filter.key ?? filter.stage;
    return typeof id === 'string' ? { id, panel, filter: { measure: 'line', ...filter }, way: 'words' } : null;
  }

  /** A line that no form has: 财政拨款收入 of older summaries, 合计 of a 表06 printed as one list. */
  #extraLine(row: PrintedRow): RowMeaning | null {
    const key = labelKey(row.label);
    const panel = this.#panels[row.panel]?.[0];
    const found = this.#words.lines.get(this.#table.role)?.find((line) => line.keys.has(key) && !this.#ids.has(line.id));
    return panel && found ? { id: found.id, panel, filter: found.filter, way: 'words' } : null;
  }

  /** Lines named 预算数 mean the stage that the notes give. */
  #staged(row: PrintedRow, meaning: RowMeaning): RowMeaning {
    if (this.#noted === null || meaning.filter.stage === undefined || this.#words.concepts.get(labelKey(row.label)) !== 'budget') return meaning;
    return { ...meaning, filter: { ...meaning.filter, stage: this.#noted } };
  }

  /** A row met before: dropped when it adds nothing, joined when the first was empty, else kept as a row without meaning. */
  #double(row: PrintedRow, meaning: RowMeaning, earlier: { index: number; printed: PrintedRow }): void {
    const figures = (printed: PrintedRow): string[] => [...printed.amounts].filter(([, cell]) => cell.figure !== 'dash').map(([column, cell]) => `${column}:${cell.key}`);
    const before = figures(earlier.printed);
    const now = figures(row);
    const label = unspaced(row.label) || row.codes.join(' ').trim();
    if (now.length === 0 || (row.panel === earlier.printed.panel && now.join() === before.join())) {
      if (row.panel === earlier.printed.panel) this.#problem('duplicateRow', row, `“${label}”重复出现，重复的一行${now.length === 0 ? '没有金额' : '与前一行相同'}，只取一行`);
      this.#read(row, meaning.id, meaning.code ?? null, meaning.way);
      return;
    }
    if (before.length === 0) {
      this.#problem('duplicateRow', row, `“${label}”重复出现，前一行没有金额，取后一行`);
      this.#ids.set(meaning.id, { index: earlier.index, printed: row });
      this.rows[earlier.index] = this.#interpreted(row, meaning, earlier.index);
      return;
    }
    this.#refuse(row, true, `“${label}”重复出现而金额不同，后一行未采用`, 'duplicateRow');
  }

  /** A row without meaning stays in the table with what it prints, so that nothing disappears unseen. */
  #refuse(row: PrintedRow, filled: boolean, text: string, kind: RowProblem['kind']): void {
    this.#read(row, null, null, null);
    if (!filled) return;
    this.#unknown += 1;
    this.#problem(kind, row, text);
    const panel = this.#panels[row.panel]?.[0];
    const code = row.codes.join('').replace(/\D/g, '');
    const view: ViewRow = { id: `x:${this.#unknown}`, panel: panel?.definition.id ?? '', label: unspaced(row.label), filter: null, order: this.rows.length, ...(code !== '' && { code }), ...(row.line !== '' && { line: row.line }) };
    this.rows.push({ view, sheetRow: row.row, cells: this.#cells(row, panel, null), way: null, known: false });
  }

  #push(row: PrintedRow, meaning: RowMeaning): void {
    this.#read(row, meaning.id, meaning.code ?? null, meaning.way);
    this.rows.push(this.#interpreted(row, meaning, this.rows.length));
  }

  #interpreted(row: PrintedRow, meaning: RowMeaning, order: number): InterpretedRow {
    const view: ViewRow = {
      id: meaning.id, panel: meaning.panel.definition.id, label: unspaced(row.label), filter: meaning.filter, order,
      ...(meaning.code !== undefined && { code: meaning.code }), ...(row.line !== '' && { line: row.line }), ...(meaning.sum && { sum: meaning.sum }),
    };
    return { view, sheetRow: row.row, cells: this.#cells(row, meaning.panel, meaning), way: meaning.way, known: true };
  }

  #cells(row: PrintedRow, panel: FormPanel | undefined, meaning: RowMeaning | null): InterpretedCell[] {
    const base = meaning === null ? null : intersect(this.#panelFilter(panel), meaning.filter);
    return this.#columns.filter((column) => column.printedPanel === row.panel && column.view.panel === panel?.definition.id).map((column) => {
      const cell = row.amounts.get(column.leaf.column);
      const amount = readAmount(cell?.raw);
      return { column, cell, amount, filter: cellFilter(column.absolute ? (meaning?.filter ?? null) : base, column.view, meaning, amount) };
    });
  }

  /** The panel's own filter; a 三公 title that names its money overrules the form's. */
  #panelFilter(panel: FormPanel | undefined): Filter {
    const { fund, ...rest } = panel?.definition.filter ?? {};
    const named = this.#table.role === 'threePublic' ? fundOfTitle(this.#table.title, this.#words) : undefined;
    const settled = named === undefined ? fund : (named ?? undefined);
    return settled === undefined ? rest : { ...rest, fund: settled };
  }

  #read(row: PrintedRow, id: string | null, code: string | null, way: ReadingWay): void {
    this.readings.push({ row: row.row + 1, label: unspaced(row.label), code, id, way });
  }

  #problem(kind: RowProblem['kind'], row: PrintedRow, text: string): void {
    this.problems.push({ kind, row: row.codes.join('').replace(/\s/g, '') || squeeze(row.label), sheetRow: row.row, text });
  }
}

function placeOf(row: PrintedRow): string {
  return `${row.panel}|${row.line}|${labelKey(row.label)}`;
}

/** Where the form prints —— the cell has no meaning, unless a number stands there after all. */
function cellFilter(base: Filter | null, column: ViewColumn, meaning: RowMeaning | null, amount: PrintedAmount): Filter | null {
  if (base === null || column.filter === null) return null;
  if (meaning?.dash?.includes(column.id) && amount.state !== 'number') return null;
  return intersect(base, column.filter);
}
