import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import { enterSample } from '../../electron/service/outputs/demo.ts';
import { openBook } from '../../electron/service/year/ledgerBook.ts';
import { type Documents, composeDocuments } from '../../electron/service/outputs/writeBook.ts';
import { bureau, library, today } from './books.ts';

/** The sample year composed for its outputs. */
export function sampleDocuments(): Documents {
  const ledger = openMemoryLedger();
  try {
    enterSample(library, ledger, bureau);
    return composeDocuments(ledger, openBook(ledger, library, bureau.year), false, today);
  } finally {
    ledger.close();
  }
}
