import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledFonts } from '../../electron/pdf/fontSet.ts';
import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import { writeNamedTogether } from '../../electron/service/outputs/outputs.ts';
import { writeOutputsInWorker } from '../../electron/service/outputs/outputsInWorker.ts';
import type { Output, OutputJob } from '../../electron/service/outputs/writeOutputs.ts';
import { readPdf } from './readPdf.ts';
import { sampleBooklet, thirtyPageBooklet } from './sampleBooklet.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'juece-pdf-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PDF: Output = { kind: 'pdf', name: '决算公开.pdf', edition: 'web', archival: false };

function job(outputs: readonly Output[], booklet = sampleBooklet()): Omit<OutputJob, 'folder'> {
  return { outputs, booklet, sheets: [], forms: [], result: { findings: [], passed: [], notChecked: [] }, packName: '', fonts: 'bundled', created: new Date(0) };
}

test('a thread of its own writes the pages that the calling thread would, and says what it is at', async () => {
  const steps: string[] = [];
  const printed = await writeOutputsInWorker({ ...job([PDF]), folder }, (step) => steps.push(step));
  const here = await renderBooklet(sampleBooklet(), { edition: 'web' });
  expect(printed).toMatchObject({ pages: here.pages, missing: here.missing });
  const [written, rendered] = [await readPdf(new Uint8Array(readFileSync(join(folder, PDF.name)))), await readPdf(here.bytes)];
  expect(written.pages.map(({ text }) => text)).toEqual(rendered.pages.map(({ text }) => text));
  expect(readdirSync(folder)).toEqual([PDF.name]);
  expect(steps).toEqual(['正在写出 决算公开.pdf']);
});

test('cancelling ends the work at once and leaves nothing in the folder', async () => {
  const abort = new AbortController();
  const work = job([PDF, { ...PDF, name: '装订.pdf', edition: 'print' }], thirtyPageBooklet());
  const writing = writeNamedTogether(folder, async (scratch) => {
    await writeOutputsInWorker({ ...work, folder: scratch }, () => setTimeout(() => abort.abort(), 20), abort.signal);
    return work.outputs.map(({ name }) => name);
  });
  await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that is not there and a font that is none are refused in one sentence', async () => {
  await expect(writeOutputsInWorker({ ...job([PDF]), folder: join(folder, 'none') }, () => {})).rejects.toMatchObject({ name: 'BadInput', code: 'output-unwritable' });
  const face = [{ file: import.meta.filename }];
  await expect(renderBooklet(sampleBooklet(), { edition: 'web', fonts: { ...bundledFonts(), body: face } })).rejects.toMatchObject({ name: 'BadInput', code: 'font' });
});

test('printed on one side every page is a right-hand one: no empty page, one gutter, lying pages turned one way', async () => {
  const { bytes } = await renderBooklet(sampleBooklet(), { edition: 'simplex' });
  const { pages } = await readPdf(bytes);
  expect(pages.every((page) => page.text !== '')).toBe(true);
  expect([...new Set(pages.map((page) => page.rotation))].toSorted()).toEqual([0, 270]);
  const folios = pages.slice(1).map((page) => page.texts.find((each) => each.text.trim() === `— ${page.label} —`)?.x ?? 0);
  expect(folios.every((x) => x > 400)).toBe(true);
});
