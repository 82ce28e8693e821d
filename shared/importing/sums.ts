import type { ViewRow } from '../view/view.ts';
import type { InterpretedRow } from './interpret.ts';
import type { Form } from './forms.ts';

/**
 * What each row is the sum of, among the rows that are there: declared lines as the form says (`c:*` every class line, `codes`
 * the topmost codes), code rows by their codes.
 */
export function rowsWithSums(rows: readonly InterpretedRow[], form: Form): InterpretedRow[] {
  const rollups = new Set(form.panels.filter((panel) => panel.rollups.length > 0).map((panel) => panel.definition.id));
  const views = rows.filter((row) => row.known).map((row) => row.view);
  const ids = new Set(views.map((view) => view.id));
  const codeRows = views.filter((view) => view.code !== undefined && rollups.has(view.panel));
  const open = new Set(rows.filter((row) => isBesideForm(row) && !rollups.has(row.view.panel)).map((row) => row.view.panel));
  return rows.map((row) => {
    // A filled line that the form does not know may belong to any of its sums: nothing is claimed then.
    const sum = row.known && !open.has(row.view.panel) ? sumOf(row.view, views, codeRows, ids, rollups) : undefined;
    return { ...row, view: withSum(row.view, sum) };
  });
}

function isBesideForm(row: InterpretedRow): boolean {
  const filled = row.cells.some((cell) => cell.amount.decimal !== null && cell.amount.decimal.scaled !== 0n);
  return filled && (!row.known || (row.way === 'words' && row.view.code === undefined && row.view.filter?.measure !== 'line'));
}

function withSum(view: ViewRow, sum: readonly string[] | undefined): ViewRow {
  const { sum: _declared, ...bare } = view;
  return sum && sum.length > 0 ? { ...bare, sum } : bare;
}

function sumOf(view: ViewRow, views: readonly ViewRow[], codeRows: readonly ViewRow[], ids: ReadonlySet<string>, rollups: ReadonlySet<string>): readonly string[] | undefined {
  if (view.code !== undefined && rollups.has(view.panel)) return directlyBelow(view.code, codeRows);
  if (view.sum) {
    return view.sum.flatMap((id) => {
      if (id === 'c:*') return views.filter((other) => other.panel === view.panel && other.code !== undefined && other.id !== view.id).map((other) => other.id);
      if (id === 'codes') return directlyBelow('', codeRows.filter((other) => other.panel === view.panel));
      return ids.has(id.replace(/^-/, '')) ? [id] : [];
    });
  }
  return view.id === 'total' && codeRows.length > 0 ? directlyBelow('', codeRows) : undefined;
}

/** The nearest printed level below a code. */
function directlyBelow(code: string, rows: readonly ViewRow[]): string[] {
  const under = rows.filter((row) => row.code !== undefined && row.code !== code && row.code.startsWith(code));
  return under.filter((row) => !under.some((other) => other !== row && other.code !== row.code && (row.code ?? '').startsWith(other.code ?? ''))).map((row) => row.id);
}
