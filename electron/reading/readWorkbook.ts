import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { RawWorkbook } from '../../shared/importing/sheet.ts';
import { checkContainer, notAWorkbook, tooLarge } from './container.ts';
import { decode, readDelimited } from './delimited.ts';
import { LIMITS } from './limits.ts';
import { readSheets } from './workbook.ts';

/**
 * Reads a workbook as it stands: .xlsx, .xls, .et, .ods or .csv, told by content, not by the name. Values, merges and what is
 * hidden; nothing is interpreted.
 * @param file name for messages and addresses, without folders
 * @throws BadInput not-a-workbook, workbook-damaged, workbook-locked, workbook-empty, workbook-too-large
 */
export async function readWorkbookBytes(bytes: Uint8Array, file: string): Promise<RawWorkbook> {
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge(file, `文件有 ${Math.ceil(bytes.byteLength / (1 << 20))} MB`);
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const container = checkContainer(buffer, file);
  const sheets = container === 'text' ? [readDelimited(buffer, file)] : await readSheets(container === 'markup' ? inUtf8(buffer) : buffer, file);
  if (container === 'markup' && !sheets.some((sheet) => sheet.columns > 1)) throw notAWorkbook(file, '网页或文本文件');
  if (sheets.every((sheet) => sheet.cells.length === 0)) {
    throw new BadInput('workbook-empty', `文件“${file}”里没有任何内容，请确认选对了文件，或重新导出后再导入。`);
  }
  return { file, sheets };
}

/** Web pages saved as .xls come in GBK from most accounting programs; the parser takes them for UTF-8 whatever they declare. */
function inUtf8(bytes: Buffer): Buffer {
  return Buffer.from(decode(bytes).replace(/((?:charset|encoding)\s*=\s*["']?)(?:gb2312|gbk|gb18030|utf-16\w*)/i, '$1utf-8'));
}

/**
 * Reads a workbook from disk.
 * @throws BadInput file-missing, file-unreadable, and what `readWorkbookBytes` throws
 */
export async function readWorkbook(path: string): Promise<RawWorkbook> {
  const file = basename(path);
  return readWorkbookBytes(await fileBytes(path, file), file);
}

async function fileBytes(path: string, file: string): Promise<Buffer> {
  try {
    const entry = await stat(path);
    if (entry.isDirectory()) throw new BadInput('not-a-workbook', `“${file}”是文件夹，请选择其中的一个表格文件。`);
    if (entry.size > LIMITS.fileBytes) throw tooLarge(file, `文件有 ${Math.ceil(entry.size / (1 << 20))} MB`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new BadInput('file-missing', `找不到文件“${path}”，请核对文件名和所在文件夹。`);
    throw new BadInput('file-unreadable', `文件“${file}”读不出来，请确认它没有被其他程序独占、您有读取权限，或复制到本机硬盘后再试。`);
  }
}
