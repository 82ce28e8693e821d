import type { ProseNumber } from './readNumbers.ts';

const CELLS = /[|\t]/u;
const MONEY = /亿元|万元|千元|元/u;
const SHARE = /[%％]|占比|比重|比例|率|增幅|降幅/u;
const COUNTED = /数量|人数|次数|批次|人次|[个人辆台户]数|[（(][个人辆台套批次户]/u;
/** Lines above a table in which its unit is looked for. */
const LINES_ABOVE = 2;

interface Line {
  readonly from: number;
  readonly text: string;
}

/** Numbers in the cells of a table that was pasted as text take the unit of their column's head, else of the table. */
export function withTableUnits(text: string, numbers: readonly ProseNumber[]): ProseNumber[] {
  if (!CELLS.test(text)) return [...numbers];
  const lines = linesOf(text);
  return numbers.map((number) => {
    if (number.kind !== 'bare') return number;
    const at = lines.findLastIndex((line) => line.from <= number.from);
    const unit = unitAt(lines, at, number.from - (lines[at]?.from ?? 0));
    return unit === null ? number : { ...number, unit, kind: unit === '%' ? 'percent' : 'amount' };
  });
}

function linesOf(text: string): Line[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const place = { from, text: line };
    from += line.length + 1;
    return place;
  });
}

function unitAt(lines: readonly Line[], at: number, place: number): string | null {
  const line = lines[at];
  if (line === undefined || !CELLS.test(line.text)) return null;
  const before = lines.slice(0, at);
  const top = before.findLastIndex(({ text }) => !CELLS.test(text)) + 1;
  const head = lines[top];
  if (head === undefined || top === at) return null;
  const cell = head.text.split(CELLS)[line.text.slice(0, place).split(CELLS).length - 1] ?? '';
  if (COUNTED.test(cell)) return null;
  if (SHARE.test(cell)) return '%';
  const around = [...lines.slice(Math.max(0, top - LINES_ABOVE), top).map(({ text }) => text), head.text].join('\n');
  return MONEY.exec(cell)?.[0] ?? /单位[：:]?\s*(亿元|万元|千元|元)/u.exec(around)?.[1] ?? null;
}
