import type { BookView, ViewCell } from '../view/view.ts';
import { columnRef, rowRef } from './address.ts';
import { equalsApproval } from './findings/approvalFindings.ts';
import type { CheckResult, Finding } from './finding.ts';

/** What a person answered to a finding: a warning explained (`reason`), or an error on a figure of the 批复 accepted (`approved`, 与批复一致). */
export interface FindingAnswer {
  readonly rule: string;
  /** The judged cell as `answerPlace` gives it. */
  readonly cell: string;
  readonly kind: 'reason' | 'approved';
  readonly reason: string;
  /** Who answers for it. */
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface AnsweredResult {
  /** The result with the answers that count on their findings; a symptom has the answer of its cause. */
  readonly result: CheckResult;
  /** Errors that nobody has answered for: they stand in the way of 锁定 and the final documents. */
  readonly blocking: readonly Finding[];
  /** Warnings that still ask for a written reason. */
  readonly unanswered: readonly Finding[];
  /** Answers that do not count, each with one sentence that says why. */
  readonly refused: readonly { readonly answer: FindingAnswer; readonly reason: string }[];
}

/**
 * The key under which an answer to a finding is kept: `table|row|column` of the judged cell. What is judged in a row or text without a
 * column is told by what stands there, so that an answer never covers another fault of the same text.
 */
export function answerPlace({ table, row, column, printed }: Pick<Finding, 'table' | 'row' | 'column'> & Partial<Pick<Finding, 'printed'>>): string {
  const piece = row !== null && column === null && typeof printed === 'string' ? `|${printed}` : '';
  return `${table}|${row ?? ''}|${column ?? ''}${piece}`;
}

/**
 * Puts the answers on the findings that they answer (DESIGN §5). A warning needs a reason; an error can only be accepted where the judged
 * figure is that of the 批复, with a reason and a name. An answer to a finding that is no longer there is left aside.
 */
export function applyAnswers(result: CheckResult, view: BookView, answers: readonly FindingAnswer[]): AnsweredResult {
  const known = new Map(answers.map((answer): [string, FindingAnswer] => [`${answer.rule}|${answer.cell}`, answer]));
  const refused: { answer: FindingAnswer; reason: string }[] = [];
  const counted = new Map<string, NonNullable<Finding['answer']>>();
  for (const finding of result.findings) {
    const answer = known.get(`${finding.rule}|${answerPlace(finding)}`);
    if (answer === undefined) continue;
    const reason = refusal(finding, answer, view);
    if (reason === null) counted.set(finding.id, { kind: answer.kind, reason: answer.reason, name: answer.name, at: answer.at });
    else refused.push({ answer, reason });
  }
  const findings = result.findings.map((finding): Finding => {
    const answer = counted.get(finding.id) ?? (finding.root === undefined ? undefined : counted.get(finding.root));
    return answer === undefined ? finding : { ...finding, answer };
  });
  const open = findings.filter((finding) => finding.root === undefined && finding.answer === undefined);
  return { result: { ...result, findings }, blocking: open.filter((one) => one.level === 'error'), unanswered: open.filter((one) => one.level === 'warning'), refused };
}

/** Whether an error may be accepted as 与批复一致: the judged cell shows a total of the 批复. */
export function canBeApproved(finding: Finding, view: BookView): boolean {
  const cell = judgedCell(finding, view);
  return finding.level === 'error' && finding.root === undefined && cell !== undefined && equalsApproval(view, cell);
}

function refusal(finding: Finding, answer: FindingAnswer, view: BookView): string | null {
  const where = `${finding.table}${finding.row === null ? '' : ` ${finding.row}`}${finding.column === null ? '' : `“${finding.column}”`}`;
  if (answer.reason.trim() === '') return `${where}的答复没有写理由，请补写。`;
  if (finding.level !== 'error') return null;
  if (answer.kind !== 'approved') return `${where}是错误，不能只写理由，请更正；确与批复一致的，按“与批复一致”认可。`;
  if (answer.name.trim() === '') return `${where}按“与批复一致”认可须写明认可人。`;
  return canBeApproved(finding, view) ? null : `${where}的数与批复数不等，不能按“与批复一致”认可，请更正。`;
}

function judgedCell(finding: Finding, view: BookView): ViewCell | undefined {
  for (const table of view.tables.values()) {
    if (table.number !== finding.table) continue;
    return table.cells.find((cell) => rowRef(table, cell.row) === finding.row && columnRef(cell) === finding.column);
  }
  return undefined;
}
