import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSampleFacts } from '../../electron/samples/sampleBureau.ts';
import { SAMPLE_FILES } from '../../electron/samples/sampleWorkbooks.ts';
import { auditReading } from '../../electron/service/audit/audit.ts';
import { codeNames } from '../../electron/service/packs/library.ts';
import { openDocument } from '../../electron/service/importing/openDocument.ts';
import type { Finding } from '../../shared/checks/finding.ts';
import { PACKS, ROOT, library, sheetsOf, writeSoundBook } from '../sound/soundWorkbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'two-years-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The sample's opening balances of 2024 differ from its closing ones of 2023 by the 12,600 元 that were taken back (general money);
 * last year is printed in 万元, so that the difference shows as 12,557.82 or 12,600 元. 上年 may have been laid out by any form.
 */
async function rollForward(pack: string): Promise<Finding[]> {
  const file = join(folder, `${pack}.xlsx`);
  const facts = loadSampleFacts(library.resourceRoot, 2023);
  const own = library.packs.getPack(pack);
  const sheets = sheetsOf({ pack: own, year: 2023, printing: '万元', facts, approved: [], names: codeNames(library, 2023) });
  await writeSoundBook({ pack: own, year: 2023, facts, sheets }, file);
  const last = await openDocument(library, [file], {});
  expect(last.view.year).toBe(2023);
  const current = join(ROOT, 'resources/samples', SAMPLE_FILES.thisYear);
  const { result } = auditReading(library, await openDocument(library, [current], {}), [current], last.view);
  expect(result.notChecked.map((entry) => entry.rule)).not.toContain('rollforward.lastYear');
  expect(result.findings.filter((finding) => finding.level === 'error')).toEqual([]);
  return result.findings.filter((finding) => finding.rule === 'rollforward.lastYear');
}

describe.each(PACKS)('last year’s workbook in the layout of %s', (pack) => {
  it('is compared with this year’s opening balances, one question for all of them', async () => {
    const findings = await rollForward(pack);
    const roots = findings.filter((finding) => finding.root === undefined);
    expect(roots.map(({ level, table, row, printed }) => [level, table, row, printed])).toEqual([['warning', '公开01表', '29', '382142.18']]);
    expect(roots[0]?.message).toContain('请说明类型和文号');
    expect(findings.filter((finding) => finding.table === '公开04表').every((finding) => finding.diff === '-12600.00')).toBe(true);
  });
});
