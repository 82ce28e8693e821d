import type { RawCell, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import { mapCells } from './documents.ts';

/** Workbooks as they come from offices that nobody has seen: the same figures, laid out, typed and cut in their own way. */

const isTitle = (text: string): boolean => text.replace(/\s/g, '').endsWith('表') && !/公开/.test(text) && text.length > 4;
const isAmount = (cell: RawCell): boolean => cell.type === 'number' && /\d/.test(cell.text);
const squeezed = (text: string): string => text.replace(/\s/g, '');

/** First row of the body: the one after 栏次, or after the last row that holds a head word. */
function bodyTop(sheet: RawSheet): number {
  const rows = rowsOf(sheet);
  const number = rows.findIndex((cells) => cells.some((cell) => squeezed(cell.text) === '栏次'));
  if (number >= 0) return number + 1;
  return rows.findIndex((cells) => cells.some(isAmount) && !cells.every((cell) => /^\d{1,2}$/.test(cell.text)));
}

function rowsOf(sheet: RawSheet): RawCell[][] {
  const rows: RawCell[][] = Array.from({ length: sheet.rows }, () => []);
  for (const cell of sheet.cells) rows[cell.row]?.push(cell);
  return rows;
}

/** The head: from the row under the unit line to the body. */
function headTop(sheet: RawSheet): number {
  const rows = rowsOf(sheet);
  const unit = rows.findIndex((cells) => cells.some((cell) => /单位[:：]/.test(cell.text) && /元/.test(cell.text)));
  return unit + 1;
}

function withRowsInserted(sheet: RawSheet, at: number, count: number): RawSheet {
  const down = (row: number): number => (row >= at ? row + count : row);
  return {
    ...sheet, rows: sheet.rows + count, cells: sheet.cells.map((cell) => ({ ...cell, row: down(cell.row) })), hiddenRows: sheet.hiddenRows.map(down),
    merges: sheet.merges.map((merge) => ({ ...merge, top: down(merge.top), bottom: merge.bottom >= at ? merge.bottom + count : merge.bottom })),
  };
}

const hasMergeAcross = (sheet: RawSheet, row: number): boolean => sheet.merges.some((merge) => merge.top < row && merge.bottom >= row);

/** Codes stand below each other: such a table is long enough to break. */
const isCoded = (sheet: RawSheet): boolean => sheet.cells.filter((cell) => /^\d{7}$/.test(cell.text)).length >= 4;

/** Title, unit line and head stand again in the middle of the body, as page after page is copied below the other. */
export function headRepeated(source: RawWorkbook, whole: boolean): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet) => {
    const [top, body] = [whole ? 0 : headTop(sheet), bodyTop(sheet)];
    const middle = body + Math.floor((sheet.rows - body) / 2);
    if (!isCoded(sheet) || top < 0 || body <= top || hasMergeAcross(sheet, middle)) return sheet;
    const opened = withRowsInserted(sheet, middle, body - top);
    const copy = sheet.cells.filter((cell) => cell.row >= top && cell.row < body).map((cell) => ({ ...cell, row: cell.row - top + middle }));
    const merges = sheet.merges.filter((merge) => merge.top >= top && merge.bottom < body).map((merge) => ({ ...merge, top: merge.top - top + middle, bottom: merge.bottom - top + middle }));
    return { ...opened, cells: [...opened.cells, ...copy], merges: [...opened.merges, ...merges] };
  }) };
}

/** A long table goes on on a second sheet, with its title and head again. */
export function splitOverSheets(source: RawWorkbook): RawWorkbook {
  return { ...source, sheets: source.sheets.flatMap((sheet): RawSheet[] => {
    const body = bodyTop(sheet);
    const middle = body + Math.floor((sheet.rows - body) / 2);
    if (!isCoded(sheet) || body <= 0 || hasMergeAcross(sheet, middle)) return [sheet];
    const up = (row: number): number => row - (middle - body);
    const first: RawSheet = { ...sheet, rows: middle, cells: sheet.cells.filter((cell) => cell.row < middle), merges: sheet.merges.filter((merge) => merge.bottom < middle) };
    const second: RawSheet = {
      ...sheet, name: `${sheet.name}（续）`, rows: up(sheet.rows),
      cells: [...sheet.cells.filter((cell) => cell.row < body), ...sheet.cells.filter((cell) => cell.row >= middle).map((cell) => ({ ...cell, row: up(cell.row) }))],
      merges: [...sheet.merges.filter((merge) => merge.bottom < body), ...sheet.merges.filter((merge) => merge.top >= middle).map((merge) => ({ ...merge, top: up(merge.top), bottom: up(merge.bottom) }))],
    };
    return [first, second];
  }) };
}

export function spacedTitles(source: RawWorkbook): RawWorkbook {
  return mapCells(source, (cell) => (isTitle(cell.text) ? { ...cell, text: [...squeezed(cell.text)].join(' ').replace('决 算', '决　算') } : cell));
}

/** 附表1, 表1, 表十 … in the place of 公开01表. */
export function renumbered(source: RawWorkbook, name: (number: number) => string): RawWorkbook {
  return mapCells(source, (cell) => {
    const number = /^公开 ?(\d+) ?表$/.exec(cell.text.trim());
    return number ? { ...cell, text: name(Number(number[1])) } : cell;
  });
}

/** Amounts in 千元 with the unit line to match; a 元 with two decimals is five of them. */
export function inThousands(source: RawWorkbook): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet) => (sheet.cells.some((cell) => /单位[:：].*元/.test(cell.text)) && !sheet.cells.some((cell) => /[台辆](?:[、（(/]|$)/.test(cell.text) && /单位/.test(cell.text)) ? {
    ...sheet, cells: sheet.cells.map((cell): RawCell => {
      if (/单位[:：].*元/.test(cell.text)) return { ...cell, text: cell.text.replace(/(?:千|万)?元/, '千元') };
      return isAmount(cell) && cell.decimals === 2 ? { ...cell, text: moved(cell.text, isInTenThousands(sheet) ? 1 : -3), decimals: isInTenThousands(sheet) ? 1 : 5 } : cell;
    }),
  } : sheet)) };
}

function isInTenThousands(sheet: RawSheet): boolean {
  return sheet.cells.some((cell) => /单位[:：].*万元/.test(cell.text));
}

/** The point moved by some places, exactly. */
function moved(text: string, places: number): string {
  const [sign, digits] = text.startsWith('-') ? ['-', text.slice(1)] : ['', text];
  const [whole = '0', part = ''] = digits.split('.');
  const decimals = 2 - places;
  const all = `${whole}${part.padEnd(2, '0')}`.padStart(decimals + 1, '0');
  return `${sign}${all.slice(0, all.length - decimals).replace(/^0+(?=\d)/, '')}.${all.slice(all.length - decimals)}`;
}

/** No unit is written anywhere. */
export function unitless(source: RawWorkbook): RawWorkbook {
  return mapCells(source, (cell) => (cell.type === 'text' && /单位[:：]\s*(?:人民币)?[千万]?元/.test(cell.text) ? (/^[（(]?(?:金额)?单位/.test(cell.text.trim()) ? null : { ...cell, text: cell.text.replace(/(?:金额)?单位[:：]\s*[千万]?元/, '') }) : cell));
}

/** The unit stands on one sheet only, in the words of a cover. */
export function unitOnce(source: RawWorkbook): RawWorkbook {
  const unit = source.sheets.flatMap((sheet) => sheet.cells).map((cell) => /单位[:：]\s*([千万]?元)/.exec(cell.text)?.[1]).find((found) => found !== undefined) ?? '元';
  const cover: RawSheet = { name: '封面', hidden: false, rows: 6, columns: 4, merges: [], hiddenRows: [], hiddenColumns: [], cells: [{ row: 1, column: 1, text: '部门决算公开报表', type: 'text' }, { row: 4, column: 1, text: `金额单位：${unit}`, type: 'text' }] };
  return { ...unitless(source), sheets: [cover, ...unitless(source).sheets] };
}

/** Every amount is text, each noisy in its own way. */
export function noisyNumbers(source: RawWorkbook): RawWorkbook {
  let at = 0;
  return mapCells(source, (cell) => {
    if (!isAmount(cell)) return cell;
    at += 1;
    return { ...cell, type: 'text', text: noisy(cell.text, cell.decimals ?? 0, at) };
  });
}

function noisy(text: string, decimals: number, at: number): string {
  const negative = text.startsWith('-');
  const plain = negative ? text.slice(1) : text;
  const [whole = '', part = ''] = plain.split('.');
  const full = decimals > 0 ? `${whole}.${part.padEnd(decimals, '0')}` : plain;
  const grouped = full.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  const wide = (digits: string): string => digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replaceAll('.', '．').replaceAll(',', '，');
  const ways: readonly string[] = [grouped, ` ${full} `, grouped.replaceAll(',', ', '), wide(grouped), `¥${grouped}`, `￥ ${full}`, part === '' && decimals === 0 ? `${full}.` : full, `\u00a0${grouped}\u3000`, `'${full}`];
  const shown = ways[at % ways.length] ?? full;
  return negative ? (at % 2 === 0 ? `（${shown.replace(/^'/, '')}）` : `(${shown.replace(/^'/, '')})`) : shown;
}

/** Sums lost their cached values, as after a program that does not calculate. */
export function uncomputedSums(source: RawWorkbook): RawWorkbook {
  return mapCells(source, (cell) => (cell.formula === undefined ? cell : { ...cell, type: 'text', text: `=${cell.formula}`, uncomputed: true }));
}

/** A sum of every third row shows an error. */
export function errorSums(source: RawWorkbook): RawWorkbook {
  return mapCells(source, (cell) => (cell.formula === undefined || cell.row % 3 > 0 ? cell : { ...cell, type: 'error', text: '#REF!' }));
}

export function hiddenParts(source: RawWorkbook): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet, index) => ({ ...sheet, hidden: index % 3 === 1, hiddenRows: [bodyTop(sheet) + 1, bodyTop(sheet) + 2], hiddenColumns: [1] })) };
}

export function numericCodes(source: RawWorkbook): RawWorkbook {
  return mapCells(source, (cell) => (/^\d{3,7}$/.test(cell.text) ? { ...cell, type: 'number' } : cell));
}

export function spacedCodes(source: RawWorkbook): RawWorkbook {
  return mapCells(source, (cell) => (cell.type === 'text' && /^\d{5,7}$/.test(cell.text) ? { ...cell, text: ` ${cell.text.replace(/^(\d{3})(\d\d)(\d\d)?$/, '$1 $2 $3').trim()}` } : cell));
}

/** 类 and 款 are left out where 项 are printed. */
export function itemsOnly(source: RawWorkbook): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet) => {
    const columns = new Set(sheet.cells.filter((cell) => /^\d{7}$/.test(cell.text) && cell.type === 'text').map((cell) => cell.column));
    const upper = new Set(sheet.cells.filter((cell) => /^\d{3}(?:\d\d)?$/.test(cell.text) && cell.row >= bodyTop(sheet) && columns.has(cell.column)).map((cell) => cell.row));
    return { ...sheet, cells: sheet.cells.filter((cell) => !upper.has(cell.row)), merges: sheet.merges.filter((merge) => !upper.has(merge.top)) };
  }) };
}

/** Zeros as people write nothing: -, —, ——, 0, 0.00, blank. */
export function emptyMarks(source: RawWorkbook): RawWorkbook {
  let at = 0;
  const marks: readonly (string | null)[] = ['-', '—', '——', '0', '0.00', null, ' - ', '－'];
  return mapCells(source, (cell) => {
    if (!isAmount(cell) || Number(cell.text) !== 0) return cell;
    at += 1;
    const mark = marks[at % marks.length];
    return mark == null ? null : { ...cell, type: /\d/.test(mark) ? 'number' : 'text', text: mark };
  });
}

/** Empty rows between the rows of the body and an empty column after the first. */
export function loose(source: RawWorkbook): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet) => {
    const body = bodyTop(sheet);
    let result = sheet;
    for (let row = sheet.rows - 1; row > body; row -= 4) if (!hasMergeAcross(sheet, row)) result = withRowsInserted(result, row, 1);
    return result;
  }) };
}

/** Covers, contents, notes and a sheet of other figures around the tables. */
export function padded(source: RawWorkbook): RawWorkbook {
  const text = (name: string, lines: readonly string[]): RawSheet => ({ name, hidden: false, rows: lines.length, columns: 2, merges: [], hiddenRows: [], hiddenColumns: [], cells: lines.map((line, row) => ({ row, column: 0, text: line, type: 'text' })) });
  const titles = source.sheets.flatMap((sheet) => sheet.cells.filter((cell) => isTitle(cell.text)).slice(0, 1).map((cell) => cell.text));
  return { ...source, sheets: [
    text('封面', ['部门决算公开', '（表格部分）']), text('目录', ['目  录', ...titles.map((title, index) => `${index + 1}. ${title}…………${index + 3}`)]), ...source.sheets,
    text('说明', ['一、本套报表由财政部门统一布置。', '二、收入决算表、支出决算表按支出功能分类科目编制。']), { ...text('通讯录', ['姓名', '张三']), cells: [{ row: 0, column: 0, text: '姓名', type: 'text' }, { row: 0, column: 1, text: '电话', type: 'text' }, { row: 1, column: 0, text: '张三', type: 'text' }, { row: 1, column: 1, text: '13800000000', type: 'number' }] },
  ] };
}

/** Ordinals before the lines are left out: 一、, （一）, 1. */
export function withoutOrdinals(source: RawWorkbook): RawWorkbook {
  return mapCells(source, (cell) => (cell.type === 'text' ? { ...cell, text: cell.text.replace(/^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d[.．、](?!\d))\s*/, '') } : cell));
}

/** Words of heads and lines exchanged for others that mean the same. */
export function otherWords(source: RawWorkbook, words: Readonly<Record<string, string>>): RawWorkbook {
  return mapCells(source, (cell) => ({ ...cell, text: words[squeezed(cell.text)] ?? cell.text }));
}

/** Heads of several levels keep the lowest alone: no 收入 and 支出 over the sides of a table, no 本年支出 over its natures. */
export function leavesOnly(source: RawWorkbook): RawWorkbook {
  return { ...source, sheets: source.sheets.map((sheet) => {
    const [top, body] = [headTop(sheet), bodyTop(sheet)];
    const numbers = rowsOf(sheet)[body - 1]?.some((cell) => squeezed(cell.text) === '栏次') ?? false;
    const bottom = numbers ? body - 2 : body - 1;
    // 三公 says which stage and which money in the upper level alone: such a head cannot be cut.
    if (top < 1 || bottom <= top || sheet.cells.some((cell) => cell.row < top && /三公/.test(cell.text))) return sheet;
    const leaves = Array.from({ length: sheet.columns }, (_, column): RawCell[] => {
      const merge = sheet.merges.find((entry) => entry.top <= bottom && entry.bottom >= bottom && entry.left <= column && entry.right >= column);
      const leaf = sheet.cells.find((cell) => cell.row === (merge?.top ?? bottom) && cell.column === (merge?.left ?? column));
      return leaf && (merge === undefined || merge.left === column) ? [{ ...leaf, row: bottom, column }] : [];
    }).flat();
    const inHead = (row: number): boolean => row >= top && row <= bottom;
    return { ...sheet, cells: [...sheet.cells.filter((cell) => !inHead(cell.row)), ...leaves], merges: sheet.merges.filter((merge) => !inHead(merge.top)) };
  }) };
}

export type Hardship = (book: RawWorkbook) => RawWorkbook;
