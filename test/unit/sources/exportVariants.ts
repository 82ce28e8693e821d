import type { RawCell, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';

/** The same export as other programs and people save it: transformations that change no meaning. */

export function mapSheets(book: RawWorkbook, change: (sheet: RawSheet) => RawSheet): RawWorkbook {
  return { ...book, sheets: book.sheets.map(change) };
}

export function mapCells(book: RawWorkbook, change: (cell: RawCell, sheet: RawSheet) => RawCell): RawWorkbook {
  return mapSheets(book, (sheet) => ({ ...sheet, cells: sheet.cells.map((cell) => change(cell, sheet)) }));
}

export function reversed(book: RawWorkbook): RawWorkbook {
  return { ...book, sheets: book.sheets.toReversed() };
}

export function unnamed(book: RawWorkbook): RawWorkbook {
  return { ...book, sheets: book.sheets.map((sheet, index) => ({ ...sheet, name: `Sheet${index + 1}` })) };
}

export function withoutMerges(book: RawWorkbook): RawWorkbook {
  return mapSheets(book, (sheet) => ({ ...sheet, merges: [] }));
}

/** Merged texts written into every cell of the head, merges gone. */
export function filledMerges(book: RawWorkbook): RawWorkbook {
  return mapSheets(book, (sheet) => ({
    ...sheet, merges: [],
    cells: [...sheet.cells, ...sheet.merges.flatMap((merge): RawCell[] => {
      const master = sheet.cells.find((cell) => cell.row === merge.top && cell.column === merge.left);
      if (!master) return [];
      const copies: RawCell[] = [];
      for (let row = merge.top; row <= merge.bottom; row += 1) for (let column = merge.left; column <= merge.right; column += 1) if (row !== merge.top || column !== merge.left) copies.push({ ...master, row, column });
      return copies;
    })],
  }));
}

/** Title rows gone: the sheet's name alone says what it is. */
export function withoutTitles(book: RawWorkbook): RawWorkbook {
  return mapSheets(book, (sheet) => ({ ...sheet, cells: sheet.cells.filter((cell) => cell.row > 0) }));
}

export function withoutColumnNumbers(book: RawWorkbook): RawWorkbook {
  return mapSheets(book, (sheet) => {
    const row = sheet.cells.find((cell) => cell.text === '栏次')?.row;
    return { ...sheet, cells: sheet.cells.filter((cell) => cell.row !== row) };
  });
}

/** Columns under these heads gone from one sheet. */
export function withoutColumns(book: RawWorkbook, sheetName: string, heads: readonly string[]): RawWorkbook {
  return mapSheets(book, (sheet) => {
    if (!sheet.name.startsWith(sheetName)) return sheet;
    const columns = new Set(sheet.cells.filter((cell) => heads.includes(cell.text)).map((cell) => cell.column));
    return { ...sheet, cells: sheet.cells.filter((cell) => !columns.has(cell.column)) };
  });
}

export function shifted(book: RawWorkbook, rows: number, columns: number): RawWorkbook {
  return mapSheets(book, (sheet) => ({
    ...sheet, rows: sheet.rows + rows, columns: sheet.columns + columns, cells: sheet.cells.map((cell) => ({ ...cell, row: cell.row + rows, column: cell.column + columns })),
    merges: sheet.merges.map((merge) => ({ top: merge.top + rows, bottom: merge.bottom + rows, left: merge.left + columns, right: merge.right + columns })),
  }));
}

/** Numbers as text with separators. */
export function textNumbers(book: RawWorkbook): RawWorkbook {
  return mapCells(book, (cell) => (cell.type !== 'number' ? cell : { ...cell, type: 'text', text: ` ${Number(cell.text).toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(Number(cell.text)) ? 0 : 2 })} ` }));
}

/** 类 款 项 in their own cells, the lower levels without the zero in front. */
export function codesInThreeCells(book: RawWorkbook): RawWorkbook {
  return mapSheets(book, (sheet) => {
    if (!sheet.cells.some((cell) => cell.text === '项' && cell.column === 2)) return sheet;
    return {
      ...sheet, cells: sheet.cells.flatMap((cell): RawCell[] => {
        if (cell.column !== 0 || !/^\d{3}(?:\d{2}){0,2}$/.test(cell.text)) return [cell];
        return [cell.text.slice(0, 3), cell.text.slice(3, 5), cell.text.slice(5, 7)].flatMap((part, column): RawCell[] => (part === '' ? [] : [{ ...cell, column, text: String(Number(part)), type: 'number' }]));
      }),
    };
  });
}

/** A column more in front of the last one, with figures that no rule knows. */
export function withExtraColumn(book: RawWorkbook, sheetName: string, head: string): RawWorkbook {
  return mapSheets(book, (sheet) => {
    if (!sheet.name.startsWith(sheetName)) return sheet;
    const column = Math.max(...sheet.cells.map((cell) => cell.column)) + 1;
    const rows = [...new Set(sheet.cells.filter((cell) => cell.type === 'number').map((cell) => cell.row))];
    return { ...sheet, columns: sheet.columns + 1, cells: [...sheet.cells, { row: 3, column, text: head, type: 'text' }, ...rows.map((row): RawCell => ({ row, column, text: '98765.43', type: 'number' }))] };
  });
}

export function reworded(book: RawWorkbook, words: Readonly<Record<string, string>>): RawWorkbook {
  return mapCells(book, (cell) => ({ ...cell, text: words[cell.text.trim()] ?? cell.text }));
}

/** Changes one cell of a sheet, found by the label of its row and the place of its column. */
export function changed(book: RawWorkbook, sheetName: string, address: { readonly row: number; readonly column: number }, text: string, type: RawCell['type'] = 'number'): RawWorkbook {
  return mapSheets(book, (sheet) => {
    if (!sheet.name.startsWith(sheetName)) return sheet;
    const rest = sheet.cells.filter((cell) => cell.row !== address.row || cell.column !== address.column);
    return { ...sheet, cells: text === '' ? rest : [...rest, { ...address, text, type }] };
  });
}

/** Row of a code or label in a sheet. */
export function rowOf(book: RawWorkbook, sheetName: string, text: string): number {
  const row = book.sheets.find((sheet) => sheet.name.startsWith(sheetName))?.cells.find((cell) => cell.text.trim() === text)?.row;
  if (row === undefined) throw new Error(`no row ${text} in ${sheetName}`);
  return row;
}
