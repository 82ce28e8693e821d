import type { RawCell, RawSheet } from '../../shared/importing/sheet.ts';
import { notAWorkbook, tooLarge } from './container.ts';
import { LIMITS } from './limits.ts';

/**
 * Reads one table of delimited text (.csv, .tsv, .txt). UTF-8 with or without its mark, UTF-16 with one, else GB18030, which is
 * what office programs on Chinese systems write. Every cell is text as printed.
 * @throws BadInput workbook-too-large; not-a-workbook when nothing separates columns
 */
export function readDelimited(bytes: Buffer, file: string): RawSheet {
  if (bytes.length > LIMITS.textBytes) throw tooLarge(file, `文本有 ${Math.ceil(bytes.length / (1 << 20))} MB`);
  const text = decode(bytes);
  const separator = separatorOf(text);
  if (separator === null) throw notAWorkbook(file, '纯文本文件', '请在 Excel 或 WPS 中把内容按列分开，另存为 .xlsx 或 .csv 再导入');
  const cells: RawCell[] = [];
  let rows = 0;
  let columns = 0;
  for (const line of records(text, separator)) {
    line.forEach((field, column) => {
      if (field.trim() === '') return;
      cells.push({ row: rows, column, text: field, type: 'text' });
      columns = Math.max(columns, column + 1);
    });
    rows += 1;
    if (cells.length > LIMITS.cells) throw tooLarge(file, `超过 ${LIMITS.cells} 个单元格`);
  }
  const name = file.replace(/\.[^.]*$/, '') || file;
  return { name, hidden: false, rows, columns, cells, merges: [], hiddenRows: [], hiddenColumns: [] };
}

/** UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else GB18030. */
export function decode(bytes: Buffer): string {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The character that separates most in the first lines; null for prose. */
function separatorOf(text: string): string | null {
  const opening = text.slice(0, 8192).replace(/"[^"]*"/g, '');
  let best: string | null = null;
  let most = 0;
  for (const separator of ['\t', ',', ';']) {
    const count = opening.split('\n').filter((line) => line.includes(separator)).length;
    if (count > most) { most = count; best = separator; }
  }
  return most >= 3 ? best : null;
}

/** RFC 4180 records: quotes may hold separators, line ends and doubled quotes. */
function* records(text: string, separator: string): Generator<string[]> {
  let line: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const ch = text[i];
    if (quoted) {
      if (ch !== '"') field += ch;
      else if (text[i + 1] === '"') { field += '"'; i += 1; }
      else quoted = false;
    } else if (ch === '"' && field === '') quoted = true;
    else if (ch === separator) { line.push(field); field = ''; }
    else if (ch === '\n') { line.push(field); yield line; line = []; field = ''; }
    else if (ch !== '\r') field += ch;
  }
  if (field !== '' || line.length > 0) { line.push(field); yield line; }
}
