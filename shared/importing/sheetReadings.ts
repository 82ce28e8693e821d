import type { Role } from '../statement/definition.ts';
import { cellAddress, columnLetters, type SheetGrid } from './grid.ts';
import type { InterpretedTable } from './interpret.ts';
import type { Claim } from './parts.ts';
import type { ColumnReading, SheetReading } from './reading.ts';
import type { OtherBlock } from './roles.ts';
import type { TableUnit } from './units.ts';

export interface SheetReadingInput {
  readonly grids: readonly SheetGrid[];
  readonly interpreted: readonly InterpretedTable[];
  readonly claims: ReadonlyMap<Role, Claim>;
  readonly units: ReadonlyMap<InterpretedTable, TableUnit>;
  readonly others: readonly OtherBlock[];
}

/** How each sheet was read, in the order of the workbook: what the person sees who accepts an import. */
export function sheetReadings(input: SheetReadingInput): SheetReading[] {
  return input.grids.flatMap((grid) => {
    const tables = input.interpreted.filter((table) => table.source.block.grid === grid).map((table) => tableReading(table, input));
    const others = input.others.filter((other) => other.block.grid === grid && (other.problem !== null || tables.length === 0)).map(otherReading);
    return [...tables, ...(tables.length > 0 ? others : others.slice(0, Math.max(1, others.filter((other) => other.status === 'unread').length)))];
  });
}

function tableReading(table: InterpretedTable, input: SheetReadingInput): SheetReading {
  const { source } = table;
  const claim = input.claims.get(source.role);
  const status = claim?.main === table ? 'table' : claim?.parts.includes(table) ? 'part' : 'duplicate';
  const unit = input.units.get(table);
  const top = source.head.rows[0];
  const bottom = source.head.numberRow ?? source.head.rows.at(-1);
  const columns = source.head.leaves;
  return {
    ...place(source.block.grid), status, role: source.role, confidence: source.confidence, title: source.title, number: source.number,
    unit: unit?.unit ?? null, unitFrom: unit?.from ?? null,
    head: top && bottom ? `${cellAddress(top.index, columns[0]?.column ?? 0)}:${cellAddress(bottom.index, columns.at(-1)?.column ?? 0)}` : null,
    columns: columnReadings(table), rows: table.readings, problems: table.problems.map((problem) => problem.text),
  };
}

function columnReadings(table: InterpretedTable): ColumnReading[] {
  const seen = new Set<number>();
  return table.columns.flatMap((column): ColumnReading[] => {
    if (seen.has(column.leaf.column)) return [];
    seen.add(column.leaf.column);
    return [{ letter: columnLetters(column.leaf.column), path: column.leaf.path, id: column.way === null ? null : column.view.id, filter: column.view.filter, way: column.way }];
  });
}

function otherReading(other: OtherBlock): SheetReading {
  return {
    ...place(other.block.grid), status: other.status, role: null, confidence: 0, title: other.block.title?.cell.raw.text.trim() ?? '', number: null, unit: null, unitFrom: null,
    head: null, columns: [], rows: [], problems: other.problem === null ? [] : [other.problem],
  };
}

function place(grid: SheetGrid): { file: string; sheet: string; hidden: boolean } {
  return { file: grid.file, sheet: grid.sheet.name, hidden: grid.sheet.hidden };
}
