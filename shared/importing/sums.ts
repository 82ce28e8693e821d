import type { ViewRow } from '../view/view.ts';
import { gapsOf } from '../statement/formGaps.ts';
import type { Form } from './forms.ts';
import type { InterpretedRow } from './interpret.ts';

/**
 * What each row is the sum of, among the rows that are there: declared lines as the form says (`c:*` every class line, `codes`
 * the topmost codes), code rows by their codes.
 */
export function rowsWithSums(rows: readonly InterpretedRow[], form: Form): InterpretedRow[] {
  const rollups = new Set(form.panels.filter((panel) => panel.rollups.length > 0).map((panel) => panel.definition.id));
  const views = rows.filter((row) => row.known).map((row) => row.view);
  const present: Present = { views, ids: new Set(views.map((view) => view.id)), below: childrenByCode(views.filter((view) => rollups.has(view.panel))), rollups, form };
  const open = new Set(rows.filter((row) => isBesideForm(row) && !rollups.has(row.view.panel)).map((row) => row.view.panel));
  return rows.map((row) => {
    // A filled line that the form does not know may belong to any of its sums: nothing is claimed then.
    const sum = row.known && !open.has(row.view.panel) ? sumOf(row.view, present) : undefined;
    return { ...row, view: withSum(row.view, sum) };
  });
}

interface Present {
  readonly views: readonly ViewRow[];
  readonly ids: ReadonlySet<string>;
  /** Rows directly below a code, by that code; those without a printed parent under ''. */
  readonly below: ReadonlyMap<string, readonly ViewRow[]>;
  readonly rollups: ReadonlySet<string>;
  readonly form: Form;
}

/** 其中 items belong to the line above them and to no sum. */
function isBesideForm(row: InterpretedRow): boolean {
  if (row.view.label.startsWith('其中')) return false;
  const filled = row.cells.some((cell) => cell.amount.decimal !== null && cell.amount.decimal.scaled !== 0n);
  return filled && (!row.known || (row.way === 'words' && row.view.code === undefined && row.view.filter?.measure !== 'line'));
}

function withSum(view: ViewRow, sum: readonly string[] | undefined): ViewRow {
  const { sum: _declared, ...bare } = view;
  return sum && sum.length > 0 ? { ...bare, sum } : bare;
}

function sumOf(view: ViewRow, present: Present): readonly string[] | undefined {
  const idsBelow = (code: string, panel?: string): string[] => (present.below.get(code) ?? []).filter((row) => panel === undefined || row.panel === panel).map((row) => row.id);
  if (view.code !== undefined && present.rollups.has(view.panel)) return idsBelow(view.code);
  if (view.sum) {
    // A form that lacks a fund's line is printed with it where there is money of the fund.
    const added = gapsOf(present.form.definition).filter((gap) => gap.kind === 'row' && gap.panel === view.panel && gap.total === view.id).map((gap) => gap.id);
    return [...view.sum, ...added].flatMap((id) => {
      if (id === 'c:*') return present.views.filter((other) => other.panel === view.panel && other.code !== undefined && other.id !== view.id).map((other) => other.id);
      if (id === 'codes') return idsBelow('', view.panel);
      return present.ids.has(id.replace(/^-/, '')) ? [id] : [];
    });
  }
  return view.id === 'total' && present.below.size > 0 ? idsBelow('') : undefined;
}

/** The nearest printed level above each code. */
function childrenByCode(rows: readonly ViewRow[]): Map<string, ViewRow[]> {
  const codes = new Set(rows.flatMap((row) => (row.code === undefined ? [] : [row.code])));
  const children = new Map<string, ViewRow[]>();
  for (const row of rows) {
    if (row.code === undefined) continue;
    let parent = /^\d+$/.test(row.code) ? row.code.slice(0, -1) : '';
    while (parent !== '' && !codes.has(parent)) parent = parent.slice(0, -1);
    const list = children.get(parent);
    if (list) list.push(row);
    else children.set(parent, [row]);
  }
  return children;
}
