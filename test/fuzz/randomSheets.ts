import type { RawCell, RawMerge, RawSheet, RawWorkbook } from '../../shared/importing/sheet.ts';
import type { Random } from '../mutation/random.ts';
import { PACKS, soundBook } from '../sound/soundWorkbooks.ts';

/** A workbook as read, of words that such workbooks use, in no order that makes sense; or a sound one that was shaken. */
export function senselessWorkbook(random: Random): { readonly kind: string; readonly workbook: RawWorkbook } {
  return random.next() < 0.5 ? { kind: 'words', workbook: wordsWorkbook(random) } : { kind: 'shaken', workbook: shaken(random) };
}

const TITLES = ['收入支出决算总表', '收 入 决 算 表', '支出决算表', '财政拨款收入支出决算总表', '一般公共预算财政拨款支出决算表', '一般公共预算财政拨款基本支出决算表', '政府性基金预算财政拨款收入支出决算表', '“三公”经费支出决算表', '国有资产占用情况表', '部门决算目录', '2024年度部门决算'];
const HEADS = ['项目', '科目编码', '科目名称', '类', '款', '项', '行次', '栏次', '金额', '决算数', '年初预算数', '合计', '小计', '本年支出合计', '基本支出', '项目支出', '财政拨款收入', '收入', '支出', '一般公共预算财政拨款', '政府性基金预算财政拨款', '人员经费', '公用经费', '年初结转和结余', '年末结转和结余'];
const LABELS = ['合计', '总计', '一、一般公共预算财政拨款收入', '二、政府性基金预算财政拨款收入', '年初结转和结余', '本年收入合计', '行政运行', '住房公积金', '30101', '301', '工资福利支出', '2101501', '210', '21015', '21 01 501', '（一）支出合计', '1．因公出国（境）费', '公务用车保有量（辆）', '注：本表反映部门本年度收支情况。', '……', ''];
const AMOUNTS = ['0', '0.00', '12.34', '-5', '（1.23）', '1，234.５６', '7, 836. 48', '85..54', '——', '-', '¥3', '12.', '#REF!', '1e5', '99999999999999', '一百', ' '];
const AROUND = ['公开01表', '公开 02 表', '附表3', '单位：万元', '金额单位：元', '部门：示例县医疗保障局', '2023年度', ''];

function wordsWorkbook(random: Random): RawWorkbook {
  return { file: '词.xlsx', sheets: Array.from({ length: 1 + random.below(5) }, (_, at) => wordsSheet(random, `表${at}`)) };
}

function wordsSheet(random: Random, name: string): RawSheet {
  const cells = new Map<string, RawCell>();
  const merges: RawMerge[] = [];
  const width = 2 + random.below(14);
  let row = random.below(3);
  const put = (column: number, text: string): void => {
    if (text === '') return;
    const type = /^-?[\d.]+$/.test(text) && random.next() < 0.7 ? 'number' : text.startsWith('#') ? 'error' : 'text';
    cells.set(`${row},${column}`, { row, column, text, type, ...(random.next() < 0.02 && { formula: `A${1 + random.below(30)}+B${1 + random.below(30)}`, uncomputed: true }) });
  };
  for (let block = 1 + random.below(3); block > 0; block -= 1) {
    put(random.below(width), random.pick(TITLES));
    row += 1;
    for (let at = 0; at < 3; at += 1) put(random.below(width), random.pick(AROUND));
    for (let head = random.below(4); head > 0; head -= 1) {
      row += 1;
      for (let column = 0; column < width; column += 1) {
        put(column, random.pick(HEADS));
        if (random.next() < 0.2) merges.push({ top: row, left: column, bottom: row + random.below(3), right: column + random.below(4) });
      }
    }
    for (let body = random.below(40); body > 0; body -= 1) {
      row += 1;
      for (let column = 0; column < width; column += 1) put(column, column < 3 && random.next() < 0.7 ? random.pick(LABELS) : random.next() < 0.8 ? random.pick(AMOUNTS) : '');
    }
    row += 1 + random.below(4);
  }
  return { name, hidden: random.next() < 0.1, rows: row + 1, columns: width, cells: [...cells.values()], merges, hiddenRows: [random.below(9)], hiddenColumns: [] };
}

const books = new Map<string, RawWorkbook>();

/** The sound workbook of a pack with columns swapped, rows lost, words replaced and sheets doubled. */
function shaken(random: Random): RawWorkbook {
  const pack = random.pick(PACKS);
  const known = books.get(pack) ?? { file: `${pack}.xlsx`, sheets: soundBook(pack, '元').sheets.map(asRead) };
  books.set(pack, known);
  const sheets = random.sample(known.sheets, 1 + random.below(known.sheets.length)).map((sheet) => shakenSheet(sheet, random));
  return { ...known, sheets: random.next() < 0.2 ? [...sheets, ...sheets.slice(0, 1).map((sheet) => ({ ...sheet, name: `${sheet.name}(2)` }))] : sheets };
}

function asRead(grid: ReturnType<typeof soundBook>['sheets'][number]): RawSheet {
  const top = 3;
  const cells: RawCell[] = [[grid.number, 0], [grid.title, 1], [grid.unitLabel, 2]].map(([text, row]) => ({ row: Number(row), column: 0, text: String(text), type: 'text' }));
  for (const cell of grid.cells) if (cell.text !== '') cells.push({ row: cell.row + top, column: cell.column, text: cell.text, type: cell.kind === 'amount' && !cell.text.includes(',') ? 'number' : 'text' });
  return {
    name: `${grid.number} ${grid.title}`.slice(0, 31), hidden: false, rows: grid.rowCount + top, columns: grid.columnCount, cells, hiddenRows: [], hiddenColumns: [],
    merges: grid.cells.filter((cell) => cell.rowSpan > 1 || cell.columnSpan > 1).map((cell) => ({ top: cell.row + top, left: cell.column, bottom: cell.row + top + cell.rowSpan - 1, right: cell.column + cell.columnSpan - 1 })),
  };
}

function shakenSheet(sheet: RawSheet, random: Random): RawSheet {
  let cells = [...sheet.cells];
  for (let count = random.below(4); count > 0; count -= 1) cells = random.pick(SHAKES)(cells, sheet, random);
  return { ...sheet, cells, merges: random.next() < 0.2 ? [] : sheet.merges };
}

const SHAKES: readonly ((cells: RawCell[], sheet: RawSheet, random: Random) => RawCell[])[] = [
  (cells, sheet, random) => { const lost = random.below(sheet.rows); return cells.filter((cell) => cell.row !== lost); },
  (cells, sheet, random) => { const lost = random.below(sheet.columns); return cells.filter((cell) => cell.column !== lost); },
  (cells, sheet, random) => { const [a, b] = [random.below(sheet.columns), random.below(sheet.columns)]; return cells.map((cell) => ({ ...cell, column: cell.column === a ? b : cell.column === b ? a : cell.column })); },
  (cells, _sheet, random) => cells.map((cell) => (random.next() < 0.02 ? { ...cell, text: random.pick([...AMOUNTS, ...LABELS, ...HEADS]) || '—', type: 'text' } : cell)),
  (cells, _sheet, random) => { const by = 1 + random.below(300); return cells.map((cell) => ({ ...cell, row: cell.row + by })); },
  (cells, _sheet, random) => cells.filter(() => random.next() > 0.1),
];
