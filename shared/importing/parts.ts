import { BadInput } from '../badInput.ts';
import type { InterpretedRow, InterpretedTable } from './interpret.ts';
import { squeeze } from './normalise.ts';
import { yearIn } from './preamble.ts';

/** Tables that claim the same statement, sorted out. */
export interface Claim {
  /** The table that counts; rows of further parts are joined to it. */
  readonly main: InterpretedTable;
  readonly parts: readonly InterpretedTable[];
  readonly duplicates: readonly { readonly table: InterpretedTable; readonly equal: boolean }[];
}

/**
 * Two tables of one statement are parts of it when no row with figures stands in both; copies when all such rows agree; else one of
 * them is wrong: one that is hidden or of another year does not count, then the fuller one does.
 */
export function settleClaims(tables: readonly InterpretedTable[], year: number): Claim {
  const aside = (table: InterpretedTable): number => (table.source.block.grid.sheet.hidden ? 2 : 0) + (isOfOtherYear(table, year) ? 1 : 0);
  const ordered = [...tables].sort((a, b) => aside(a) - aside(b) || figures(b) - figures(a));
  const [main] = ordered;
  if (!main) throw new RangeError('no table claims the statement');
  const parts: InterpretedTable[] = [];
  const duplicates: { table: InterpretedTable; equal: boolean }[] = [];
  for (const other of ordered.slice(1)) {
    const held = [main, ...parts];
    const relation = compare(held, other);
    if (relation === 'part') parts.push(other);
    else duplicates.push({ table: other, equal: relation === 'equal' });
  }
  return { main, parts: parts.sort((a, b) => tables.indexOf(a) - tables.indexOf(b)), duplicates };
}

/** Its title says another year than the book's. */
export function isOfOtherYear(table: InterpretedTable, year: number): boolean {
  const said = yearIn(squeeze(table.source.title));
  return said !== null && said !== year;
}

/** Refuses contradicting tables, naming both sheets. */
export function refuseDuplicates(claim: Claim): void {
  const conflict = claim.duplicates.find((duplicate) => !duplicate.equal);
  if (!conflict) return;
  const name = (table: InterpretedTable): string => `“${table.source.block.grid.sheet.name}”`;
  throw new BadInput('table-claimed-twice', `工作表${name(claim.main)}和${name(conflict.table)}都是《${claim.main.source.title || claim.main.form.definition.title}》而内容不同，请删去多余的一张再导入。`);
}

function figures(table: InterpretedTable): number {
  return table.rows.reduce((sum, row) => sum + rowFigures(row).length, 0);
}

function rowFigures(row: InterpretedRow): string[] {
  return row.cells.flatMap((cell) => (cell.amount.state === 'number' && cell.amount.decimal?.scaled !== 0n ? [`${cell.column.view.id}=${normal(cell.amount.decimal)}`] : []));
}

function normal(value: { readonly scaled: bigint; readonly decimals: number } | null): string {
  return value === null ? '' : (Number(value.scaled) / 10 ** value.decimals).toFixed(6);
}

function compare(held: readonly InterpretedTable[], other: InterpretedTable): 'part' | 'equal' | 'different' {
  const before = new Map(held.flatMap((table) => table.rows.map((row): [string, string] => [row.view.id, rowFigures(row).join()])));
  let added = 0;
  let differs = false;
  for (const row of other.rows) {
    const now = rowFigures(row).join();
    if (now === '') continue;
    const earlier = before.get(row.view.id);
    if (earlier === undefined) added += 1;
    else if (earlier !== now && earlier !== '') differs = true;
  }
  if (differs) return 'different';
  return added > 0 ? 'part' : 'equal';
}

/** All rows of a statement that was printed in parts; a row in several parts is taken where it has figures. */
export function joinedRows(claim: Claim): InterpretedRow[] {
  const rows = new Map<string, InterpretedRow>();
  [claim.main, ...claim.parts].forEach((table, part) => {
    for (const row of table.rows) {
      const id = row.known ? row.view.id : `${part}:${row.view.id}`;
      const earlier = rows.get(id);
      if (!earlier || rowFigures(earlier).length === 0) rows.set(id, row);
    }
  });
  return [...rows.values()].map((row, order) => ({ ...row, view: { ...row.view, order } }));
}
