import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import { renderBookletInWorker } from '../../electron/pdf/renderInWorker.ts';
import { writeBookletPdf } from '../../electron/pdf/writeBookletPdf.ts';
import { sampleBooklet, thirtyPageBooklet } from './sampleBooklet.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'juece-pdf-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a worker makes the same pages as the calling thread', async () => {
  const inWorker = await renderBookletInWorker(sampleBooklet(), { edition: 'print' });
  const here = await renderBooklet(sampleBooklet(), { edition: 'print' });
  expect(inWorker.places).toEqual(here.places);
  expect(Buffer.from(inWorker.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(Math.abs(inWorker.bytes.length - here.bytes.length)).toBeLessThan(100);
});

test('the file is written whole under its name, with nothing left beside it', async () => {
  const file = join(folder, '决算公开.pdf');
  const report = await writeBookletPdf(sampleBooklet(), file, { edition: 'web' });
  expect(report.pages).toBeGreaterThan(20);
  expect(readFileSync(file).subarray(-6).toString().trim()).toBe('%%EOF');
  expect(readdirSync(folder)).toEqual(['决算公开.pdf']);
});

test('cancelling ends the work, keeps the older file and leaves no part of the new one', async () => {
  const file = join(folder, '决算公开.pdf');
  writeFileSync(file, 'older');
  const abort = new AbortController();
  const writing = writeBookletPdf(thirtyPageBooklet(), file, { edition: 'print', signal: abort.signal });
  setTimeout(() => abort.abort(), 60);
  await expect(writing).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe('older');
  expect(readdirSync(folder)).toEqual(['决算公开.pdf']);
});

test('a folder that is not there and a font that is none are refused in one sentence, also from the worker', async () => {
  await expect(writeBookletPdf(sampleBooklet(), join(folder, 'none', 'a.pdf'), { edition: 'web', thread: 'here' })).rejects.toMatchObject({ name: 'BadInput' });
  const face = [{ file: import.meta.filename }];
  const fonts = { title: face, heading: face, subheading: face, body: face, bodyBold: face, table: face, tableBold: face, folio: face };
  await expect(writeBookletPdf(sampleBooklet(), join(folder, 'a.pdf'), { edition: 'web', fonts })).rejects.toMatchObject({ name: 'BadInput', code: 'font' });
});
