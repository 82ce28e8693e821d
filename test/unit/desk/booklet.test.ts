import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_CHOICE } from '../../../shared/ipc/booklet.ts';
import { type DeskBench, sampleBench } from './deskBench.ts';

const DRAFT = { ...FIRST_CHOICE, final: false };
const SHOWN = { edition: 'web', fonts: 'bundled', final: false } as const;

describe('the booklet on the desk', () => {
  let bench: DeskBench;
  beforeAll(async () => { bench = await sampleBench(null); });
  afterAll(() => bench.close());

  it('shows every page with the place of every part and table, and gives the bytes of any of them', async () => {
    const shown = await bench.call('booklet.show', SHOWN);
    expect(shown.draft).toBe(true);
    expect(shown.pages[0]).toMatchObject({ kind: 'cover', number: '', serial: shown.version });
    expect(shown.places.filter((place) => place.level === 1).length).toBeGreaterThan(3);
    expect(shown.faces.every((face) => face.origin === 'bundled')).toBe(true);
    const { bytes } = await bench.call('booklet.pages', { version: shown.version, first: 1, last: 2 });
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('keeps the serial of pages that look the same after a change, and refuses pages of a book that is no longer shown', async () => {
    const before = await bench.call('booklet.show', SHOWN);
    bench.context.desk.write('改一段', (tx, year) => { tx.upsert('text', { book: year, section: 'duties', text: '承担本县的一项新职责。' }); });
    const after = await bench.call('booklet.show', SHOWN);
    const same = after.pages.filter((page, index) => page.serial === before.pages[index]?.serial).length;
    expect(same).toBeGreaterThan(after.pages.length / 2);
    expect(same).toBeLessThan(after.pages.length);
    expect(await bench.ask('booklet.pages', { version: before.version, first: 1, last: 1 })).toMatchObject({ ok: false, error: { code: 'preview-stale' } });
  });

  it('prints the year without an attachment that is left out, renumbered, and undoes that like any other change', async () => {
    const { attachments } = await bench.call('booklet.open', {});
    const [first, second] = attachments.filter((entry) => entry.kind === 'form');
    expect(attachments.every((entry) => entry.printed)).toBe(true);
    const titles = async (): Promise<string[]> => (await bench.call('booklet.show', SHOWN)).places.filter((place) => place.id.startsWith('form:')).map((place) => place.title);
    const whole = await titles();
    const left = await bench.call('booklet.leaveOut', { section: first?.section ?? '', out: true });
    expect(left.find((entry) => entry.section === first?.section)?.printed).toBe(false);
    const fewer = await titles();
    expect(fewer).toHaveLength(whole.length - 1);
    expect(fewer[0]).toMatch(/^一、/);
    expect(second).toBeDefined();
    await bench.call('desk.undo', {});
    expect(await titles()).toEqual(whole);
    expect(await bench.ask('booklet.leaveOut', { section: 'form:none', out: true })).toMatchObject({ ok: false, error: { code: 'no-such-attachment' } });
  });

  it('exports what is asked for into the chosen folder, drafts marked, and says what was written', async () => {
    const out = join(bench.folder, 'out');
    bench.answer(out);
    const written = await bench.call('booklet.export', { ...DRAFT, fonts: 'bundled', outputs: ['web', 'statements', 'checks'] });
    if (written.kind !== 'written') throw new Error('cancelled');
    expect(readdirSync(out).toSorted()).toEqual(['决算公开表.xlsx', '决算公开（网页版）.pdf', '检查报告.xlsx'].toSorted());
    expect(written.files.map((file) => file.name)).toHaveLength(3);
    expect(written).toMatchObject({ folderName: 'out', draft: true });
    expect(readFileSync(join(out, '决算公开（网页版）.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(bench.events.filter((event) => event.name === 'progress').length).toBeGreaterThanOrEqual(4);
    bench.answer(null);
    expect(await bench.call('booklet.export', DRAFT)).toEqual({ kind: 'cancelled' });
  });

  it('refuses nothing to export, and a final book with the list of what stands against it', async () => {
    expect(await bench.ask('booklet.export', { ...DRAFT, outputs: [] })).toMatchObject({ ok: false, error: { code: 'nothing-chosen' } });
    const conditions = await bench.call('booklet.finalConditions', {});
    expect(conditions.length).toBeGreaterThan(0);
    expect(await bench.ask('booklet.export', FIRST_CHOICE)).toMatchObject({ ok: false, error: { code: 'final-blocked', message: expect.stringContaining(conditions[0]?.message ?? '') } });
    expect((await bench.call('booklet.show', { ...SHOWN, final: true })).draft).toBe(true);
  });

  it('a cancelled export leaves nothing in the folder', async () => {
    const out = join(bench.folder, 'cancelled');
    bench.answer(out);
    const asked = bench.ask('booklet.export', { ...DRAFT, fonts: 'bundled', outputs: ['print', 'web', 'docx'] });
    await expect.poll(() => bench.events.some((event) => event.name === 'progress' && JSON.stringify(event.content).includes('装订版')), { timeout: 20_000 }).toBe(true);
    await bench.call('desk.cancel', { job: 'booklet.export' });
    expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(out)).toEqual([]);
  });

  it('remembers what was chosen', async () => {
    await bench.call('booklet.keepChoice', { ...DRAFT, edition: 'simplex', archival: true });
    expect((await bench.call('booklet.open', {})).choice).toMatchObject({ edition: 'simplex', archival: true });
  });
});
