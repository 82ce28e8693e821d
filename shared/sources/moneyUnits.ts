import { BadInput } from '../badInput.ts';
import type { PrintedAmount } from '../importing/amounts.ts';
import type { SheetGrid } from '../importing/grid.ts';
import { declaredUnit } from '../importing/preamble.ts';
import { unitByMagnitude } from '../importing/units.ts';
import type { MoneyUnit } from '../money/fen.ts';
import type { PrintedDecimal } from '../money/parse.ts';
import type { SourceMapping } from './mapping.ts';
import type { PrintedTable } from './printedTable.ts';
import type { SourceSheet } from './reading.ts';

export interface TableUnit {
  readonly unit: MoneyUnit;
  readonly from: NonNullable<SourceSheet['unitFrom']>;
}

/**
 * The unit of each table: as it says, as its sheet or the whole book says, as the mapping declares for this source, as the person says,
 * as the figures tell.
 * @throws BadInput unit-unknown when nothing tells it
 */
export function unitsOf(tables: readonly { readonly table: PrintedTable; readonly amounts: readonly PrintedAmount[] }[], mapping: SourceMapping, asked: MoneyUnit | undefined): TableUnit[] {
  const own = tables.map(({ table }) => unitAround(table));
  const bySheet = new Map(tables.map(({ table }) => [table.grid, unitsIn(table.grid)]));
  const everywhere = new Set([...own.filter((unit) => unit !== null), ...[...bySheet.values()].flatMap((units) => [...units])]);
  return tables.map(({ table, amounts }, index): TableUnit => {
    const declared = own[index];
    if (declared) return { unit: declared, from: 'table' };
    const [onSheet, ...more] = bySheet.get(table.grid) ?? [];
    if (onSheet !== undefined && more.length === 0) return { unit: onSheet, from: 'sheet' };
    const [inBook] = everywhere;
    if (inBook !== undefined && everywhere.size === 1) return { unit: inBook, from: 'book' };
    if (asked !== undefined) return { unit: asked, from: 'default' };
    if (mapping.file.unit !== undefined) return { unit: mapping.file.unit, from: 'default' };
    return byFigures(table, amounts);
  });
}

function byFigures(table: PrintedTable, amounts: readonly PrintedAmount[]): TableUnit {
  const decimals = amounts.flatMap((amount): PrintedDecimal[] => (amount.state === 'number' && amount.decimal && amount.decimal.scaled !== 0n ? [amount.decimal] : []));
  const told = unitByMagnitude(decimals);
  if (told !== null) return { unit: told, from: 'figures' };
  if (decimals.length === 0) return { unit: '元', from: 'default' };
  throw new BadInput('unit-unknown', `工作表“${table.grid.sheet.name}”没有写明金额单位，从数字也判断不出是万元还是元，请在表的右上方写上“金额单位：万元”或“金额单位：元”后再导入。`);
}

function unitAround(table: PrintedTable): MoneyUnit | null {
  for (const row of [...table.above, ...table.head]) for (const cell of row.cells) {
    const unit = cell.raw.type === 'text' ? declaredUnit(cell.key) : null;
    if (unit) return unit;
  }
  return null;
}

function unitsIn(grid: SheetGrid): Set<MoneyUnit> {
  const units = new Set<MoneyUnit>();
  for (const row of grid.rows) for (const cell of row.cells) {
    const unit = cell.raw.type === 'text' && cell.key.includes('元') && cell.key.length < 40 ? declaredUnit(cell.key) : null;
    if (unit) units.add(unit);
  }
  return units;
}
