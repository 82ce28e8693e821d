import type { Finding } from '../../shared/checks/finding.ts';
import type { DeskState } from '../../shared/ipc/desk.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { ReadConnection } from '../ledger/connection.ts';
import { readApproval } from '../ledger/subjects/approval.ts';
import { missingPeople, readPeople } from '../ledger/subjects/people.ts';
import { type Project, listProjects } from '../ledger/subjects/projects.ts';

type Step = DeskState['steps'][number];

export interface StepParts {
  /** Null while no ledger is open. */
  readonly read: ReadConnection | null;
  readonly year: number | null;
  readonly locked: boolean;
  readonly facts: readonly Fact[];
  readonly standing: readonly Finding[];
  /** Null while the prose has not been read since the year was opened. */
  readonly unwritten: { readonly reasons: number; readonly texts: number } | null;
}

/** How far each step of the year is. A step without anything in it is 未开始; what blocks the final book is 有问题. */
export function stepsOf(parts: StepParts): Step[] {
  const { read, year } = parts;
  if (read === null || year === null) return STEPS.map(({ page }) => ({ page, state: 'untouched', count: 0, note: read === null ? '还没有打开账套' : '还没有年度' }));
  const errors = parts.standing.filter((finding) => finding.level === 'error');
  const among = (family: string): number => errors.filter(({ rule }) => rule.startsWith(family)).length;
  const [inForms, inTexts] = [among('performance.'), among('text.')];
  const known: Known = { ...parts, read, year, entered: parts.facts.some((fact) => fact.period === 'current'), errors: errors.length, inForms, inTexts, inTables: errors.length - inForms - inTexts };
  return STEPS.map(({ page, judge }) => ({ page, ...judge(known) }));
}

interface Known extends StepParts {
  readonly read: ReadConnection;
  readonly year: number;
  readonly entered: boolean;
  /** Findings of level error, all and by where they are mended. */
  readonly errors: number;
  readonly inTables: number;
  readonly inForms: number;
  readonly inTexts: number;
}
type Judged = Omit<Step, 'page'>;

const untouched = (note: string): Judged => ({ state: 'untouched', count: 0, note });
const underway = (count: number, note: string): Judged => ({ state: 'underway', count, note });
const problems = (count: number, note: string): Judged => ({ state: 'problems', count, note });
const done = (note: string): Judged => ({ state: 'done', count: 0, note });

const STEPS: readonly { readonly page: Step['page']; readonly judge: (known: Known) => Judged }[] = [
  { page: 'ledger', judge: ({ year, locked }) => done(locked ? `${year} 年度已锁定归档` : `${year} 年度已建立`) },
  { page: 'importing', judge: judgeImporting },
  { page: 'statements', judge: ({ entered, inTables }) => (!entered ? untouched('还没有数据') : inTables > 0 ? underway(0, `表中有 ${inTables} 处错误待处理`) : done('各表已有数据，勾稽无错误')) },
  { page: 'checks', judge: judgeChecks },
  { page: 'performance', judge: ({ read, year, inForms }) => judgePerformance(listProjects(read, year), inForms) },
  { page: 'narrative', judge: judgeNarrative },
  { page: 'booklet', judge: judgeBooklet },
  { page: 'release', judge: judgeRelease },
];

function judgeImporting({ read, year, entered, facts }: Known): Judged {
  const documents = read.select('document', { where: { book: year } });
  const withoutLastYear = facts.some((fact) => fact.period === 'previous') ? '' : '；没有上年数，情况说明不写增减';
  if (documents.some((document) => document.period === 'current')) return done(`已导入 ${documents.length} 个文件${withoutLastYear}`);
  if (entered) return done(`数据由手工录入${withoutLastYear}`);
  return documents.length > 0 ? underway(0, '已导入上年数据，本年尚未导入') : untouched('还没有导入文件');
}

function judgeChecks({ entered, standing, errors }: Known): Judged {
  if (!entered) return untouched('还没有数据');
  const warnings = standing.filter((finding) => finding.level === 'warning').length;
  if (errors > 0) return problems(errors, `错误 ${errors}，待说明的警告 ${warnings}`);
  return warnings > 0 ? underway(warnings, `没有错误，待说明的警告 ${warnings}`) : done('没有错误，警告均已说明');
}

/** Until the year is locked it gives drafts alone. */
function judgeBooklet(known: Known): Judged {
  const { entered, errors, locked } = known;
  if (!entered) return untouched('还没有数据');
  if (locked) return done('已锁定，可出正式稿');
  if (errors > 0) return problems(errors, '有错误级问题，只能出校核稿');
  return underway(0, judgeRelease(known).state === 'done' ? '可以出校核稿；请到“账套与年度”锁定归档，再出正式稿' : '可以出校核稿；批复与签批齐全并锁定后出正式稿');
}

function judgeNarrative({ entered, unwritten, inTexts }: Known): Judged {
  if (!entered) return untouched('还没有数据');
  if (unwritten === null) return underway(0, '正在核对文字……');
  const { reasons, texts } = unwritten;
  const words = [...(reasons > 0 ? [`还有 ${reasons} 处原因待填写`] : []), ...(inTexts > 0 ? [`文字中有 ${inTexts} 处错误`] : [])];
  if (words.length > 0) return problems(reasons + inTexts, words.join('，'));
  return texts > 0 ? underway(texts, `原因已写齐，还有 ${texts} 处文字没有写`) : done('原因和文字已写齐');
}

function judgePerformance(projects: readonly Project[], inForms: number): Judged {
  if (projects.length === 0) return untouched('还没有项目');
  const open = projects.filter((project) => project.indicators.length === 0 || project.indicators.some((indicator) => indicator.actual.trim() === ''));
  if (open.length > 0) return underway(open.length, `${open.length} 个项目还没有填完`);
  return inForms > 0 ? problems(inForms, `自评表中有 ${inForms} 处错误`) : done(`${projects.length} 个项目已自评`);
}

function judgeRelease({ read, year, locked }: Known): Judged {
  if (locked) return done('已锁定归档');
  const missing = missingPeople(readPeople(read, year));
  const approval = readApproval(read, year);
  const open = missing.length + (approval === null || approval.documentNumber === '' ? 1 : 0) + (approval === null || approval.date === '' ? 1 : 0);
  if (open === 0) return done('批复和签批人员已登记');
  const everything = missingPeople({ preparer: '', reviewer: '', financeHead: '', approver: '', secrecyReviewer: '', secrecyDate: '', secrecyResult: '', publishedOn: '', platform: '' }).length + 2;
  return open === everything ? untouched('还没有登记批复和签批') : underway(open, `还缺 ${open} 项`);
}
