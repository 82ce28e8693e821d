import type { Token } from './tokens.ts';
import { isYear } from './years.ts';

/**
 * A day, month or year, or a span of them. `start` and `end` are yyyymmdd; the year is 0 where none is written (每年9月底前),
 * and then only month and day are compared.
 */
export interface DateReading {
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  /** `前`, 底前, ≤: done by then, earlier is fine. */
  readonly deadline: boolean;
  /** Tokens consumed. */
  readonly tokens: number;
}

const BEFORE_WORDS = new Set(['前', '之前', '以前', '底前', '止', '为止']);
const QUARTERS: Readonly<Record<string, number>> = { 第一季度: 1, 第二季度: 2, 第三季度: 3, 第四季度: 4, 一季度: 1, 二季度: 2, 三季度: 3, 四季度: 4 };
/** February by its longest, so that 2月底前 covers the 29th. */
const LAST_DAY = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Draft {
  year: number | null;
  startMonth: number;
  startDay: number;
  endMonth: number;
  endDay: number;
  /** A year, month or day was written. */
  written: boolean;
  /** 每月10日: a day may stand without its month. */
  dayAlone: boolean;
}

/** Reads a date expression at `from`; null where there is none. Tokens behind it are left to the caller. */
export function readDate(tokens: readonly Token[], from: number): DateReading | null {
  let at = from;
  let deadline = false;
  const take = (): Token | undefined => tokens[at];
  while (take()?.kind === 'dateWord' && ['截至', '截止', '截止到', '于', '在', '自', '从'].includes(take()?.text ?? '')) {
    if (take()?.text.startsWith('截')) deadline = true;
    at += 1;
  }
  const first = readPoint(tokens, at, null);
  if (!first) return null;
  at = first.next;
  let end = first.draft;
  if (take()?.kind === 'range') {
    const second = readPoint(tokens, at + 1, first.draft.year);
    if (second) {
      end = second.draft;
      at = second.next;
    }
  }
  if (first.deadline || take()?.kind === 'dateWord' && BEFORE_WORDS.has(take()?.text ?? '')) deadline = true;
  if (take()?.kind === 'dateWord' && BEFORE_WORDS.has(take()?.text ?? '')) at += 1;
  const operator = take();
  if (operator?.kind === 'operator' && operator.operator?.place === 'after' && operator.operator.operator === '<=') at += 1;
  return {
    start: stamp(first.draft.year, first.draft.startMonth, first.draft.startDay),
    end: stamp(end.year, end.endMonth, end.endDay),
    year: end.year, deadline, tokens: at - from,
  };
}

interface Point { readonly draft: Draft; readonly next: number; readonly deadline: boolean }

function readPoint(tokens: readonly Token[], from: number, inherited: number | null): Point | null {
  const draft: Draft = { year: inherited, startMonth: 1, startDay: 1, endMonth: 12, endDay: 31, written: false, dayAlone: false };
  let at = from;
  let deadline = false;
  const numeric = tokens[at];
  if (numeric?.kind === 'numericDate') {
    setParts(draft, numeric.text.split(/[-./]/).map(Number));
    return finishPoint(tokens, at + 1, draft, deadline);
  }
  const opening = tokens[at];
  if (opening?.kind === 'dateWord' && QUARTERS[opening.text] === undefined && !opening.text.endsWith('半年')) {
    const read = readOpening(opening.text, draft);
    if (read === null) return null;
    deadline = read;
    at += 1;
  }
  for (let step = 0; step < 3; step += 1) {
    const consumed = readField(tokens, at, draft);
    if (consumed === null) break;
    at += consumed.tokens;
    deadline ||= consumed.deadline;
  }
  if (!draft.written) return null;
  return finishPoint(tokens, at, draft, deadline);
}

/** Opening words: whether they end the period (true = a deadline), or null when they open no date. */
function readOpening(word: string, draft: Draft): boolean | null {
  switch (word) {
    case '每年': case '当年': case '本年': case '本年度': case '当年度': case '次年':
      return false;
    case '每月': case '每季度': case '每季':
      draft.dayAlone = true;
      return false;
    case '第': case '于': case '在': case '自': case '从':
      return false;
    case '年底': case '年末': case '年内': case '全年': case '年底前': case '年末前':
      draft.written = true;
      return word.endsWith('前');
    case '年初':
      draft.written = true;
      setMonth(draft, 1);
      return false;
    default:
      return null;
  }
}

/** One number with its mark (2023年, 9月底, 30日) or a closing word (上半年, 第四季度). */
function readField(tokens: readonly Token[], at: number, draft: Draft): { readonly tokens: number; readonly deadline: boolean } | null {
  const number = tokens[at];
  const mark = tokens[at + 1];
  if (number?.kind === 'dateWord') {
    const quarter = QUARTERS[number.text];
    if (quarter !== undefined) setMonths(draft, quarter * 3 - 2, quarter * 3);
    else if (number.text === '上半年') setMonths(draft, 1, 6);
    else if (number.text === '下半年') setMonths(draft, 7, 12);
    else if (['全年', '年内', '年底', '年末'].includes(number.text) && draft.written) setMonths(draft, number.text === '全年' || number.text === '年内' ? 1 : 12, 12);
    else return null;
    draft.written = true;
    return { tokens: 1, deadline: false };
  }
  const span = readSpan(tokens, at, draft);
  if (span !== null) return span;
  if (number?.kind !== 'number' || !/^\d+$/.test(number.text) || mark === undefined || (mark.kind !== 'unit' && mark.kind !== 'dateWord')) return null;
  const value = Number(number.text);
  if (mark.text.startsWith('年') && isYear(number.text)) return yearField(mark.text, value, draft);
  if (mark.text.startsWith('月') && value >= 1 && value <= 12) return monthField(mark.text, value, draft);
  if ((mark.text === '日' || mark.text === '号') && value >= 1 && value <= 31 && (draft.written || draft.dayAlone)) {
    draft.written = true;
    draft.startDay = value;
    draft.endDay = value;
    return { tokens: 2, deadline: false };
  }
  return null;
}

/** Two numbers that share one mark: 1-12月, 2023-2024年. */
function readSpan(tokens: readonly Token[], at: number, draft: Draft): { readonly tokens: number; readonly deadline: boolean } | null {
  const [first, range, second, mark] = tokens.slice(at, at + 4);
  if (first?.kind !== 'number' || range?.kind !== 'range' || second?.kind !== 'number' || mark === undefined) return null;
  const [from, to] = [Number(first.text), Number(second.text)];
  if (mark.text.startsWith('月') && Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to && to <= 12) {
    setMonths(draft, from, to);
    draft.written = true;
    return { tokens: 4, deadline: mark.text.endsWith('前') };
  }
  if (mark.text.startsWith('年') && isYear(first.text) && isYear(second.text)) return { ...yearField(mark.text, to, draft), tokens: 4 };
  return null;
}

function yearField(mark: string, value: number, draft: Draft): { readonly tokens: number; readonly deadline: boolean } {
  draft.year = value;
  draft.written = true;
  if (mark.startsWith('年底') || mark.startsWith('年末')) setMonths(draft, 12, 12);
  if (mark.startsWith('年初')) setMonths(draft, 1, 1);
  if (mark.startsWith('年中')) setMonths(draft, 6, 6);
  return { tokens: 2, deadline: mark.endsWith('前') };
}

function monthField(mark: string, value: number, draft: Draft): { readonly tokens: number; readonly deadline: boolean } {
  setMonth(draft, value);
  draft.written = true;
  if (mark.startsWith('月初')) draft.endDay = 10;
  return { tokens: 2, deadline: mark.endsWith('前') };
}

function finishPoint(tokens: readonly Token[], from: number, draft: Draft, deadline: boolean): Point {
  let at = from;
  const word = tokens[at];
  if (word?.kind === 'dateWord' && ['底', '末', '初', '上旬', '中旬', '下旬'].includes(word.text)) {
    if (word.text === '初' || word.text === '上旬') draft.endDay = 10;
    if (word.text === '中旬') draft.endDay = 20;
    at += 1;
  }
  return { draft, next: at, deadline };
}

function setParts(draft: Draft, [year = 0, month = 1, day]: readonly number[]): void {
  draft.year = year;
  draft.written = true;
  setMonth(draft, month);
  if (day !== undefined) [draft.startDay, draft.endDay] = [day, day];
}

function setMonth(draft: Draft, month: number): void {
  setMonths(draft, month, month);
}

function setMonths(draft: Draft, from: number, to: number): void {
  draft.startMonth = from;
  draft.endMonth = to;
  draft.startDay = 1;
  draft.endDay = LAST_DAY[to - 1] ?? 31;
}

function stamp(year: number | null, month: number, day: number): number {
  return (year ?? 0) * 10_000 + month * 100 + day;
}
