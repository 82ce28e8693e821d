import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { createBook } from '../../../electron/ledger/subjects/books.ts';
import { listProjects } from '../../../electron/ledger/subjects/projects.ts';
import { openLibrary, ownResourceRoot } from '../../../electron/service/packs/library.ts';
import { type Performance, drawPerformance, listProjectLines, openPerformance, performanceRecords, performanceSummary, scoreProject } from '../../../electron/service/performance/performance.ts';
import { chooseBookScheme, copyProjects, deleteProject, orderOfProjects, overrideScore, saveBookScheme, saveProject, startProject } from '../../../electron/service/performance/performanceEdit.ts';
import { acceptPerformanceImport, planPerformance, takeForms } from '../../../electron/service/performance/performanceImport.ts';
import { performanceFindings } from '../../../electron/service/performance/performanceOutputs.ts';
import { scoringLibrary } from '../../../electron/service/performance/scoringLibrary.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { readFixture } from './fixtures.ts';
import { sheetWriter, workbookOf, writeNationalForm } from './formSheets.ts';

const library = openLibrary(ownResourceRoot());
const { tables } = readEvaluationInput(readFixture('jiangxi-2024.json'));

function newLedger(pack = 'jiangxi-2024'): Ledger {
  const ledger = openMemoryLedger();
  for (const year of [2024, 2025]) createBook(ledger, { year, pack: library.packs.getPack(pack), unit: '万元', decimals: 2 });
  return ledger;
}

function imported(): Ledger {
  const ledger = newLedger();
  acceptPerformanceImport(ledger, planPerformance(ledger, library, 2024, [{ file: '自评.xlsx', tables }]));
  return ledger;
}

function opened(ledger: Ledger, year = 2024): Performance {
  const performance = openPerformance(ledger, library, year, { department: '示例县医疗保障局' });
  if (performance === null) throw new Error('no projects');
  return performance;
}

const message = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
};

describe('import of self-evaluation forms', () => {
  it('one journal entry, undone in one step', () => {
    const ledger = imported();
    expect(listProjects(ledger.read, 2024)).toHaveLength(tables.length);
    expect(ledger.undo(2024).what).toBe('导入绩效自评表 自评.xlsx');
    expect(listProjects(ledger.read, 2024)).toEqual([]);
    expect(ledger.redo(2024).what).toBe('导入绩效自评表 自评.xlsx');
    expect(listProjects(ledger.read, 2024)).toHaveLength(tables.length);
  });

  it('again replaces by name what changed and keeps what a form does not say', () => {
    const ledger = imported();
    const [project] = listProjects(ledger.read, 2024);
    if (project === undefined) throw new Error('no project');
    saveProject(ledger, 2024, { ...project, onBehalf: true, tier: '一级项目' });
    const plan = planPerformance(ledger, library, 2024, [{ file: '自评.xlsx', tables }]);
    expect(plan.projects.map((one) => one.change)).toEqual(tables.map(() => 'same'));
    expect(plan.projects[0]?.project).toMatchObject({ code: project.code, onBehalf: true, tier: '一级项目' });
  });

  it('a workbook of forms stands among others and leaves them their sheets', () => {
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    const form = sheetWriter('自评');
    writeNationalForm(form, table);
    const other = sheetWriter('收入');
    other.put(0, 0, '收入决算表');
    const { workbooks, forms } = takeForms([workbookOf(form, other), workbookOf(other)], () => true);
    expect(forms.map((one) => one.tables.length)).toEqual([1]);
    expect(workbooks.map((one) => one.sheets.map((sheet) => sheet.name))).toEqual([['收入'], ['收入']]);
  });
});

describe('a book’s self-evaluation', () => {
  it('scores live from the ledger as the tables themselves score', () => {
    const performance = opened(imported());
    expect(performance.scheme.id).toBe('jiangxi-2024');
    const printed = new Map(tables.map((table) => [table.project, table.totalScore]));
    const lines = listProjectLines(performance).filter((line) => line.score !== null && line.kind === 'project');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.score === Number(printed.get(line.name))).length).toBeGreaterThan(3);
  });

  it('部门整体支出 is outside the sums of projects', () => {
    const performance = opened(imported());
    const { projects } = performanceSummary(performance);
    expect(projects).toBe(tables.length - 1);
    expect(performanceRecords(performance)).toMatchObject({ projects });
    expect(drawPerformance(performance)).toHaveLength(tables.length + 1);
  });

  it('holds the projects against 项目支出, those 财政代列 outside', () => {
    const ledger = imported();
    const fact: Fact = { period: 'current', unit: '本级', measure: 'expenditure', dimensions: { fund: 'general', nature: 'project', function: '2101301' }, quantity: 100, quantityKind: 'fen' };
    const over = (): boolean => performanceFindings(opened(ledger), [fact]).some((finding) => finding.rule === 'performance.projects-over-expenditure' && finding.level === 'error');
    expect(over()).toBe(true);
    for (const project of listProjects(ledger.read, 2024)) saveProject(ledger, 2024, { ...project, onBehalf: true });
    expect(over()).toBe(false);
  });

  it('nothing was evaluated: no record, no form, no finding', () => {
    expect(openPerformance(newLedger(), library, 2024, { department: '' })).toBeNull();
    expect(performanceRecords(null)).toBeUndefined();
    expect(performanceFindings(null, [])).toEqual([]);
  });
});

describe('editing', () => {
  it('a score by hand needs a reason and its place under the weight; both values stay', () => {
    const ledger = imported();
    const { project } = scoreProject(opened(ledger), listProjects(ledger.read, 2024)[0]?.code ?? '');
    expect(message(() => overrideScore(ledger, 2024, project.code, 0, { score: '1', reason: ' ' }))).toContain('请写明理由');
    expect(message(() => overrideScore(ledger, 2024, project.code, 0, { score: '999', reason: '复核' }))).toContain('应为 0 至分值');
    overrideScore(ledger, 2024, project.code, 0, { score: '1', reason: '现场复核' });
    const [row] = scoreProject(opened(ledger), project.code).result.rows;
    expect(row).toMatchObject({ score: 1, basis: 'override', override: { reason: '现场复核' } });
    overrideScore(ledger, 2024, project.code, 0, null);
    expect(scoreProject(opened(ledger), project.code).result.rows[0]?.override).toBeUndefined();
  });

  it('orders, deletes and starts projects', () => {
    const ledger = imported();
    const codes = listProjects(ledger.read, 2024).map(({ code }) => code);
    orderOfProjects(ledger, 2024, [...codes].reverse());
    expect(listProjects(ledger.read, 2024).map(({ code }) => code)).toEqual([...codes].reverse());
    deleteProject(ledger, 2024, codes[0] ?? '');
    expect(message(() => deleteProject(ledger, 2024, codes[0] ?? ''))).toContain('没有代码为');
    const [source] = scoringLibrary(library).indicators;
    const code = startProject(ledger, library, 2024, { name: '新项目', department: '', implementingUnit: '', form: 'jiangxi-project-selfeval', from: { library: source?.id ?? '', kind: source?.kinds[0]?.id ?? '' } });
    expect(scoreProject(opened(ledger), code).result).toMatchObject({ totalWeight: 100, total: null });
    expect(codes.slice(1)).not.toContain(code);
  });

  it('copies last year’s as drafts: targets kept, money and actuals emptied, years moved on and listed', () => {
    const ledger = imported();
    const copied = copyProjects(ledger, 2024, 2025);
    expect(copied).toHaveLength(tables.length);
    expect(copied.flatMap((one) => one.changes).some((change) => change.kind === 'advanced' && change.to.includes('2025'))).toBe(true);
    for (const project of listProjects(ledger.read, 2025)) {
      expect(project.indicators.every((one) => one.actual === '' && one.score === '')).toBe(true);
      expect(project.funds.every((fund) => fund.adjusted === null && fund.executed === null)).toBe(true);
    }
    expect(listProjectLines(opened(ledger, 2025)).every((line) => line.state === 'draft')).toBe(true);
    expect(copyProjects(ledger, 2024, 2025)).toEqual([]);
  });

  it('keeps a scheme of its own, which must hold its examples', () => {
    const ledger = imported();
    chooseBookScheme(ledger, library, 2024, 'national-2020');
    const { definition } = opened(ledger).scheme;
    expect(definition.id).toBe('national-2020');
    saveBookScheme(ledger, 2024, { ...definition, name: '本县口径', grades: definition.grades });
    expect(opened(ledger).scheme.definition.name).toBe('本县口径');
    expect(message(() => saveBookScheme(ledger, 2024, { ...definition, grades: [{ name: '优', from: 0 }] }))).toContain('示例不成立');
    expect(message(() => chooseBookScheme(ledger, library, 2024, 'none'))).toContain('没有名为');
  });
});

describe('shipped packs', () => {
  it.each(library.packs.list().map(({ id }) => id))('%s names forms that exist', (id) => {
    const { forms, summaries } = scoringLibrary(library).forms;
    const wanted = library.packs.getPack(id).parts.flatMap((part) => part.selfEvaluation ?? []);
    expect(wanted).toHaveLength(1);
    for (const { project, department, summary } of wanted) {
      expect([forms.some((form) => form.id === project && form.kind === 'project'), forms.some((form) => form.id === department && form.kind === 'department'), summaries.some((form) => form.id === summary)]).toEqual([true, true, true]);
    }
  });
});
