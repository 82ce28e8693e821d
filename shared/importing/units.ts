import { BadInput } from '../badInput.ts';
import { signature } from '../ledger/fact.ts';
import { type MoneyUnit, fenPerDigit } from '../money/fen.ts';
import { type PrintedDecimal, decimalToFen } from '../money/parse.ts';
import { significantDecimals } from './amounts.ts';
import type { SheetGrid } from './grid.ts';
import type { InterpretedTable } from './interpret.ts';
import { declaredUnit } from './preamble.ts';
import { squeeze } from './normalise.ts';
import type { UnitSource } from './reading.ts';

export interface TableUnit { readonly unit: MoneyUnit; readonly from: UnitSource }

const UNITS: readonly MoneyUnit[] = ['万元', '元', '千元'];

/**
 * The unit of every table: as it says itself, as its sheet or the whole book says, else as the figures tell: by equality with
 * tables whose unit is known, then as the person said, then by magnitude. `default` means that nothing told it.
 */
export function resolveUnits(tables: readonly InterpretedTable[], grids: readonly SheetGrid[], asked?: MoneyUnit): Map<InterpretedTable, TableUnit> {
  const resolved = new Map<InterpretedTable, TableUnit>();
  for (const table of tables) {
    const own = tableUnit(table);
    if (own) resolved.set(table, { unit: own, from: 'table' });
  }
  const bySheet = new Map(grids.map((grid) => [grid, sheetUnits(grid)]));
  for (const table of tables) {
    const units = bySheet.get(table.source.block.grid) ?? new Set<MoneyUnit>();
    const [only] = units;
    if (!resolved.has(table) && units.size === 1 && only) resolved.set(table, { unit: only, from: 'sheet' });
  }
  const everywhere = new Set([...bySheet.values()].flatMap((units) => [...units]));
  const known = knownAmounts(resolved);
  const open = tables.filter((table) => !resolved.has(table));
  const [bookUnit] = everywhere;
  for (const table of open) {
    const equal = unitByEquality(table, known);
    if (equal) resolved.set(table, { unit: equal, from: equal === bookUnit && everywhere.size === 1 ? 'book' : 'figures' });
    else if (everywhere.size === 1 && bookUnit) resolved.set(table, plausible(table, bookUnit, known));
  }
  const left = open.filter((table) => !resolved.has(table));
  const told = unitByMagnitude(left.flatMap((table) => decimalsOf(table)));
  for (const table of left) resolved.set(table, asked ? { unit: asked, from: 'option' } : told ? { unit: told, from: 'figures' } : { unit: '万元', from: 'default' });
  return resolved;
}

/** Refuses tables with money whose unit nothing tells. */
export function requireUnits(units: ReadonlyMap<InterpretedTable, TableUnit>): void {
  for (const [table, { from }] of units) {
    if (from !== 'default' || table.form.definition.quantity === 'count' || decimalsOf(table).every((value) => value.scaled === 0n)) continue;
    throw new BadInput('unit-unknown', `工作表“${table.source.block.grid.sheet.name}”没有写明金额单位，从数字也判断不出是万元还是元，请在表的右上方写上“金额单位：万元”或“金额单位：元”后再导入。`);
  }
}

/** Stated around the table, in its head (金额（万元）) or in its notes. */
function tableUnit(table: InterpretedTable): MoneyUnit | null {
  const { block, head, body } = table.source;
  const bottom = (head.numberRow ?? head.rows.at(-1))?.index ?? 0;
  for (const row of block.rows) {
    if (row.index > bottom) break;
    for (const cell of row.cells) {
      const unit = cell.raw.type === 'text' ? declaredUnit(cell.key) : null;
      if (unit) return unit;
    }
  }
  for (const note of body.notes) {
    const found = /单位(?:均|全)?[为是:](万元|千元|元)/.exec(squeeze(note))?.[1];
    if (found === '万元' || found === '千元' || found === '元') return found;
  }
  return null;
}

function sheetUnits(grid: SheetGrid): Set<MoneyUnit> {
  const units = new Set<MoneyUnit>();
  for (const row of grid.rows) for (const cell of row.cells) {
    const unit = cell.raw.type === 'text' && cell.key.includes('元') && cell.key.length < 60 ? declaredUnit(cell.key) : null;
    if (unit) units.add(unit);
  }
  return units;
}

interface KnownAmount { readonly fen: number; readonly digit: number }

function knownAmounts(resolved: ReadonlyMap<InterpretedTable, TableUnit>): Map<string, KnownAmount> {
  const known = new Map<string, KnownAmount>();
  for (const [table, { unit }] of resolved) for (const [key, value] of amountsOf(table)) {
    if (!known.has(key)) known.set(key, { fen: decimalToFen(value, unit).fen, digit: fenPerDigit(unit, value.decimals) });
  }
  return known;
}

/** The unit under which most of a table's figures equal the same quantities elsewhere. */
function unitByEquality(table: InterpretedTable, known: ReadonlyMap<string, KnownAmount>): MoneyUnit | null {
  const amounts = amountsOf(table).filter(([key]) => known.has(key));
  let best: { unit: MoneyUnit; equal: number } | null = null;
  for (const unit of UNITS) {
    const equal = amounts.filter(([key, value]) => {
      const other = known.get(key);
      return other !== undefined && Math.abs(decimalToFen(value, unit).fen - other.fen) <= Math.max(other.digit, fenPerDigit(unit, value.decimals));
    }).length;
    if (equal > 0 && (best === null || equal > best.equal)) best = { unit, equal };
  }
  return best?.unit ?? null;
}

/** The book's unit, unless the table would then exceed everything else in the book many times over and another unit would not. */
function plausible(table: InterpretedTable, bookUnit: MoneyUnit, known: ReadonlyMap<string, KnownAmount>): TableUnit {
  const most = Math.max(0, ...[...known.values()].map((amount) => Math.abs(amount.fen)));
  const largest = (unit: MoneyUnit): number => Math.max(0, ...decimalsOf(table).map((value) => Math.abs(decimalToFen(value, unit).fen)));
  if (most === 0 || largest(bookUnit) <= 10 * most) return { unit: bookUnit, from: 'book' };
  const other = UNITS.find((unit) => largest(unit) <= 1.001 * most && largest(unit) * 10_000 > most);
  return other ? { unit: other, from: 'figures' } : { unit: bookUnit, from: 'book' };
}

/**
 * 元 has at most two decimals, and no county bureau spends 200 亿元 or prints less than 10 万元 as its total; between, the smallest
 * figures tell, or nothing is certain.
 */
export function unitByMagnitude(values: readonly PrintedDecimal[]): MoneyUnit | null {
  const figures = values.filter((value) => value.scaled !== 0n).map((value) => ({ size: Math.abs(Number(value.scaled)) / 10 ** value.decimals, decimals: significantDecimals(value) }));
  if (figures.length === 0) return null;
  if (figures.some((figure) => figure.decimals > 2 && figure.decimals <= 6)) return '万元';
  const largest = Math.max(...figures.map((figure) => figure.size));
  const smallest = Math.min(...figures.map((figure) => figure.size));
  if (largest >= 2_000_000) return '元';
  const fractions = figures.some((figure) => figure.decimals > 0);
  if (largest < 100_000) return fractions ? '万元' : null;
  if (smallest < 1) return '万元';
  // Nobody's 决算 has a dozen figures that are all 50 万元 or more; in 元 that is the rule.
  return smallest >= 50 && figures.length >= 12 ? '元' : null;
}

function amountsOf(table: InterpretedTable): [string, PrintedDecimal][] {
  return table.rows.flatMap((row) => row.cells.flatMap((cell): [string, PrintedDecimal][] => {
    const value = cell.amount.state === 'number' ? cell.amount.decimal : null;
    const money = cell.filter?.measure !== undefined && cell.filter.measure !== 'line';
    return value !== null && value.scaled !== 0n && money && cell.filter ? [[signature(cell.filter), value]] : [];
  }));
}

function decimalsOf(table: InterpretedTable): PrintedDecimal[] {
  if (table.form.definition.quantity === 'count') return [];
  return table.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.amount.state === 'number' && cell.amount.decimal ? [cell.amount.decimal] : [])));
}
