import type { RawCell, RawMerge, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import { mapCells } from './documents.ts';

/** The same document as other people lay it out: transformations that change no meaning. */

export function withoutMerges(source: RawWorkbook): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet) => ({ ...sheet, merges: [] })) };
}

/** Merged texts written into every cell, merges gone: what some exports do. */
export function filledMerges(source: RawWorkbook): RawWorkbook {
  return {
    ...source, sheets: source.sheets.map((sheet) => {
      const extra = sheet.merges.flatMap((merge) => spread(sheet, merge));
      return { ...sheet, merges: [], cells: [...sheet.cells, ...extra] };
    }),
  };
}

function spread(sheet: RawSheet, merge: RawMerge): RawCell[] {
  const master = sheet.cells.find((cell) => cell.row === merge.top && cell.column === merge.left);
  // A body cell merged over the code column is a foot, not a head.
  if (!master || master.type !== 'text' || /合\s*计$/.test(master.text) && merge.top === merge.bottom && merge.top > 5) return [];
  const cells: RawCell[] = [];
  for (let row = merge.top; row <= merge.bottom; row += 1) for (let column = merge.left; column <= merge.right; column += 1) {
    if (row !== merge.top || column !== merge.left) cells.push({ ...master, row, column });
  }
  return cells;
}

/** Digits of text and number cells as full-width text. */
export function fullWidth(source: RawWorkbook): RawWorkbook {
  const wide = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replaceAll('.', '．').replaceAll(',', '，');
  return mapCells(source, (cell) => (cell.type === 'number' || /^[\d,. ]+$/.test(cell.text) ? { ...cell, type: 'text', text: wide(cell.text) } : cell));
}

/** All sheets under each other on one. */
export function stacked(source: RawWorkbook, gap: number): RawWorkbook {
  let offset = 0;
  const cells: RawCell[] = [];
  const merges: RawMerge[] = [];
  for (const sheet of source.sheets) {
    const from = offset;
    cells.push(...sheet.cells.map((cell) => ({ ...cell, row: cell.row + from })));
    merges.push(...sheet.merges.map((merge) => ({ ...merge, top: merge.top + from, bottom: merge.bottom + from })));
    offset += sheet.rows + gap;
  }
  const columns = Math.max(...source.sheets.map((sheet) => sheet.columns));
  return { ...source, sheets: [{ name: '全部', hidden: false, rows: offset, columns, cells, merges, hiddenRows: [], hiddenColumns: [] }] };
}

/** The sheets beside each other on one. */
export function sideBySide(source: RawWorkbook, gap: number): RawWorkbook {
  let offset = 0;
  const cells: RawCell[] = [];
  const merges: RawMerge[] = [];
  for (const sheet of source.sheets) {
    const from = offset;
    cells.push(...sheet.cells.map((cell) => ({ ...cell, column: cell.column + from })));
    merges.push(...sheet.merges.map((merge) => ({ ...merge, left: merge.left + from, right: merge.right + from })));
    offset += sheet.columns + gap;
  }
  return { ...source, sheets: [{ name: '全部', hidden: false, rows: Math.max(...source.sheets.map((sheet) => sheet.rows)), columns: offset, cells, merges, hiddenRows: [], hiddenColumns: [] }] };
}

/** Codes of the functional tables in three cells 类 款 项, with a head row for them; lower rows repeat the upper codes or leave them out. */
export function codesInThreeCells(source: RawWorkbook, style: 'repeated' | 'numbers' | 'own'): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet) => (sheet.cells.some((cell) => cell.column === 0 && /功能分类科目编码/.test(cell.text)) ? splitCodes(sheet, style) : sheet)) };
}

function splitCodes(sheet: RawSheet, style: 'repeated' | 'numbers' | 'own'): RawSheet {
  const head = sheet.cells.find((cell) => cell.column === 0 && /功能分类科目编码/.test(cell.text));
  if (!head) return sheet;
  const cells = sheet.cells.flatMap((cell): RawCell[] => {
    const row = cell.row > head.row ? cell.row + 1 : cell.row;
    if (cell.column > 0) return [{ ...cell, row, column: cell.column + 2 }];
    if (!/^\d{3,7}$/.test(cell.text)) return [{ ...cell, row }];
    const parts = [cell.text.slice(0, 3), cell.text.slice(3, 5), cell.text.slice(5, 7)].filter((part) => part !== '');
    return parts.flatMap((part, level): RawCell[] => {
      if (style === 'own' && level < parts.length - 1) return [];
      return [{ ...cell, row, column: level, type: style === 'numbers' ? 'number' : 'text', text: style === 'numbers' ? String(Number(part)) : part }];
    });
  });
  const levels = ['类', '款', '项'].map((text, column): RawCell => ({ row: head.row + 1, column, text, type: 'text' }));
  const merges = sheet.merges.filter((merge) => merge.left > 0).map((merge) => ({ ...merge, left: merge.left + 2, right: merge.right + 2, top: merge.top > head.row ? merge.top + 1 : merge.top, bottom: merge.bottom >= head.row ? merge.bottom + 1 : merge.bottom }));
  const codeHead = { top: head.row, bottom: head.row, left: 0, right: 2 };
  return { ...sheet, rows: sheet.rows + 1, columns: sheet.columns + 2, cells: [...cells, ...levels], merges: [...merges, codeHead, { top: head.row, bottom: head.row + 1, left: 3, right: 3 }] };
}

/** Code and name in one cell of every code table. */
export function codesWithNames(source: RawWorkbook, join: (code: string, name: string) => string): RawWorkbook {
  return {
    ...source, sheets: source.sheets.map((sheet) => {
      const heads = sheet.cells.filter((cell) => /科目编码/.test(cell.text));
      const columns = new Set(heads.map((cell) => cell.column));
      if (heads.length === 0) return sheet;
      const names = new Map(sheet.cells.map((cell) => [`${cell.row}|${cell.column}`, cell.text.trim()]));
      return {
        ...sheet, cells: sheet.cells.flatMap((cell): RawCell[] => {
          if (columns.has(cell.column) && /^\d{3,7}$/.test(cell.text)) return [];
          if (columns.has(cell.column) && heads.includes(cell)) return [];
          const code = columns.has(cell.column - 1) ? names.get(`${cell.row}|${cell.column - 1}`) : undefined;
          return [code !== undefined && /^\d{3,7}$/.test(code) ? { ...cell, text: join(code, cell.text.trim()) } : cell];
        }),
      };
    }),
  };
}

/** Words of heads and titles exchanged for others that mean the same. */
export function reworded(source: RawWorkbook, words: Readonly<Record<string, string>>): RawWorkbook {
  return mapCells(source, (cell) => ({ ...cell, text: words[cell.text.trim()] ?? cell.text }));
}
