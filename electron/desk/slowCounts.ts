import type { CheckResult, Finding } from '../../shared/checks/finding.ts';
import { composeNarrative } from '../../shared/narrative/compose.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerBook } from '../service/ledgerBook.ts';
import { withTextFindings } from '../service/textFindings.ts';
import { narrativeInput } from '../service/narrativeInput.ts';
import type { SlowCounts } from './deskState.ts';

/** What takes tens of milliseconds to know and is therefore counted after the answer to an edit: the prose and its numbers. */
export function slowCounts(ledger: Ledger, book: LedgerBook, tables: CheckResult): SlowCounts {
  const input = narrativeInput(ledger, book);
  const all: readonly Finding[] = withTextFindings(tables, input).findings;
  return { missingReasons: composeNarrative(input).missingReasons.length, textFindings: all.slice(tables.findings.length) };
}
