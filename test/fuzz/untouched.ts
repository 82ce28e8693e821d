import { createHash } from 'node:crypto';
import { enterSample } from '../../electron/service/outputs/demo.ts';
import { acceptImport } from '../../electron/service/importing/importDocument.ts';
import { loadSampleBureau } from '../../electron/samples/sampleBureau.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import { createBook, listBooks } from '../../electron/ledger/subjects/books.ts';
import { listApprovedRounding } from '../../electron/ledger/subjects/approvedRounding.ts';
import { listFacts } from '../../electron/ledger/subjects/facts.ts';
import { listLearnedCodes } from '../../electron/ledger/subjects/learnedCodes.ts';
import { OWN_UNIT, WHOLE_DEPARTMENT, putUnit } from '../../electron/ledger/subjects/units.ts';
import { library } from '../sound/soundWorkbooks.ts';
import type { Outcome } from './outcome.ts';

const OWN = { code: OWN_UNIT, name: '示例单位', nature: 'administrative', level: '' } as const;

/** A ledger with the sample bureau in it, which no bad workbook may change. */
export function sampleLedger(): Ledger {
  const ledger = openMemoryLedger();
  const bureau = loadSampleBureau(library.resourceRoot);
  enterSample(library, ledger, bureau);
  ledger.write(bureau.year, { what: '登记本级' }, (tx) => putUnit(tx, bureau.year, OWN));
  return ledger;
}

/** Digest of everything that an import writes, in all years that hold something. */
export function contentOf(ledger: Ledger): string {
  const content = listBooks(ledger.read).map(({ year }) => [year, listFacts(ledger.read, year), listApprovedRounding(ledger.read, year, WHOLE_DEPARTMENT), listLearnedCodes(ledger.read, year)]).filter((parts) => parts.slice(1).some((part) => Array.isArray(part) && part.length > 0));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Accepts a plan and takes it back: an import is one entry, undone by one undo. Throws what the ledger refuses, and where something stays behind. */
export function acceptAndUndo(ledger: Ledger, { accepted }: Outcome): void {
  if (!accepted) return;
  const { request, plan } = accepted;
  const { book } = request;
  if (!listBooks(ledger.read).some(({ year }) => year === book)) createBook(ledger, { year: book, pack: request.pack, unit: '万元', decimals: 2, units: [OWN] });
  const before = [contentOf(ledger), ledger.undoable(book)?.id];
  acceptImport(ledger, request, plan);
  // A plan without anything new leaves no entry.
  if (ledger.undoable(book)?.id !== before[1]) ledger.undo(book);
  const after = [contentOf(ledger), ledger.undoable(book)?.id];
  if (after.join() !== before.join()) throw new Error('an undone import left something behind');
}
