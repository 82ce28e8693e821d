import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPack } from '../../../electron/resources/packCheck.ts';
import { loadPacks } from '../../../electron/resources/packs.ts';
import { ROLES } from '../../../shared/statement/definition.ts';
import { RESOURCES } from './emptyForm.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'pack-guide.md'), 'utf8');
const SHIPPED = join(RESOURCES, 'packs');
const root = mkdtempSync(join(tmpdir(), 'guide-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

/** The files of the worked example, each a YAML block that begins with its name. */
const files = [...GUIDE.matchAll(/```yaml\n# (\w+\.yaml)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => ({ name, text }));

describe('the worked example of the guide for authors', () => {
  mkdirSync(join(root, 'mousheng-2025'));
  for (const { name, text } of files) writeFileSync(join(root, 'mousheng-2025', name), text);

  it('is one folder of four files that passes the check', () => {
    expect(files.map(({ name }) => name)).toEqual(['pack.yaml', 'statements.yaml', 'narrative.yaml', 'glossary.yaml']);
    const check = checkPack(join(root, 'mousheng-2025'), [SHIPPED], { nameOf: (_dimension, code) => code });
    expect(check.problems).toEqual([]);
    expect(check.drawing).toContain('│ 支出功能分类科目编码 │ 科目名称 │      │          │          │');
  });

  it('does what the notice of its province asks for', () => {
    const pack = loadPacks([SHIPPED, root]).getPack('mousheng-2025');
    expect(pack.statements.map((statement) => statement.role)).not.toContain('assets');
    expect(pack.statements).toHaveLength(9);
    expect(pack.words).toEqual({ subject: '本单位', level: '县级' });
    expect(pack.thresholds).toEqual({ growth: 20, deviation: 10 });
    const clauses = pack.parts.flatMap((part) => part.sections ?? []).find((section) => section.id === 'otherMatters')?.clauses.map((clause) => clause.id);
    expect(clauses).toEqual(['agency', 'generalExpenses', 'procurement', 'assets', 'balance', 'performanceHeading', 'performanceResults', 'performanceReviews', 'performanceList', 'performanceText', 'festivals', 'specialFunds']);
  });
});

it('explains every role and names every shipped pack', () => {
  for (const role of ROLES) expect(GUIDE).toContain(`\`${role}\``);
  for (const { id } of loadPacks([SHIPPED]).list()) expect(GUIDE).toContain(`\`${id}\``);
});
