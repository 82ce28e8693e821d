import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadForms } from '../../../electron/scoring/loadForms.ts';
import { readInput } from '../../../electron/scoring/scoreFile.ts';
import { writeForms } from '../../../electron/scoring/writeForms.ts';
import type { Project } from '../../../electron/ledger/subjects/projects.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { fen } from '../../../shared/money/fen.ts';
import { layoutForm } from '../../../shared/selfEvaluation/forms/layoutForm.ts';
import { layoutSummary } from '../../../shared/selfEvaluation/forms/layoutSummary.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { amountOf, amountText } from '../../../shared/selfEvaluation/reconcile/amountText.ts';
import { projectsToTables, tablesToProjects } from '../../../shared/selfEvaluation/reconcile/projects.ts';
import { projectExpenditure, reconcileProjects } from '../../../shared/selfEvaluation/reconcile/reconcile.ts';
import { summariseScores } from '../../../shared/selfEvaluation/reconcile/summarise.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { readFixture, schemeOf } from './fixtures.ts';

const SEED = 20241123;
console.log(`fast-check seed ${SEED}`);
const scheme = schemeOf('jiangxi-2024');
const { tables } = readEvaluationInput(readFixture('jiangxi-2024.json'));
const folder = mkdtempSync(join(tmpdir(), 'reconcile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('projects of the ledger and tables of the engine', () => {
  it('a table made a project and back scores the same', () => {
    const { projects, notes } = tablesToProjects(tables, '万元');
    expect(notes).toEqual([]);
    // A project of the engine is a project of the ledger.
    const stored: readonly Project[] = projects;
    const back = projectsToTables(stored, '万元', 2024);
    const essence = (some: typeof tables): unknown => scoreTables({ scheme: null, tables: some }, scheme).tables.map((one) => [one.project, one.total, one.grade, one.execution.score, one.rows.map((row) => [row.level3, row.score, row.printed])]);
    expect(essence(back)).toEqual(essence(tables));
    expect(tablesToProjects(back, '万元', projects).projects).toEqual(projects);
  });

  it('keeps the code of a project it knows and says what it cannot keep', () => {
    const input = readEvaluationInput([{ project: '甲', funds: [{ name: '年度资金总额', executed: '约三百' }, { name: '财政拨款', executed: 1 }, { name: '财政拨款', executed: 2 }], indicators: [] }, { project: '乙', indicators: [] }, { project: '甲', indicators: [] }]).tables;
    const { projects, notes } = tablesToProjects(input, '元', [{ name: '甲', code: 'P002' }]);
    expect(projects.map((project) => project.code)).toEqual(['P002', 'P003', 'P004']);
    expect(projects[0]?.funds.map((fund) => [fund.source, fund.executed])).toEqual([['年度资金总额', null], ['财政拨款', 100], ['财政拨款（2）', 200]]);
    expect(notes.join('')).toMatch(/“约三百”不是金额/);
    expect(notes.join('')).toMatch(/“甲”有两张自评表/);
  });

  it('amounts survive every unit exactly', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.constantFrom('元' as const, '千元' as const, '万元' as const), (value, unit) => {
      expect(amountOf(amountText(value, unit), unit)).toBe(value);
    }), { seed: SEED });
  });

  it.each([['450 万', '元', 450_000_000], ['76万元', '万元', 76_000_000], ['1200元', '万元', 120_000], ['8,275.856', '万元', 8_275_856_000], ['—', '元', null], ['若干', '元', 'unreadable']] as const)('%s in a form in %s', (text, unit, expected) => {
    expect(amountOf(text, unit)).toBe(expected);
  });
});

function fact(fund: string, amount: number, extra: Readonly<Record<string, string>> = {}, period: Fact['period'] = 'current'): Fact {
  return { period, unit: '本级', measure: 'expenditure', dimensions: { fund, nature: 'project', function: '2101501', ...extra }, quantity: amount, quantityKind: 'fen' };
}

function evaluated(id: string, executed: string, listedElsewhere = false): unknown {
  return { id, project: `项目${id}`, listedElsewhere, funds: [{ name: '年度资金总额', fullYearBudget: executed, executed, weight: 10 }], indicators: [{ level1: '产出指标', level2: '数量指标', level3: '期数', target: '≥10期', actual: '10期', weight: 90 }] };
}

describe('reconciling with 项目支出', () => {
  it('counts project money of the year only, fiscal apart', () => {
    const spent = projectExpenditure([fact('general', 500), fact('nonFiscal', 100), fact('general', 7, {}, 'previous'), fact('general', 9, { nature: 'basic' })]);
    expect([spent.all, spent.fiscal]).toEqual([600, 500]);
  });

  it('more evaluated than spent is an error, unless the rest is 财政代列', () => {
    const facts = [fact('general', 100_000_000, { project: 'A' })];
    const over = readEvaluationInput([evaluated('A', '100'), evaluated('B', '20')]).tables;
    const apart = readEvaluationInput([evaluated('A', '100'), evaluated('B', '20', true)]).tables;
    expect(reconcileProjects(over, scheme, '万元', projectExpenditure(facts)).findings.map((one) => one.rule)).toEqual(['projects-over-expenditure', 'project-without-expenditure']);
    const kept = reconcileProjects(apart, scheme, '万元', projectExpenditure(facts));
    expect(kept.findings.map((one) => [one.rule, one.level])).toEqual([['projects-listed-elsewhere', 'note']]);
    expect([kept.evaluated, kept.coverage.all.share]).toEqual([1, '100.00%']);
  });

  it('a project that spent and was not evaluated is named', () => {
    const { findings } = reconcileProjects(readEvaluationInput([evaluated('A', '100')]).tables, scheme, '万元', projectExpenditure([fact('general', 200_000_000, { project: 'A' }), fact('general', 1, { project: 'Z' })]));
    expect(findings.map((one) => one.rule)).toEqual(['project-not-evaluated']);
    expect(findings[0]?.message).toContain('Z');
  });
});

describe('汇总', () => {
  const input = readEvaluationInput([evaluated('A', '100'), evaluated('B', '300'), evaluated('C', '50', true), { id: 'D', project: '无分值', funds: [{ name: '年度资金总额', executed: '5' }], indicators: [{ target: '≥1个', actual: '1个' }] }]).tables;
  const summary = summariseScores(input, scoreTables({ scheme: null, tables: input }, scheme).tables, scheme, '万元');

  it('counts grades, amounts and shares of the own graded projects', () => {
    expect(summary.grades.map((one) => [one.grade, one.projects, one.projectShare, one.executedShare])).toEqual([['优', 2, '100.00%', '100.00%'], ['良', 0, '0.00%', '0.00%'], ['中', 0, '0.00%', '0.00%'], ['差', 0, '0.00%', '0.00%']]);
    expect([summary.projects, summary.ungraded, summary.executed, summary.listedElsewhere]).toEqual([3, 1, fen(405_000_000), { projects: 1, executed: fen(50_000_000) }]);
  });

  it('its sheet is written beside the forms and is not read as a form', async () => {
    const library = loadForms([resolve(import.meta.dirname, '../../../resources/forms')]);
    const [form, sheet] = [library.forms.find((one) => one.id === 'national-project-selfeval'), library.summaries[0]];
    const [first] = tables;
    if (form === undefined || sheet === undefined || first === undefined) throw new Error('no form');
    const grid = layoutSummary(sheet, summary, 2024, '示例局');
    const total = grid.cells.find((cell) => cell.text === '合计');
    expect(grid.cells.filter((cell) => cell.row === total?.row && cell.kind === 'amount').map((cell) => cell.text)).toEqual(['400.00', '405.00', '']);
    expect(total).toMatchObject({ align: 'center', bold: true });
    expect(grid.cells.filter((cell) => cell.bold && cell.kind !== 'head' && cell.row !== total?.row)).toEqual([]);
    const file = join(folder, 'forms.xlsx');
    await writeForms([{ name: '汇总表', grid }, { name: '甲', grid: layoutForm(form, first, null) }], { department: '示例局', year: 2024, title: '绩效自评表', draft: false, created: new Date('2025-08-01T00:00:00Z') }, file);
    expect((await readInput(file)).tables.map((one) => one.project)).toEqual([first.project]);
  });
});
