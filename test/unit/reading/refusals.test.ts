import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkbookInWorker } from '../../../electron/reading/inWorker.ts';
import { readWorkbook, readWorkbookBytes } from '../../../electron/reading/readWorkbook.ts';
import { BadInput } from '../../../shared/badInput.ts';
import { runs } from '../runs.ts';

const published = readFileSync(join(import.meta.dirname, '../../fixtures/workbooks/jiangxi-2024.xlsx'));
const folder = mkdtempSync(join(tmpdir(), 'reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(work: Promise<unknown>): Promise<BadInput> {
  const outcome = await work.then(() => null, (error: unknown) => error);
  if (outcome instanceof BadInput) return outcome;
  throw outcome ?? new Error('was accepted');
}

const zip = (parts: Record<string, Uint8Array>): Buffer => Buffer.from(zipSync(parts));
const workbookPart = { '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') };

/** A zip that declares less than it holds. */
function lying(): Buffer {
  const bytes = zip({ ...workbookPart, 'xl/worksheets/sheet1.xml': new Uint8Array(8 << 20) });
  const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  bytes.writeUInt32LE(1000, entry + 24);
  return bytes;
}

function encrypted(): Buffer {
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(256));
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(8192));
  const bytes: unknown = XLSX.CFB.write(container, { type: 'buffer' });
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

function emptyWorkbook(): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([]), 'Sheet1');
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

const repeatedCell = '<office:document-content><table:table><table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:document-content>';

describe('what is refused, with one sentence that names the file and the remedy', () => {
  it.each<[string, string, Buffer, string]>([
    ['an empty file', '空.xlsx', Buffer.alloc(0), 'workbook-damaged'],
    ['a workbook cut short', '决算.xlsx', published.subarray(0, 9000), 'workbook-damaged'],
    ['a workbook with a hole', '决算.xlsx', Buffer.concat([published.subarray(0, 12_000), published.subarray(13_000)]), 'workbook-damaged'],
    ['a password', '决算.xlsx', encrypted(), 'workbook-locked'],
    ['a PDF', '决算公开.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'not-a-workbook'],
    ['a Word document', '情况说明.docx', zip({ 'word/document.xml': strToU8('<a/>'), '[Content_Types].xml': strToU8('<a/>') }), 'not-a-workbook'],
    ['an archive', '决算.zip', zip({ '决算.xlsx': strToU8('x') }), 'not-a-workbook'],
    ['prose', '说明.txt', Buffer.from('情况说明\n本部门收入总计若干。\n完\n'), 'not-a-workbook'],
    ['binary data', '图.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'not-a-workbook'],
    ['a workbook without content', '空表.xlsx', emptyWorkbook(), 'workbook-empty'],
    ['a zip bomb', '大.xlsx', zip({ ...workbookPart, 'xl/worksheets/sheet1.xml': new Uint8Array(50 << 20) }), 'workbook-too-large'],
    ['a zip that lies about its size', '大.xlsx', lying(), 'workbook-too-large'],
    ['a cell repeated over a whole .ods row', '大.ods', zip({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8(repeatedCell) }), 'workbook-too-large'],
  ])('%s', async (_, name, bytes, code) => {
    const bad = await refusal(readWorkbookBytes(bytes, name));
    expect(bad.code).toBe(code);
    expect(bad.message).toContain(name);
    expect(bad.message).toMatch(/^[^。]+。$/);
    expect(bad.message).toMatch(/请/);
  });

  it('a file that is not there, and a folder', async () => {
    expect((await refusal(readWorkbook(join(folder, '没有.xlsx')))).code).toBe('file-missing');
    expect((await refusal(readWorkbook(folder))).code).toBe('not-a-workbook');
  });

  it('the same from a worker', async () => {
    const path = join(folder, '坏.xlsx');
    writeFileSync(path, published.subarray(0, 9000));
    const bad = await refusal(readWorkbookInWorker(path));
    expect([bad.code, bad.message.includes('坏.xlsx')]).toEqual(['workbook-damaged', true]);
  });

  it('a file that takes too long', async () => {
    const bad = await refusal(readWorkbookInWorker(join(import.meta.dirname, '../../fixtures/workbooks/jiangxi-2024.xlsx'), { timeout: 1 }));
    expect(bad.code).toBe('workbook-damaged');
  });
});

describe('a damaged workbook', () => {
  it('is refused or read, whatever bytes are changed', async () => {
    const seed = 20240731;
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(published.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), async (changes) => {
      const bytes = Buffer.from(published);
      for (const [place, value] of changes) bytes[place] = value;
      const outcome = await readWorkbookBytes(bytes, '坏.xlsx').then((book) => book.sheets.length > 0, (error: unknown) => error instanceof BadInput);
      expect(outcome).toBe(true);
    }), { seed, numRuns: runs(40) });
  });
});
