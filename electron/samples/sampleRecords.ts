import type { WriteConnection } from '../ledger/connection.ts';
import { putBusinessFigure } from '../ledger/subjects/businessFigures.ts';
import { type EventKind, type ItemKind, putDeclaredNone, putNarrativeEvent, putNarrativeItem } from '../ledger/subjects/narrativeRecords.ts';
import { type SampleBureau, yuan } from './sampleBureau.ts';

/** Enters the detail lists, the lists that are declared empty and the 业务数据 of the sample bureau. */
export function enterSampleRecords(tx: WriteConnection, { year, records, business }: SampleBureau): void {
  const events: Readonly<Record<EventKind, SampleBureau['records']['receptions']>> = { reception: records.receptions, meeting: records.meetings, training: records.trainings, festival: records.festivals };
  for (const [kind, list] of entriesOf(events)) for (const { date, purpose, amount, persons } of list) putNarrativeEvent(tx, year, { kind, seq: 0, date, purpose, amount: yuan(amount), persons });
  const money = (list: SampleBureau['records']['transfers']): Named[] => list.map(({ name, amount }) => ({ name, quantity: yuan(amount) }));
  const items: Readonly<Record<ItemKind, readonly Named[]>> = {
    vehicle: records.vehicles.map(({ name, count }) => ({ name, quantity: count })), transfer: money(records.transfers), specialFund: money(records.specialFunds),
    departmentReview: money(records.departmentReviews), financeReview: money(records.financeReviews),
  };
  for (const [kind, list] of entriesOf(items)) for (const item of list) putNarrativeItem(tx, year, { kind, ...item });
  for (const kind of records.none) putDeclaredNone(tx, year, kind, true);
  for (const figure of business) putBusinessFigure(tx, year, figure);
}

interface Named { readonly name: string; readonly quantity: number }

function entriesOf<K extends string, V>(lists: Readonly<Record<K, V>>): readonly (readonly [K, V])[] {
  return (Object.keys(lists) as K[]).map((kind) => [kind, lists[kind]] as const);
}
