import { type Filter, intersect } from '../ledger/fact.ts';
import type { ViewColumn, ViewRow } from '../view/view.ts';
import { type PrintedAmount, addedAmounts, readAmount } from './amounts.ts';
import { type PrintedRow, saysElision } from './body.ts';
import type { FormPanel } from './forms.ts';
import type { InterpretedCell, InterpretedRow, RowContext, RowProblem } from './interpret.ts';
import { labelKey, squeeze, unspaced } from './normalise.ts';
import type { ReadingWay, RowReading } from './reading.ts';
import { RowMeanings } from './rowMeanings.ts';
import type { RowMeaning } from './rows.ts';
import { fundOfTitle } from './titles.ts';

interface Met { readonly index: number; readonly printed: PrintedRow }

/** Takes the printed rows of a table from top to bottom and keeps what was met, so that a row printed twice is one. */
export class RowReader {
  readonly rows: InterpretedRow[] = [];
  readonly readings: RowReading[] = [];
  readonly problems: RowProblem[] = [];
  readonly #context: RowContext;
  readonly #meanings: RowMeanings;
  readonly #ids = new Map<string, Met>();
  /** Ids of rows met, by panel, 行次 and name. */
  readonly #byPlace = new Map<string, string>();
  #unknown = 0;

  constructor(context: RowContext) {
    this.#context = context;
    this.#meanings = new RowMeanings(context, (id) => this.#ids.has(id));
  }

  take(row: PrintedRow): void {
    const label = unspaced(row.label);
    if (/^(?:…|\.{3,}|。{3,})/.test(label) && !saysElision(this.#context.table.body.notes)) this.#problem('elided', row, `“${label}”前用省略号略去了一些行，略去的行按空白处理`);
    const filled = [...row.amounts.values()].some((cell) => cell.figure !== 'dash');
    const printedCode = row.codes.join(' ').trim();
    // Forms filled by formulas print zeros in their empty lines too.
    if (label === '' && printedCode === '' && figuresOf(row).every((figure) => IS_ZERO.test(figure))) return;
    if (this.#context.subtotals.ofUnits.has(row)) { this.#ofUnit(row); return; }
    const meaning = this.#meaning(row, filled);
    if (meaning === null) { this.#refuse(row, filled, `“${label || printedCode || '（无名称）'}”这一行没有认出是什么`, 'unknownRow'); return; }
    if ('bad' in meaning) { this.#refuse(row, filled, `科目编码“${meaning.bad}”不是有效的编码，这一行未采用`, 'badCode'); return; }
    const earlier = this.#ids.get(meaning.id);
    if (earlier && this.#context.subtotals.ofUnits.size > 0 && meaning.way === 'code') { this.#addUnit(row, meaning, earlier); return; }
    if (earlier) { this.#double(row, meaning, earlier); return; }
    this.#ids.set(meaning.id, { index: this.rows.length, printed: row });
    this.#byPlace.set(placeOf(row), meaning.id);
    if (meaning.repaired !== undefined) this.#problem('badCode', row, `科目编码“${meaning.repaired}”有误，已按名称“${label}”读作${meaning.code ?? ''}`);
    this.#read(row, meaning.id, meaning.code ?? null, meaning.way);
    this.rows.push(this.#interpreted(row, meaning, this.rows.length));
  }

  #meaning(row: PrintedRow, filled: boolean): RowMeaning | { readonly bad: string } | null {
    const byCode = this.#meanings.byCode(row);
    if (byCode !== 'none') return byCode;
    return this.#again(row) ?? this.#meanings.byLabel(row, filled);
  }

  /** The same 行次 and name once more: a page break or a reading fault, not another line. */
  #again(row: PrintedRow): RowMeaning | null {
    const id = row.line === '' || labelKey(row.label) === '' ? undefined : this.#byPlace.get(placeOf(row));
    const met = id === undefined ? undefined : this.#ids.get(id);
    const view = met ? this.rows[met.index]?.view : undefined;
    const panel = this.#context.match.panels[row.panel]?.find((candidate) => candidate.definition.id === view?.panel);
    return view && panel ? { id: view.id, panel, filter: view.filter ?? {}, way: 'form' } : null;
  }

  /** A row met before: dropped when it adds nothing, joined when the first was empty, else kept as a row without meaning. */
  #double(row: PrintedRow, meaning: RowMeaning, earlier: Met): void {
    const before = figuresOf(earlier.printed);
    const now = figuresOf(row);
    const label = unspaced(row.label) || row.codes.join(' ').trim();
    const samePanel = row.panel === earlier.printed.panel;
    if (now.length === 0 || (samePanel && now.join() === before.join())) {
      if (samePanel) this.#problem('duplicateRow', row, `“${label}”重复出现，重复的一行${now.length === 0 ? '没有金额' : '与前一行相同'}，只取一行`);
      this.#read(row, meaning.id, meaning.code ?? null, meaning.way);
    } else if (before.length === 0) {
      // 一、“三公”经费支出 over （一）支出合计: a heading and its total, not one line twice.
      if (labelKey(earlier.printed.label) === labelKey(row.label)) this.#problem('duplicateRow', row, `“${label}”重复出现，前一行没有金额，取后一行`);
      this.#ids.set(meaning.id, { index: earlier.index, printed: row });
      this.#read(row, meaning.id, meaning.code ?? null, meaning.way);
      this.rows[earlier.index] = this.#interpreted(row, meaning, earlier.index);
    } else this.#refuse(row, true, `“${label}”重复出现而金额不同，后一行未采用`, 'duplicateRow');
  }

  /** 小计 of one of several units under the 合计: shown, and said once. */
  #ofUnit(row: PrintedRow): void {
    const [first] = this.#context.subtotals.ofUnits;
    if (row === first) this.#problem('unknownRow', row, '同一科目在几个单位名下列出，已按科目相加后核对，各单位的小计没有核对，请检查各单位自己的表');
    this.#beside(row);
  }

  /** The same code of another unit: one row of the department, with both amounts. */
  #addUnit(row: PrintedRow, meaning: RowMeaning, earlier: Met): void {
    this.#read(row, meaning.id, meaning.code ?? null, meaning.way);
    const before = this.rows[earlier.index];
    if (!before) return;
    const more = new Map(this.#cells(row, meaning.panel, meaning).map((cell) => [cell.column, cell]));
    this.rows[earlier.index] = { ...before, cells: before.cells.map((cell) => addedCell(cell, more.get(cell.column))) };
  }

  /** A row without meaning stays in the table with what it prints, so that nothing disappears unseen. */
  #refuse(row: PrintedRow, filled: boolean, text: string, kind: RowProblem['kind']): void {
    if (!filled) { this.#read(row, null, null, null); return; }
    this.#problem(kind, row, text);
    this.#beside(row);
  }

  #beside(row: PrintedRow): void {
    this.#read(row, null, null, null);
    this.#unknown += 1;
    const panel = this.#context.match.panels[row.panel]?.[0];
    const code = row.codes.join('').replace(/\D/g, '');
    const view: ViewRow = { id: `x:${this.#unknown}`, panel: panel?.definition.id ?? '', label: unspaced(row.label), filter: null, order: this.rows.length, ...(code !== '' && { code }), ...(row.line !== '' && { line: row.line }) };
    this.rows.push({ view, sheetRow: row.row, cells: this.#cells(row, panel, null), way: null, known: false });
  }

  #interpreted(row: PrintedRow, meaning: RowMeaning, order: number): InterpretedRow {
    const view: ViewRow = {
      id: meaning.id, panel: meaning.panel.definition.id, label: unspaced(meaning.name ?? row.label), filter: meaning.filter, order,
      ...(meaning.code !== undefined && { code: meaning.code }), ...(row.line !== '' && { line: row.line }), ...(meaning.sum && { sum: meaning.sum }),
    };
    return { view, sheetRow: row.row, cells: this.#cells(row, meaning.panel, meaning), way: meaning.way, known: true };
  }

  #cells(row: PrintedRow, panel: FormPanel | undefined, meaning: RowMeaning | null): InterpretedCell[] {
    const base = meaning === null ? null : intersect(this.#panelFilter(panel), meaning.filter);
    return this.#context.columns.filter((column) => column.printedPanel === row.panel && column.view.panel === panel?.definition.id).map((column) => {
      const cell = row.amounts.get(column.leaf.column);
      const amount = readAmount(cell?.raw);
      return { column, cell, amount, filter: cellFilter(column.absolute ? (meaning?.filter ?? null) : base, column.view, meaning, amount) };
    });
  }

  /** The panel's own filter; a 三公 title that names its money overrules the form's. */
  #panelFilter(panel: FormPanel | undefined): Filter {
    const { fund, ...rest } = panel?.definition.filter ?? {};
    const { table, words } = this.#context;
    const named = table.role === 'threePublic' ? fundOfTitle(table.title, words) : undefined;
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

/** Two units' cells of one code; it stands where the first that says something stands. */
function addedCell(cell: InterpretedCell, other: InterpretedCell | undefined): InterpretedCell {
  if (!other || other.amount.state === 'blank' || other.amount.state === 'dash') return cell;
  if (cell.amount.state === 'blank' || cell.amount.state === 'dash') return { ...other, column: cell.column };
  return { ...cell, amount: addedAmounts(cell.amount, other.amount) };
}

/** A figure of `figuresOf` that is zero. */
const IS_ZERO = /:-?0*\.?0*$/;

function figuresOf(row: PrintedRow): string[] {
  return [...row.amounts].filter(([, cell]) => cell.figure !== 'dash').map(([column, cell]) => `${column}:${cell.key}`);
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
