import { fen } from '../../../shared/money/fen.ts';
import type { NarrativeInput } from '../../../shared/narrative/compose.ts';
import type { EventRecord, NamedAmount, NarrativeRecords } from '../../../shared/narrative/records.ts';
import type { ReadConnection } from '../../ledger/connection.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { listBusinessFigures } from '../../ledger/subjects/businessFigures.ts';
import { listGlossaryEdits } from '../../ledger/subjects/glossaryEntries.ts';
import { type DeclarableKind, type EventKind, type ItemKind, listDeclaredNone, listNarrativeEvents, listNarrativeItems } from '../../ledger/subjects/narrativeRecords.ts';
import { listReasons } from '../../ledger/subjects/reasons.ts';
import { listTexts } from '../../ledger/subjects/texts.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';
import { performanceRecords } from '../performance/performance.ts';

/** What the prose of a book starts from, and what a person's texts are held against: figures, reasons, texts, records, 业务数据, glossary. */
export function narrativeInput(ledger: Ledger, book: LedgerBook): NarrativeInput {
  const { read } = ledger;
  const { year } = book;
  return {
    figures: book.figures, pack: book.pack, department: book.department, units: book.units,
    reasons: Object.fromEntries(listReasons(read, year).map((reason) => [reason.subject, reason.text])),
    texts: Object.fromEntries(listTexts(read, year).map((text) => [text.section, text.text])),
    records: narrativeRecords(read, book), ...(book.agencyOperation && { agencyOperation: book.agencyOperation }),
    business: listBusinessFigures(read, year).map(({ name, value, unit }) => ({ name, value, unit })),
    glossary: listGlossaryEdits(read, year),
  };
}

/** What the ledger holds beyond the tables, with the result of the self-evaluation. A list without entries is left out unless it is declared to have none. */
function narrativeRecords(read: ReadConnection, book: LedgerBook): NarrativeRecords {
  const events = listNarrativeEvents(read, book.year);
  const items = listNarrativeItems(read, book.year);
  const none = listDeclaredNone(read, book.year);
  const ofKind = (kind: EventKind): readonly EventRecord[] => events.filter((event) => event.kind === kind)
    .map(({ date, purpose, amount, persons }) => ({ date, purpose, amount: fen(amount), ...(persons !== null && { persons }) }));
  const amounts = (kind: ItemKind): readonly NamedAmount[] => items.filter((item) => item.kind === kind).map(({ name, quantity }) => ({ name, amount: fen(quantity) }));
  const declared = (kind: DeclarableKind & ItemKind): readonly NamedAmount[] | undefined => { const list = amounts(kind); return list.length > 0 || none.includes(kind) ? list : undefined; };
  const festivals = ofKind('festival');
  const [specialFunds, departmentReviews, financeReviews] = [declared('specialFund'), declared('departmentReview'), declared('financeReview')];
  const performance = performanceRecords(book.performance);
  return {
    receptions: ofKind('reception'), meetings: ofKind('meeting'), trainings: ofKind('training'),
    vehicles: items.filter((item) => item.kind === 'vehicle').map(({ name, quantity }) => ({ name, count: quantity })),
    transfers: amounts('transfer'),
    ...((festivals.length > 0 || none.includes('festival')) && { festivals }), ...(specialFunds && { specialFunds }), ...(departmentReviews && { departmentReviews }), ...(financeReviews && { financeReviews }),
    ...(performance && { performance }),
  };
}
