import type { ReleasePeople } from '../../../shared/booklet/archivePage.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import { dateOrBlank } from './wording.ts';

/** The people and dates of the release; '' where not entered. Dates as YYYY-MM-DD. */
export type People = ReleasePeople;

const NOBODY: People = {
  preparer: '', reviewer: '', financeHead: '', approver: '', secrecyReviewer: '', secrecyDate: '', secrecyResult: '', publishedOn: '', platform: '',
};

export const PEOPLE_NAMES: Readonly<Record<keyof People, string>> = {
  preparer: '填表人', reviewer: '复核人', financeHead: '财务负责人', approver: '负责人审签', secrecyReviewer: '保密审查人',
  secrecyDate: '保密审查日期', secrecyResult: '保密审查结果', publishedOn: '公开日期', platform: '公开平台',
};

export function readPeople(read: ReadConnection, book: number): People {
  const row = read.get('people', { book });
  if (!row) return NOBODY;
  const { book: _book, ...people } = row;
  return people;
}

/** Throws BadInput `bad-date`. */
export function putPeople(tx: WriteConnection, book: number, people: People): void {
  const { preparer, reviewer, financeHead, approver, secrecyReviewer, secrecyResult, platform } = people;
  tx.upsert('people', {
    book, preparer: preparer.trim(), reviewer: reviewer.trim(), financeHead: financeHead.trim(), approver: approver.trim(),
    secrecyReviewer: secrecyReviewer.trim(), secrecyDate: dateOrBlank(people.secrecyDate, PEOPLE_NAMES.secrecyDate), secrecyResult: secrecyResult.trim(),
    publishedOn: dateOrBlank(people.publishedOn, PEOPLE_NAMES.publishedOn), platform: platform.trim(),
  });
}

/** What locking still asks for, in Chinese; empty when the record is complete. */
export function missingPeople(people: People): readonly string[] {
  const fields: readonly (keyof People)[] = ['preparer', 'reviewer', 'financeHead', 'approver', 'secrecyReviewer', 'secrecyDate', 'secrecyResult', 'publishedOn', 'platform'];
  return fields.filter((field) => people[field] === '').map((field) => PEOPLE_NAMES[field]);
}
