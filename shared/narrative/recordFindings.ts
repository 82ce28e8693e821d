import { fen, sumFen } from '../money/fen.ts';
import { formatFen } from '../money/format.ts';
import { lineFilter } from './ask.ts';
import type { NarrativeInput } from './compose.ts';
import { askOf, printedFormat } from './facts/catalogue.ts';
import type { EventRecord } from './records.ts';

/** A detail that cannot belong to the tables that it details. */
export interface RecordFinding {
  /** Name of the list: 国内接待明细 … */
  readonly list: string;
  /** One Chinese sentence: what, where, what to do. */
  readonly message: string;
}

/** Detail lists held against their totals: vehicles must add up, the others may not pass the whole. A total that is not known judges nothing. */
export function recordFindings(input: NarrativeInput): RecordFinding[] {
  const { records = {}, pack, figures } = input;
  const ask = askOf({ figures, pack, reasons: {} });
  const format = printedFormat(pack);
  const scope = pack.threePublic.fund === null ? {} : { fund: pack.threePublic.fund };
  const money = (value: number): string => `${formatFen(fen(value), format)}${format.unit}`;
  const found: RecordFinding[] = [];
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
