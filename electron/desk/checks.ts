import { basename, dirname } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { answerPlace, canBeApproved } from '../../shared/checks/answers.ts';
import type { CheckResult, Finding } from '../../shared/checks/finding.ts';
import { RULES } from '../../shared/checks/rules.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { checksChannels } from '../../shared/ipc/checks.ts';
import { PERFORMANCE_RULES } from '../../shared/selfEvaluation/findings/catalogue.ts';
import { listFindingAnswers, putFindingAnswer, removeFindingAnswer } from '../ledger/subjects/findingAnswers.ts';
import { listUnits } from '../ledger/subjects/units.ts';
import { answeredChecks, checkBook } from '../service/checks/bookChecks.ts';
import { applyEdit, editedUnit } from '../service/statements/editStatement.ts';
import { bareFinding, findingKey, listFindings, ruleWords } from '../service/checks/findingList.ts';
import { planTranscription, replacedBy } from '../service/statements/transcription.ts';
import { verdict } from '../workbook/checkReport.ts';
import { orderFindings } from '../workbook/findingOrder.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import type { Desk } from './deskFace.ts';
import { chooseForeign, auditForeign, keptAudit, saveAudit } from './foreignAudit.ts';

export const checksHandlers: HandlersOf<typeof checksChannels> = {
  'checks.list': ({ desk }) => {
    const [book, answered, whole] = [desk.book(), desk.checks(), desk.unit === null];
    const answers = whole ? listFindingAnswers(desk.ledger().read, desk.year()) : [];
    const locked = isLocked(desk);
    const unit = unitOf(desk);
    const known = new Set(answered.result.findings.map(findingKey));
    return {
      revision: desk.revision, entered: book.facts.some((fact) => fact.period === 'current'), locked, whole, verdict: verdict(answered.result),
      findings: listFindings(book.view, { answered, answers, locked, whole, transcription: (finding) => {
        const planned = planTranscription(book, finding, unit);
        return { refusal: planned.refusal, replaces: replacedBy(planned, book, desk.displayUnit) };
      } }),
      ...rulesOf(answered.result),
      orphans: answers.filter((answer) => !known.has(`${answer.rule}|${answer.cell}`)).map(({ rule, cell, ...answer }) => ({ rule, cell, title: ruleWords(rule).title, place: cell.split('|').filter((part) => part !== '').join(' '), answer })),
      name: answers.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1)?.name ?? '',
    };
  },
  'checks.answer': ({ desk, clock }, { key, reason, name }) => {
    if (desk.unit !== null) throw new BadInput('whole-department', '这里看的是一个单位的账：请在上方选择全部门后再答复。');
    const finding = findingOf(desk, key);
    const { view } = desk.book();
    if (finding.level !== 'warning' && !canBeApproved(finding, view)) {
      throw new BadInput('not-answerable', finding.level === 'error' ? '这是错误，而且这一格的数不是批复的总额，不能认可：请更正，或先在“批复与签批”中录入批复数。' : '尾差和提示不需要答复。');
    }
    const kind = finding.level === 'error' ? 'approved' as const : 'reason' as const;
    desk.write(`${kind === 'approved' ? '与批复一致' : '说明问题'}：${placeWords(finding)}`, (tx, year) => putFindingAnswer(tx, year, { rule: finding.rule, cell: answerPlace(finding), kind, reason, name, at: clock().toISOString() }));
    return {};
  },
  'checks.withdraw': ({ desk }, { key }) => {
    const at = key.indexOf('|');
    const [rule, cell] = [key.slice(0, at), key.slice(at + 1)];
    if (!listFindingAnswers(desk.ledger().read, desk.year()).some((answer) => answer.rule === rule && answer.cell === cell)) throw new BadInput('no-answer', '这条答复已经撤回。');
    desk.write(`撤回答复：${cell.split('|').filter((part) => part !== '').join(' ')}`, (tx, year) => removeFindingAnswer(tx, year, rule, cell));
    return {};
  },
  'checks.transcribe': ({ desk }, { key, replace }) => {
    const finding = findingOf(desk, key);
    const planned = planTranscription(desk.book(), finding, unitOf(desk));
    const { plan, refusal } = planned;
    if (plan === null || refusal !== null) throw new BadInput('not-transcribed', `不能抄录：${refusal ?? '这一条没有可抄录的数'}。`);
    const replaces = replacedBy(planned, desk.book(), desk.displayUnit);
    if (replaces !== null && !replace) throw new BadInput('replaces-coarser', `没有抄录。${replaces}确认后请点“替换并抄录”。`);
    const what = `据${finding.suggestion?.from ?? ''}抄录 ${placeWords(finding)}`;
    desk.write(what, (tx, year) => applyEdit(tx, year, plan));
    return { what };
  },
  'checks.export': async (context) => exportReport(context),
  'checks.show': async ({ dialogs, paths }, { token }) => {
    await dialogs.openPath(paths.of(token));
    return {};
  },
  'checks.chooseForeign': chooseForeign,
  'checks.audit': auditForeign,
  'checks.audited': (context, { audit, index }) => {
    const document = keptAudit(context, audit).documents[index];
    if (!document) throw new BadInput('no-such-file', '这个文件没有读出来，没有检查结果。');
    const titles = new Map(document.tables.map(({ code, title }) => [code, title.replace(/^\d{4}\s*年度?/, '')]));
    const listed: (ReturnType<typeof bareFinding> & { symptoms: ChannelOutput<'checks.audited'>['findings'][number]['symptoms'][number][] })[] = [];
    for (const { finding, depth } of orderFindings(document.findings)) {
      const bare = bareFinding(null, finding);
      const shown = { ...bare, judged: { ...bare.judged, title: titles.get(bare.judged.table) ?? '' } };
      if (depth === 0) listed.push({ ...shown, symptoms: [] });
      else listed.at(-1)?.symptoms.push({ id: shown.id, message: shown.message, judged: shown.judged });
    }
    return { findings: listed, forms: [...document.selfEvaluation], ...rulesOf(document) };
  },
  'checks.saveAudit': saveAudit,
};

/** Rules that passed and those that were not checked, in words. */
function rulesOf(result: Pick<CheckResult, 'passed' | 'notChecked'>): Pick<ChannelOutput<'checks.list'>, 'passed' | 'notChecked'> {
  const levels = new Map([...RULES, ...PERFORMANCE_RULES].map(({ id, level }) => [id, level]));
  return {
    passed: result.passed.map((rule) => ({ rule, level: levels.get(rule) ?? 'note', ...ruleWords(rule) })),
    notChecked: result.notChecked.map(({ rule, reason }) => ({ rule, title: ruleWords(rule).title, reason })),
  };
}

/** The finding of now with a key. Throws BadInput `finding-gone`. */
function findingOf(desk: Desk, key: string): Finding {
  const finding = desk.checks().result.findings.find((candidate) => candidate.root === undefined && findingKey(candidate) === key);
  if (!finding) throw new BadInput('finding-gone', '这个问题已经不存在：数据改动后检查结果随之变了，请看新的清单。');
  return finding;
}

function placeWords({ table, row, column }: Finding): string {
  return [table, row, column].filter((part) => part !== null && part !== '').join(' ');
}

function isLocked(desk: Desk): boolean {
  return desk.ledger().read.get('book', { year: desk.year() })?.locked === 'yes';
}

function unitOf(desk: Desk): string | null {
  return editedUnit(desk.unit, listUnits(desk.ledger().read, desk.year()));
}

const REPORT_FILES = [{ name: 'Excel 工作簿', extensions: ['xlsx'] }];

async function exportReport(context: DeskContext): Promise<ChannelOutput<'checks.export'>> {
  const { desk, dialogs, library, paths, clock } = context;
  const book = desk.book();
  const chosen = await dialogs.chooseSave({ title: '检查报告保存到', suggestedName: `${book.department}${book.year}年度检查报告.xlsx`.replace(/[\\/:*?"<>|]/g, ''), kinds: REPORT_FILES });
  if (chosen === null) return null;
  const path = chosen.toLowerCase().endsWith('.xlsx') ? chosen : `${chosen}.xlsx`;
  const { writeCheckReport } = await import('../workbook/checkReport.ts');
  // Read anew: what is slow to find may be behind the last edit.
  const { result } = desk.unit === null ? answeredChecks(desk.ledger(), book, checkBook(library, book, desk.lastYear())) : desk.checks();
  await writeCheckReport(result, [...RULES, ...PERFORMANCE_RULES], { department: book.department, year: book.year, pack: book.pack.name, created: clock() }, path);
  return { name: basename(path), folder: dirname(path), token: paths.keep(path) };
}

