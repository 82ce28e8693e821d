import { describe, expect, it } from 'vitest';
import { type FindingAnswer, answerPlace, applyAnswers, canBeApproved } from '../../../shared/checks/answers.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import type { BookView } from '../../../shared/view/view.ts';
import { SAMPLE, soundSpecs } from './soundBook.ts';
import { buildView, withCell } from './viewBuilder.ts';

/** 支出合计 of the 总表 is 0.10 too high; the 批复 has the same total, or the right one. */
const WRONG = withCell(soundSpecs(SAMPLE), 'summary', 'expenditureTotal', 'amount', '6136.47');
const PRINTED = 613_647 * 10_000;
const book = (amount: number): BookView => buildView(WRONG, { origin: 'ledger', approval: { documentNumber: '示财决〔2025〕1号', totals: [{ measure: 'expenditure', fund: null, amount }] } });

const only = (findings: readonly Finding[], wanted: (finding: Finding) => boolean): Finding => {
  const found = findings.filter(wanted);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} findings: ${findings.map((one) => `${one.rule} ${one.message}`).join('\n')}`);
  return found[0];
};
const isCause = (finding: Finding): boolean => finding.level === 'error' && finding.root === undefined;
const answer = (finding: Finding, kind: FindingAnswer['kind'], rest: Partial<FindingAnswer> = {}): FindingAnswer => ({ rule: finding.rule, cell: answerPlace(finding), kind, reason: '批复即为此数', name: '张三', at: '2025-08-01T00:00:00.000Z', ...rest });

describe('an error on a figure that equals the 批复', () => {
  const view = book(PRINTED);
  const result = runChecks(view);
  const wrong = only(result.findings, isCause);

  it('blocks until it is accepted with reason and name', () => {
    expect(applyAnswers(result, view, []).blocking).toEqual([wrong]);
    expect(canBeApproved(wrong, view)).toBe(true);
    const answered = applyAnswers(result, view, [answer(wrong, 'approved')]);
    expect(answered.blocking).toEqual([]);
    expect(answered.result.findings.find((one) => one.id === wrong.id)?.answer).toMatchObject({ kind: 'approved', name: '张三' });
    expect(answered.result.findings.filter((one) => one.root === wrong.id).every((one) => one.answer !== undefined)).toBe(true);
  });

  it.each([['without a name', answer(wrong, 'approved', { name: ' ' })], ['without a reason', answer(wrong, 'approved', { reason: '' })], ['with a mere reason', answer(wrong, 'reason')]])('stays open %s', (_, given) => {
    const answered = applyAnswers(result, view, [given]);
    expect(answered.blocking).toEqual([wrong]);
    expect(answered.refused.map((one) => one.answer)).toEqual([given]);
  });
});

it('an error on another figure cannot be accepted', () => {
  const view = book(PRINTED - 100_000);
  const result = runChecks(view);
  const wrong = only(result.findings, isCause);
  const answered = applyAnswers(result, view, [answer(wrong, 'approved')]);
  expect(canBeApproved(wrong, view)).toBe(false);
  expect(answered.blocking).toEqual([wrong]);
  expect(answered.refused[0]?.reason).toContain('与批复数不等');
});

it('a warning is answered with a reason, and an answer to a finding that is gone is left aside', () => {
  const view = buildView(withCell(soundSpecs(SAMPLE), 'threePublic', 'count.vehiclesHeld', 'final', '4'));
  const result = runChecks(view);
  const warning = only(result.findings, (finding) => finding.level === 'warning');
  expect(applyAnswers(result, view, []).unanswered).toEqual([warning]);
  const answered = applyAnswers(result, view, [answer(warning, 'reason', { name: '' }), { ...answer(warning, 'reason'), cell: '公开01表||' }]);
  expect(answered).toMatchObject({ blocking: [], unanswered: [], refused: [] });
});
