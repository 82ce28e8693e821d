import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

/** A row of one panel: where tables stand side by side a grid row holds one of each. */
export interface TreeNode {
  readonly rowId: string;
  /** Row of the sheet, first column of its panel. */
  readonly row: number;
  readonly left: number;
  /** The row that it lies under (项 under its 款), by their codes. */
  readonly parent: TreeNode | null;
}

/** The rows of a sheet by what they lie under. */
export interface RowTree {
  readonly nodes: readonly TreeNode[];
  /** First columns of the panels, left to right. */
  readonly lefts: readonly number[];
  /** Rows that have others under them, with their depth: 0 for 类. */
  readonly folds: ReadonlyMap<string, number>;
}

/** Reads which row lies under which from the codes, panel by panel. */
export function rowTree(sheet: GridSheet, rows: readonly (readonly GridCell[])[]): RowTree {
  const nodes: TreeNode[] = [];
  const folds = new Map<string, number>();
  const open = new Map<number, TreeNode[]>();
  for (let row = sheet.headRows; row < rows.length; row += 1) {
    let last: string | undefined;
    for (const { rowId, column: left } of rows[row] ?? []) {
      if (rowId === undefined || rowId === last) continue;
      last = rowId;
      const above = open.get(left) ?? [];
      open.set(left, above);
      const code = rowCode(rowId);
      while (above.length > 0 && (code === null || !code.startsWith(rowCode(above.at(-1)?.rowId) ?? ''))) above.pop();
      const parent = above.at(-1) ?? null;
      if (parent) folds.set(parent.rowId, above.length - 1);
      const node = { rowId, row, left, parent };
      nodes.push(node);
      if (code !== null) above.push(node);
    }
  }
  return { nodes, lefts: [...open.keys()].sort((a, b) => a - b), folds };
}

/** The code of a code row's id (`c:2080505`, of a project's row `c:2080505/P1`), null for other rows. */
export function rowCode(rowId: string | undefined): string | null {
  return rowId !== undefined && /^c:\d+(\/|$)/.test(rowId) ? rowId.slice(2) : null;
}

/** The folded rows that keep everything down to a depth in sight: 0 shows 类 alone, 1 款 as well. */
export function foldedTo({ folds }: Pick<RowTree, 'folds'>, depth: number): ReadonlySet<string> {
  return new Set([...folds].flatMap(([rowId, at]) => (at >= depth ? [rowId] : [])));
}

/**
 * The sheet without the rows under folded ones. Each panel closes up by itself, so that tables that stand side by side stay side by side;
 * a shorter panel is blank at its end, and rows that are blank in all panels go.
 */
export function withoutFolded(sheet: GridSheet, tree: RowTree, folded: ReadonlySet<string>): GridSheet {
  const hidden = new Set(tree.nodes.filter((node) => liesUnder(node, folded)).map(({ row, left }) => placeKey(row, left)));
  if (hidden.size === 0) return sheet;
  const end = 1 + tree.nodes.reduce((last, { rowId, row }) => (rowCode(rowId) === null ? last : Math.max(last, row)), 0);
  const written = new Set(sheet.cells.flatMap(({ row, column, text }) => (text === '' ? [] : [placeKey(row, panelOf(tree, column))])));
  const panels = tree.lefts.map((left, at) => {
    const rows = newRows(sheet.headRows, end, (row) => hidden.has(placeKey(row, left)));
    const last = [...rows.keys()].findLast((row) => written.has(placeKey(row, left)));
    return { left, width: (tree.lefts[at + 1] ?? sheet.columnCount) - left, rows, height: last === undefined ? 0 : (rows.get(last) ?? 0) + 1 - sheet.headRows };
  });
  const height = Math.max(...panels.map((panel) => panel.height));
  const gone = end - sheet.headRows - height;
  const cells = sheet.cells.flatMap((cell): GridCell[] => {
    if (cell.row < sheet.headRows) return [cell];
    if (cell.row >= end) return [{ ...cell, row: cell.row - gone }];
    const row = panels.find(({ left }) => left === panelOf(tree, cell.column))?.rows.get(cell.row);
    return row === undefined || row >= sheet.headRows + height ? [] : [{ ...cell, row }];
  });
  const blanks = panels.flatMap(({ left, width, rows }) => Array.from({ length: Math.max(0, height - rows.size) }, (_, at): GridCell => ({ ...BLANK, row: sheet.headRows + rows.size + at, column: left, columnSpan: width })));
  return { ...sheet, rowCount: sheet.rowCount - gone, cells: [...cells, ...blanks] };
}

const BLANK = { rowSpan: 1, kind: 'label', text: '', value: null, indent: 0, bold: false, align: 'left', editable: false } as const;

function placeKey(row: number, left: number): string {
  return `${String(row)} ${String(left)}`;
}

/** First column of the panel that a column is in. */
function panelOf({ lefts }: RowTree, column: number): number {
  return lefts.findLast((left) => left <= column) ?? 0;
}

function liesUnder({ parent }: TreeNode, folded: ReadonlySet<string>): boolean {
  return parent !== null && (folded.has(parent.rowId) || liesUnder(parent, folded));
}

/** The new row of each row of a panel that stays. */
function newRows(from: number, end: number, isHidden: (row: number) => boolean): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (let row = from; row < end; row += 1) if (!isHidden(row)) rows.set(row, from + rows.size);
  return rows;
}
