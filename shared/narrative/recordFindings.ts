import { fen, sumFen } from '../money/fen.ts';
import { formatFen } from '../money/format.ts';
import { lineFilter } from './ask.ts';
import type { NarrativeInput } from './compose.ts';
import { askOf, printedFormat } from './facts/catalogue.ts';
import { quoted } from './quoted.ts';
import type { EventRecord, NarrativeRecords } from './records.ts';

/** A detail that cannot belong to the tables that it details. */
export interface RecordFinding {
  /** Name of the list: 国内接待明细 … */
  readonly list: string;
  /** One Chinese sentence: what, where, what to do. */
  readonly message: string;
}

/**
 * Detail lists held against their totals and the year: vehicles must add up, the others may not pass the whole, a date lies in the year.
 * A total that is not known judges nothing.
 */
export function recordFindings(input: NarrativeInput): RecordFinding[] {
  const { records = {}, pack, figures } = input;
  const ask = askOf({ figures, pack, reasons: {} });
  const format = printedFormat(pack);
  const scope = pack.threePublic.fund === null ? {} : { fund: pack.threePublic.fund };
  const money = (value: number): string => `${formatFen(fen(value), format)}${format.unit}`;
  const found: RecordFinding[] = datesOutside(figures.year, records);
  const within = (list: string, of: string, sum: number, whole: number | null, say: (value: number) => string): void => {
    if (whole !== null && sum > whole) found.push({ list, message: `${list}合计${say(sum)}，超过决算表中的${of}${say(whole)}，请核对。` });
  };
  const events = (list: string, of: string, entries: readonly EventRecord[] | undefined, whole: number | null): void => within(list, of, sumFen((entries ?? []).map((entry) => entry.amount)), whole, money);
  events('国内接待明细', '国内接待费', records.receptions, ask.value(lineFilter('threePublic.reception.domestic', scope)));
  events('会议明细', '会议费', records.meetings, ask.value(lineFilter('meeting')));
  events('培训明细', '培训费', records.trainings, ask.value(lineFilter('training')));
  const trained = (records.trainings ?? []).reduce((sum, entry) => sum + (entry.persons ?? 0), 0);
  within('培训明细', '培训人次', trained, ask.value(lineFilter('count.trainingPersons')), (value) => `${value}人次`);
  within('财政拨款资金来源', '财政拨款收入', sumFen((records.transfers ?? []).map((entry) => entry.amount)), ask.value({ measure: 'income', source: ['general', 'governmentFund', 'stateCapital'] }), money);
  const held = ask.count('count.vehiclesHeld', scope);
  const kinds = (records.vehicles ?? []).reduce((sum, entry) => sum + entry.count, 0);
  if (held.known && (records.vehicles ?? []).length > 0 && kinds !== held.count) found.push({ list: '公务用车保有量', message: `按车型登记的公务用车共${kinds}辆，决算表中的保有量为${held.count}辆，请核对。` });
  return found;
}

/** Dates that name another year, and days that no calendar has. */
function datesOutside(year: number, { receptions = [], meetings = [], trainings = [], festivals = [] }: NarrativeRecords): RecordFinding[] {
  const lists: readonly (readonly [string, readonly EventRecord[]])[] = [['国内接待明细', receptions], ['会议明细', meetings], ['培训明细', trainings], ['节庆、论坛、展会等活动明细', festivals]];
  return lists.flatMap(([list, events]) => events.flatMap(({ date, purpose }): RecordFinding[] => {
    const [, named] = /(\d{4})\s*[年.\-/]/u.exec(date) ?? [];
    if (named !== undefined && Number(named) !== year) return [{ list, message: `${list}中${quoted(purpose)}的日期是${date}，不在${year}年度内，请核对。` }];
    const [, month = '1', day = '1'] = /(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/u.exec(date) ?? [];
    const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
    return isDay ? [] : [{ list, message: `${list}中${quoted(purpose)}的日期${date}不是一个日期，请改正。` }];
  }));
}
