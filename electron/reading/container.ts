import { inflateRawSync } from 'node:zlib';
import { BadInput } from '../../shared/badInput.ts';
import { LIMITS } from './limits.ts';

/** How the bytes are packed; decides who parses them. */
export type Container = 'zip' | 'ole' | 'markup' | 'text';

const REMEDY = '请用 Excel 或 WPS 打开后另存为 .xlsx 再导入';

/**
 * Tells what a file is by its first bytes and refuses what is no workbook, is locked or would not fit in memory.
 * @throws BadInput not-a-workbook, workbook-locked, workbook-damaged, workbook-too-large
 */
export function checkContainer(bytes: Buffer, file: string): Container {
  if (bytes.length === 0) throw new BadInput('workbook-damaged', `文件“${file}”是空文件，请重新导出或向提供者索取完整的文件。`);
  if (bytes.length > LIMITS.fileBytes) throw tooLarge(file, `文件有 ${Math.ceil(bytes.length / (1 << 20))} MB`);
  if (bytes.readUInt16BE(0) === 0x504b) {
    checkZip(bytes, file);
    return 'zip';
  }
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') {
    checkOle(bytes, file);
    return 'ole';
  }
  const opening = bytes.subarray(0, 512).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (opening.startsWith('%PDF')) throw notAWorkbook(file, 'PDF 文件', '请向财务软件导出 Excel 表，或把表格复制到 Excel 后再导入');
  if (opening.startsWith('{\\rtf')) throw notAWorkbook(file, 'RTF 文档', '请把其中的表格复制到 Excel 后再导入');
  if (/^<(\?xml|html|!doctype|table|meta|head)/i.test(opening)) return 'markup';
  if (isBinary(bytes)) throw notAWorkbook(file, '其他类型的文件', REMEDY);
  return 'text';
}

export function notAWorkbook(file: string, what: string, remedy: string = REMEDY): BadInput {
  return new BadInput('not-a-workbook', `“${file}”不是电子表格（像是${what}），${remedy}。`);
}

export function damaged(file: string): BadInput {
  return new BadInput('workbook-damaged', `文件“${file}”已损坏，无法读取，${REMEDY}，或重新索取这份文件。`);
}

export function locked(file: string): BadInput {
  return new BadInput('workbook-locked', `文件“${file}”设有打开密码，请在 Excel 或 WPS 中取消密码、保存后再导入。`);
}

export function endless(file: string): BadInput {
  return new BadInput('workbook-damaged', `文件“${file}”过了很久也没有读完，可能已损坏，${REMEDY}。`);
}

export function tooLarge(file: string, why: string): BadInput {
  return new BadInput('workbook-too-large', `文件“${file}”过大，无法安全读取（${why}），请只保留决算表、删除多余的行列和图片后另存再导入。`);
}

/** UTF-16 text has zero bytes too, but begins with its mark. */
function isBinary(bytes: Buffer): boolean {
  const mark = bytes.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) return false;
  return bytes.subarray(0, 4096).includes(0);
}

function checkOle(bytes: Buffer, file: string): void {
  const names = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (names('EncryptedPackage')) throw locked(file);
  if (names('Workbook') || names('Book')) return;
  if (names('WordDocument')) throw notAWorkbook(file, 'Word 文档', '请把其中的表格复制到 Excel 后再导入');
  if (names('PowerPoint Document')) throw notAWorkbook(file, '演示文稿');
  throw damaged(file);
}

interface ZipPart { readonly name: string; readonly method: number; readonly packed: number; readonly unpacked: number; readonly at: number }

function checkZip(bytes: Buffer, file: string): void {
  const parts = zipDirectory(bytes, file);
  const has = (test: (name: string) => boolean): boolean => parts.some((part) => test(part.name));
  if (has((name) => name === 'word/document.xml')) throw notAWorkbook(file, 'Word 文档', '请把其中的表格复制到 Excel 后再导入');
  if (has((name) => name === 'ppt/presentation.xml')) throw notAWorkbook(file, '演示文稿');
  if (!has((name) => /^xl\/workbook\.(xml|bin)$/i.test(name) || name === 'content.xml' || /\[Content_Types\]\.xml$/i.test(name))) throw notAWorkbook(file, '压缩包', '请先解压，再选择其中的表格文件');
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const markup = parts.filter((part) => /\.(xml|rels|vml|bin)$/i.test(part.name));
  const xml = markup.reduce((sum, part) => sum + part.unpacked, 0);
  if (unpacked > LIMITS.unpackedBytes || xml > LIMITS.xmlBytes) throw tooLarge(file, `解压后有 ${Math.ceil(unpacked / (1 << 20))} MB`);
  for (const part of parts) unpack(bytes, part, file);
  const content = parts.find((part) => part.name === 'content.xml');
  if (content) checkRepeats(unpack(bytes, content, file).toString('utf8'), file);
}

/** Reads the central directory: sizes as declared, before anything is unpacked. */
function zipDirectory(bytes: Buffer, file: string): ZipPart[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length) throw damaged(file);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > LIMITS.parts) throw tooLarge(file, `内含 ${count} 个部件`);
  const parts: ZipPart[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged(file);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw locked(file);
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24), at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Unpacks one part natively and refuses one that is larger than it says: the parser trusts the declared size. */
function unpack(bytes: Buffer, part: ZipPart, file: string): Buffer {
  if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== 0x04034b50) throw damaged(file);
  const start = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
  const packed = bytes.subarray(start, start + part.packed);
  if (packed.length < part.packed) throw damaged(file);
  if (part.method === 0) return packed;
  if (part.method !== 8) throw damaged(file);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, part.unpacked) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(file, '压缩内容与声明的大小不符');
    throw damaged(file);
  }
}

/** An .ods cell or row that says it stands for thousands of filled ones would be written out in memory. */
function checkRepeats(content: string, file: string): void {
  const filledCell = /<table:table-cell\b[^>]*number-columns-repeated="(\d+)"[^>]*[^/]>/g;
  for (const match of content.matchAll(filledCell)) if (Number(match[1]) > LIMITS.repeats) throw tooLarge(file, `一个单元格重复 ${match[1]} 列`);
  const repeatedRow = /<table:table-row\b[^>]*number-rows-repeated="(\d+)"[^>]*[^/]>/g;
  for (const match of content.matchAll(repeatedRow)) {
    if (Number(match[1]) <= LIMITS.repeats) continue;
    const end = content.indexOf('</table:table-row>', match.index);
    if (/<text:p|office:value/.test(content.slice(match.index, end < 0 ? undefined : end))) throw tooLarge(file, `一行重复 ${match[1]} 次`);
  }
}
