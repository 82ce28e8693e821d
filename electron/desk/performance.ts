import { basename, dirname } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { performanceChannels } from '../../shared/ipc/performance.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import { departmentOf, listBooks } from '../ledger/subjects/books.ts';
import { listProjects } from '../ledger/subjects/projects.ts';
import { listUnits } from '../ledger/subjects/units.ts';
import { type Performance, listProjectLines, openPerformance, performanceRules, scoreProject } from '../service/performance/performance.ts';
import { BLANK_INDICATOR, addIndicators, fundsOf, moveIndicator, removeIndicator, useComputedScores } from '../service/performance/performanceCells.ts';
import { type Writer, chooseBookScheme, copyProjects, deleteProject, orderOfProjects, overrideScore, projectOf, saveBookScheme, saveProject, startProject } from '../service/performance/performanceEdit.ts';
import { changedProject } from '../service/performance/performanceForm.ts';
import { PERFORMANCE_WORKBOOK, writePerformanceWorkbook } from '../service/performance/performanceOutputs.ts';
import { schemeFigures, schemeSentences, withFigures } from '../service/performance/performanceScheme.ts';
import { indicatorLines, openedForm, scoredForm, summaryPage } from '../service/performance/performancePage.ts';
import { scoringLibrary } from '../service/performance/scoringLibrary.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import { acceptPlanned, planForms } from './performanceImports.ts';

export const performanceHandlers: HandlersOf<typeof performanceChannels> = {
  'performance.list': (context) => {
    const { desk } = context;
    const performance = performanceOf(context);
    const years = listBooks(desk.ledger().read).map(({ year }) => year).filter((year) => year < desk.year());
    return { lines: performance === null ? [] : listProjectLines(performance).map((line) => ({ ...line })), locked: isLocked(context), earlierYears: years };
  },
  'performance.open': (context, { code }) => openedForm(wanted(context), code, isLocked(context)),
  'performance.edit': (context, { code, cells }) => {
    const { project, rejected } = changedProject(wanted(context), code, cells);
    if (rejected.length < cells.length) saveProject(writerOf(context), context.desk.year(), project);
    return { rejected: [...rejected] };
  },
  'performance.preview': (context, { code, cells }) => {
    const { project, rejected, result } = changedProject(wanted(context), code, cells);
    return { ...scoredForm(project, result), rejected: [...rejected] };
  },
  'performance.override': (context, { code, row, override }) => {
    overrideScore(writerOf(context), context.desk.year(), code, row, override);
    return {};
  },
  'performance.useComputed': (context, { code }) => {
    const { project, result } = scoreProject(wanted(context), code);
    saveProject(writerOf(context), context.desk.year(), useComputedScores(project, (row) => result.rows[row]?.basis === 'rule'), `采用计算得分：${project.name}`);
    return {};
  },
  'performance.addRows': (context, { code, after, indicators }) => {
    const project = projectOf(writerOf(context), context.desk.year(), code);
    const added = indicators.length === 0 ? [{}] : indicators.map((one) => ({ ...BLANK_INDICATOR, ...one }));
    saveProject(writerOf(context), context.desk.year(), addIndicators(project, after, added), `添加 ${added.length} 行指标：${project.name}`);
    return {};
  },
  'performance.removeRow': (context, { code, row }) => {
    const project = projectOf(writerOf(context), context.desk.year(), code);
    saveProject(writerOf(context), context.desk.year(), removeIndicator(project, row), `删除指标“${project.indicators[row]?.level3 ?? ''}”：${project.name}`);
    return {};
  },
  'performance.moveRow': (context, { code, row, to }) => {
    const project = projectOf(writerOf(context), context.desk.year(), code);
    saveProject(writerOf(context), context.desk.year(), moveIndicator(project, row, to), `移动指标“${project.indicators[row]?.level3 ?? ''}”：${project.name}`);
    return {};
  },
  'performance.putFunds': (context, { code, sources }) => {
    const { project, form } = scoreProject(wanted(context), code);
    const before = fundsOf(project, form);
    const blank = { initial: null, adjusted: null, executed: null, weight: '', score: '' };
    const funds = sources.map(({ from, source }) => ({ ...blank, ...(from === null ? {} : before[from]), source: source.trim() }));
    if (funds.some(({ source }) => source === '')) throw new BadInput('blank-field', '资金来源的名称不能为空：请填写名称，或删除这一行。');
    saveProject(writerOf(context), context.desk.year(), { ...project, funds }, `修改资金来源：${project.name}`);
    return {};
  },
  'performance.setProject': (context, { code, ...change }) => {
    const project = projectOf(writerOf(context), context.desk.year(), code);
    saveProject(writerOf(context), context.desk.year(), { ...project, ...change }, `修改项目信息：${project.name}`);
    return {};
  },
  'performance.choices': choices,
  'performance.add': (context, { from, ...project }) => {
    if (project.name.trim() === '') throw new BadInput('blank-field', '项目名称不能为空：请填写项目名称。');
    return { code: startProject(writerOf(context), context.library, context.desk.year(), { ...project, name: project.name.trim(), ...(from !== undefined && { from }) }) };
  },
  'performance.remove': (context, { code }) => {
    deleteProject(writerOf(context), context.desk.year(), code);
    return {};
  },
  'performance.order': (context, { codes }) => {
    orderOfProjects(writerOf(context), context.desk.year(), codes);
    return {};
  },
  'performance.copySources': ({ desk }, { from }) => {
    const taken = new Set(listProjects(desk.ledger().read, desk.year()).map((project) => project.code));
    return listProjects(desk.ledger().read, from).map(({ code, name, indicators }) => ({ code, name, indicators: indicators.length, taken: taken.has(code) }));
  },
  'performance.copy': (context, { from, codes }) => copyProjects(writerOf(context), from, context.desk.year(), codes).map(({ code, name, changes }) => ({ code, name, changes: changes.map(({ kind, message }) => ({ kind, message })) })),
  'performance.planImport': planForms,
  'performance.acceptImport': (context, { token, codes }) => ({ taken: acceptPlanned(context, writerOf(context), token, codes) }),
  'performance.indicators': (context) => {
    const performance = performanceOf(context);
    return performance === null ? [] : [...indicatorLines(performance)];
  },
  'performance.summary': (context) => {
    const performance = performanceOf(context);
    return performance === null ? null : summaryPage(performance, context.desk.book().facts);
  },
  'performance.scheme': ({ desk, library }) => {
    const { scheme } = performanceRules(desk.ledger(), library, desk.year());
    const { id, name, basis } = scheme.definition;
    return {
      id, name, basis, sentences: [...schemeSentences(scheme.definition)], figures: schemeFigures(scheme.definition).map((figure) => ({ ...figure })),
      choices: scoringLibrary(library).schemes.map(({ definition }) => ({ id: definition.id, name: definition.name, basis: definition.basis })),
    };
  },
  'performance.chooseScheme': (context, { id }) => {
    chooseBookScheme(writerOf(context), context.library, context.desk.year(), id);
    return {};
  },
  'performance.editScheme': (context, { figures }) => {
    const { desk, library } = context;
    saveBookScheme(writerOf(context), desk.year(), withFigures(performanceRules(desk.ledger(), library, desk.year()).scheme.definition, figures));
    return {};
  },
  'performance.export': exportForms,
};

/** The service's writes by way of the desk, so that each is followed by a new revision. */
function writerOf({ desk }: DeskContext): Writer {
  return { read: desk.ledger().read, write: (_book, { what }, change) => desk.write(what, (tx) => change(tx)) };
}

/** All projects of the year, whatever unit is shown: their forms are the department's. */
function performanceOf({ desk, library }: DeskContext): Performance | null {
  if (desk.unit === null) return desk.book().performance;
  return openPerformance(desk.ledger(), library, desk.year(), { department: departmentOf(desk.ledger().read, desk.year()) });
}

function wanted(context: DeskContext): Performance {
  const performance = performanceOf(context);
  if (performance === null) throw new BadInput('no-such-project', `${context.desk.year()} 年度还没有自评项目：请先新建或导入。`);
  return performance;
}

function isLocked({ desk }: DeskContext): boolean {
  return desk.state().book?.locked ?? false;
}

function choices({ desk, library }: DeskContext): ChannelOutput<'performance.choices'> {
  const { wanted: forms, scoring } = performanceRules(desk.ledger(), library, desk.year());
  const { read } = desk.ledger();
  return {
    forms: scoring.forms.forms.map(({ id, name, kind }) => ({ id, name, kind })), projectForm: forms.project, departmentForm: forms.department,
    bureau: departmentOf(read, desk.year()), units: listUnits(read, desk.year()).filter((unit) => unit.nature !== 'cancellation').map(({ name }) => name),
    libraries: scoring.indicators.map(({ id, name, kinds }) => ({
      id, name, kinds: kinds.map((kind) => ({
        id: kind.id, name: kind.name,
        indicators: kind.indicators.map(({ level1, level2, level3, target, explanation = '' }) => ({ level1, level2, level3: dated(level3, desk.year()), target: dated(target, desk.year()), explanation })),
      })),
    })),
  };
}

function dated(text: string, year: number): string {
  return text.replaceAll('{year}', String(year));
}

async function exportForms(context: DeskContext): Promise<ChannelOutput<'performance.export'>> {
  const performance = wanted(context);
  const chosen = await context.dialogs.chooseSave({ title: '导出绩效自评表', suggestedName: PERFORMANCE_WORKBOOK, kinds: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }] });
  if (chosen === null) return null;
  const path = chosen.toLowerCase().endsWith('.xlsx') ? chosen : `${chosen}.xlsx`;
  const draft = performance.results.some((result) => result.findings.some((finding) => finding.level === 'error'));
  await writePerformanceWorkbook(performance, path, { draft, created: context.clock() });
  return { name: basename(path), folder: basename(dirname(path)) };
}
