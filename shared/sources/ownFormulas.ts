import type { RawCell, RawSheet, RawWorkbook } from '../importing/sheet.ts';

/** `"金额单位："&填写说明!$B$8`, `填写说明!$B$7&"年度"`: what every 底稿 repeats from the guide. */
const FROM_GUIDE = /^=?(?:"([^"]*)"&)?'?([^'!&"]+)'?!\$B\$(\d+)(?:&"([^"]*)")?$/;
/** Sums, which state nothing that their parts do not state. */
const SUM = /^=?IF\(COUNT\(/;
/** Names of codes. */
const LOOK_UP = /^=?IF\(\$?[A-Z]{1,3}\d+=""/;

/**
 * A 底稿 may come from a program that does not recalculate: what repeats the guide is taken from the guide itself, the template's own
 * sums are left out, and so are look-ups that were not computed. What a person typed, formulas too, stays.
 */
export function withOwnFormulas(workbook: RawWorkbook): RawWorkbook {
  return { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.flatMap((cell) => mended(cell, workbook.sheets)) })) };
}

function mended(cell: RawCell, sheets: readonly RawSheet[]): RawCell[] {
  if (cell.formula === undefined) return [cell];
  if (SUM.test(cell.formula) || (cell.uncomputed && LOOK_UP.test(cell.formula))) return [];
  const found = FROM_GUIDE.exec(cell.formula);
  const guide = found ? sheets.find((sheet) => sheet.name === found[2]) : undefined;
  if (!found || !guide) return [cell];
  const value = guide.cells.find((other) => other.column === 1 && other.row === Number(found[3]) - 1)?.text ?? '';
  const { uncomputed: _uncomputed, ...rest } = cell;
  return [{ ...rest, type: 'text', text: `${found[1] ?? ''}${value}${found[4] ?? ''}` }];
}
