import type { overviewChannels } from '../../shared/ipc/overview.ts';
import { dayOf, publicationDeadline } from '../../shared/overview/deadline.ts';
import { readApproval } from '../ledger/subjects/approval.ts';
import { readPeople } from '../ledger/subjects/people.ts';
import { openYearOverview } from '../service/year/yearOverview.ts';
import type { DeskContext, HandlersOf } from './context.ts';

export const overviewHandlers: HandlersOf<typeof overviewChannels> = {
  'overview.open': (context) => {
    const { desk } = context;
    const book = desk.book();
    const { entered, totals, charts, printed, changes } = openYearOverview(desk.ledger(), book, desk.displayUnit);
    return { year: book.year, entered, totals: [...totals], charts: [...charts], printed, changes: [...changes], thresholds: book.pack.thresholds, approval: approvalOf(context) };
  },
};

function approvalOf({ desk, clock }: DeskContext): { documentNumber: string; date: string; publishedOn: string; last: string; daysLeft: number } | null {
  const { read } = desk.ledger();
  const approval = readApproval(read, desk.year());
  if (approval === null || approval.date === '') return null;
  return { documentNumber: approval.documentNumber, date: approval.date, publishedOn: readPeople(read, desk.year()).publishedOn, ...publicationDeadline(approval.date, dayOf(clock())) };
}
