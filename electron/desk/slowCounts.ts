import type { CheckResult, Finding } from '../../shared/checks/finding.ts';
import { draftNarrative } from '../../shared/narrative/compose.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerBook } from '../service/year/ledgerBook.ts';
import { narrativeInput } from '../service/narrative/narrativeInput.ts';
import { missingTexts } from '../service/narrative/narrativePage.ts';
import { performanceFindings, withPerformanceFindings } from '../service/performance/performanceOutputs.ts';
import { withTextFindings } from '../service/checks/textFindings.ts';
import type { SlowCounts } from './deskState.ts';

/** What takes tens of milliseconds to know and is therefore counted after the answer to an edit: the self-evaluation, the prose and its numbers. */
export function slowCounts(ledger: Ledger, book: LedgerBook, tables: CheckResult): SlowCounts {
  const input = narrativeInput(ledger, book);
  const draft = draftNarrative(input);
  const all = withTextFindings(withPerformanceFindings(tables, performanceFindings(book.performance, book.facts)), input, draft).findings;
  return { missingReasons: draft.narrative.missingReasons.length, missingTexts: missingTexts(book.pack, input.texts ?? {}).length, laterFindings: all.slice(tables.findings.length) };
}

/** The tables' findings of now with those of the last slow count behind them, numbered on: they were numbered behind an earlier state of the tables. */
export function withLaterFindings(tables: CheckResult, later: readonly Finding[]): CheckResult {
  if (later.length === 0) return tables;
  const ids = new Map(later.map((finding, index) => [finding.id, `F${String(tables.findings.length + index + 1).padStart(3, '0')}`]));
  const numbered = later.map(({ root, ...finding }): Finding => ({ ...finding, id: ids.get(finding.id) ?? finding.id, ...(root !== undefined && { root: ids.get(root) ?? root }) }));
  return { ...tables, findings: [...tables.findings, ...numbered] };
}
