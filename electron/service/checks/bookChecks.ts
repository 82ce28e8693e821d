import { type AnsweredResult, applyAnswers } from '../../../shared/checks/answers.ts';
import type { CheckResult } from '../../../shared/checks/finding.ts';
import { type Checker, runChecks } from '../../../shared/checks/runChecks.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { evaluateBook } from '../../../shared/statement/evaluate.ts';
import { viewOfStatements } from '../../../shared/view/fromStatements.ts';
import type { BookView } from '../../../shared/view/view.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { listApprovedRounding } from '../../ledger/subjects/approvedRounding.ts';
import { listFindingAnswers } from '../../ledger/subjects/findingAnswers.ts';
import { listLearnedCodes } from '../../ledger/subjects/learnedCodes.ts';
import { WHOLE_DEPARTMENT } from '../../ledger/subjects/units.ts';
import { type LedgerBook, openBook, precisionOf } from '../year/ledgerBook.ts';
import { type Library, codeNames } from '../packs/library.ts';
import { narrativeInput } from '../narrative/narrativeInput.ts';
import { performanceFindings, withPerformanceFindings } from '../performance/performanceOutputs.ts';
import { withTextFindings } from './textFindings.ts';

/**
 * The checks of a live book: its tables, between tables, and against last year as far as the book or the ledger knows it.
 * @param check a checker that knows the book from before, if there is one
 */
export function checkBook(library: Library, book: LedgerBook, lastYear: BookView | null, check: Checker['check'] = runChecks): CheckResult {
  return check(lastYear === null ? book.view : { ...book.view, lastYear }, {
    expectedTables: book.pack.statements.map(({ role, number, title }) => ({ role, number, title })),
    budgetOf: (code) => library.classification.budgetOf(code, book.year),
  });
}

/** The findings of the tables with those of the self-evaluation and of a person's texts behind them, and what a person answered to them. */
export function answeredChecks(ledger: Ledger, book: LedgerBook, tables: CheckResult): AnsweredResult {
  const all = withTextFindings(withPerformanceFindings(tables, performanceFindings(book.performance, book.facts)), narrativeInput(ledger, book));
  return applyAnswers(all, book.view, listFindingAnswers(ledger.read, book.year));
}

/**
 * Last year as a view: the book's own comparative facts (copied or imported), else the ledger's book of that year, else null.
 * @param unit one unit's 单位决算 instead of the department's. Comparative facts that stand with one of several units may be all the
 * department's: then nothing is known of the unit's last year.
 */
export function lastYearView(ledger: Ledger, library: Library, book: LedgerBook, unit: string | null): BookView | null {
  const year = book.year - 1;
  const facts = book.facts.filter((fact) => fact.period === 'previous').map((fact): Fact => ({ ...fact, period: 'current' }));
  const unitsOf = (period: Fact['period']): number => new Set(book.facts.flatMap((fact) => (fact.period === period ? [fact.unit] : []))).size;
  const isShared = unit !== null && facts.length > 0 && unitsOf('previous') === 1 && unitsOf('current') > 1;
  if (isShared || facts.length === 0) return ledger.read.get('book', { year }) ? openBook(ledger, library, year, unit === null ? {} : { unit }).view : null;
  const approved = listApprovedRounding(ledger.read, book.year, unit ?? WHOLE_DEPARTMENT).filter(({ period }) => period === 'previous').map((entry) => ({ ...entry, period: 'current' as const }));
  const names = codeNames(library, year, listLearnedCodes(ledger.read, book.year));
  const { tables } = evaluateBook({ year, facts, approved, statements: book.pack.statements, names, ...(unit !== null && { units: [unit] }) });
  return viewOfStatements({ packId: book.pack.id, year, department: book.department, tables, digit: precisionOf(facts) });
}
