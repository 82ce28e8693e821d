import { type Rational, toText } from '../rational.ts';
import { stripRemarks, trimEnds } from './brackets.ts';
import { type DateReading, readDate } from './dates.ts';
import type { Draft } from './draft.ts';
import type { Quantity } from './items.ts';
import { NOT_APPLICABLE, YES_NO } from './lexicon.ts';
import { rewriteNumerals } from './numerals.ts';
import type { Direction, Doubt, Operator, ParsedTarget, TargetContext } from './parsed.ts';
import { type Change, NOT_A_REMARK, doubt } from './prefixes.ts';
import { readRateOfBase } from './rateOfBase.ts';
import { readRelative } from './relative.ts';
import { type Sequence, readSequence } from './sequence.ts';
import { type Token, normalise, tokenize } from './tokens.ts';
import { numbersIn } from './values.ts';

/** A parsed text with the exact numbers the engine compares; `parsed` alone is what leaves the engine. */
export interface Reading {
  readonly parsed: ParsedTarget;
  /** One for a quantity, formula or rate of a base, two for a range, the members of a list. */
  readonly quantities: readonly Quantity[];
  readonly range: boolean;
  readonly factors: readonly Rational[];
  readonly date: DateReading | null;
  readonly change: Change | null;
  /** Half-width text without blanks and closing marks: equal keys are the same words. */
  readonly key: string;
}

/** The text as one would compare it: half-width, no blanks, no closing marks. */
export function keyOf(text: string): string {
  return normalise(text).replace(/\s+/g, '').replace(/[。;,、.!]+$/, '');
}

/**
 * Reads what a person wrote as a target or an actual. Never throws; what it cannot read is `unreadable` or
 * `text-with-numbers`, with doubts that say where.
 */
export function readTarget(text: string | null | undefined, context: TargetContext): Reading {
  const written = (text ?? '').trim();
  if (hasColumns(context) || written.length > LONGEST_KEPT) return readOnce(written, context);
  const key = `${context.role}${context.cost ? '+' : '-'}${context.time === true ? 't' : ''}${written}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const reading = readOnce(written, context);
  kept.set(key, reading);
  return reading;
}

/** Readings of short texts, which a bureau's tables repeat (100%, 95%): the same text in the same place reads the same. */
const kept = new Map<string, Reading>();
const MOST_KEPT = 4000;
const LONGEST_KEPT = 40;

function hasColumns(context: TargetContext): boolean {
  return [context.operator, context.unit, context.direction].some((column) => column !== undefined && column !== null && column !== '');
}

function readOnce(written: string, context: TargetContext): Reading {
  const source = withColumns(written, context);
  const draft = classify(context.time === true ? monthsWritten(source) : monthSpan(source), context);
  return finish(written === '' ? written : source, draft, context);
}

/** 2024.12 and 202412 where a time is due → 2024年12月; 20241231 → 2024年12月31日. */
function monthsWritten(source: string): string {
  const found = /^((?:19|20)\d\d)(?:\.(\d{1,2})|(\d\d)(\d\d)?)(前|之前)?$/.exec(source.replace(/\s+/g, ''));
  const month = Number(found?.[2] ?? found?.[3] ?? 0);
  if (found === null || month < 1 || month > 12) return monthSpan(source);
  return `${found[1]}年${month}月${found[4] === undefined ? '' : `${Number(found[4])}日`}${found[5] ?? ''}`;
}

/** 2024.1-2024.12 → 2024年1月至2024年12月: two months of one writing are no pair of amounts. */
function monthSpan(source: string): string {
  if (!source.includes('.')) return source;
  const found = /^((?:19|20)\d\d)\.(0?[1-9]|1[0-2])[-~—–～至到]+((?:19|20)\d\d)\.(0?[1-9]|1[0-2])$/.exec(source.replace(/\s+/g, ''));
  return found === null ? source : `${found[1]}年${Number(found[2])}月至${found[3]}年${Number(found[4])}月`;
}

/** The comparator and unit columns put around a bare number; a text that has its own keeps it. */
function withColumns(source: string, context: TargetContext): string {
  if (source === '' || !hasColumns(context)) return source;
  const half = normalise(source).trim();
  const operator = (context.operator ?? '').trim();
  const unit = (context.unit ?? '').trim();
  let out = source;
  if (unit !== '' && !/^[-—/无]+$/.test(unit) && /^\D{0,6}[\d.,\s]*\d$/.test(half)) out = `${out}${unit}`;
  if (operator !== '' && /^[≥≤<>=大小不等高低少多至]/.test(normalise(operator)) && /^-?[\d.]/.test(half)) out = `${operator}${out}`;
  return out;
}

function classify(source: string, context: TargetContext): Draft {
  const half = normalise(source).replace(/\s+/g, '');
  if (/^[-_.…·/\\。]*$/.test(half)) {
    const residue = /…|\.{3}/.test(half);
    return { kind: 'blank', doubts: residue ? [{ code: 'placeholder', start: 0, end: source.length, message: '省略号是模板残留' }] : [] };
  }
  if (context.role === 'actual' && UNCHOSEN.test(half)) return { kind: 'unreadable', doubts: [{ code: 'noMeaning', start: 0, end: source.length, message: '几个选项没有选定一个' }] };
  if (NOT_APPLICABLE.has(half)) return { kind: 'blank', notes: [source] };
  const yes = YES_NO.get(half.replace(/\([^()]*\)$/, ''));
  if (yes !== undefined) return { kind: 'boolean', operator: '=', value: yes, direction: '精确', notes: /\((.+)\)$/.exec(half)?.slice(1) ?? [] };
  const all = tokenize(source);
  const stripped = stripRemarks(all, source);
  const tokens = trimEnds(stripped.tokens);
  const draft = tokens.some((token) => token.kind === 'number' || token.kind === 'numericDate' || token.kind === 'badNumber')
    ? classifyNumbers(tokens, source, context)
    : classifyWords(tokens, source, context);
  return { ...draft, notes: [...(draft.notes ?? []), ...stripped.notes], doubts: [...(draft.doubts ?? []), ...stripped.doubts] };
}

/** 优/良/中/差 as an actual: the choices of the form, none of them taken. */
const UNCHOSEN = /^(?:优秀?|良好?|较?好|中等?|一般|合格|不合格|较?差|[高中低])(?:[/、,;|]?(?:优秀?|良好?|较?好|中等?|一般|合格|不合格|较?低|较?差|[高中低])){2,}$/;

function classifyNumbers(tokens: readonly Token[], source: string, context: TargetContext): Draft {
  const bad = tokens.find((token) => token.kind === 'badNumber');
  if (bad) return { kind: 'unreadable', doubts: [doubt('badNumber', bad, `数字“${source.slice(tokens[Math.max(0, tokens.indexOf(bad) - 1)]?.start, bad.end)}”写法有误`)] };
  const dated = classifyDate(tokens, source);
  if (dated !== null) return dated;
  const sequence = readSequence(tokens) ?? withRemark(tokens, context);
  if (sequence !== null) return fromSequence(sequence, context, INTERVAL.test(source));
  const rate = readRateOfBase(tokens);
  if (rate !== null) return rate;
  const relative = readRelative(tokens, source);
  if (relative !== null) return { kind: 'relative', ...relative };
  const numbers = numbersIn(tokens);
  const words = tokens.filter((token) => token.kind !== 'placeholder' && /[\u3400-\u9fff]{2}/.test(token.text) && token.kind !== 'operator' && token.kind !== 'unit');
  const placeholder = tokens.find((token) => token.kind === 'placeholder' && !token.text.startsWith('…'));
  if (words.length > 0 && numbers.length === 0) return { kind: 'qualitative', value: source, direction: '状态' };
  if (words.length > 0) return { kind: 'text-with-numbers', value: source, direction: '状态', numbers };
  const place = placeholder ?? words[0] ?? tokens[0];
  return { kind: 'unreadable', numbers, doubts: place ? [doubt(placeholder ? 'placeholder' : 'noMeaning', place, placeholder ? '占位符没有填' : '数字与符号连不成一个指标值')] : [] };
}

/** 100%，已完成: an actual with a remark behind it that does not change its sense. */
function withRemark(tokens: readonly Token[], context: TargetContext): Sequence | null {
  const remark = tokens.at(-1);
  if (context.role !== 'actual' || remark?.kind !== 'word' || tokens.at(-2)?.kind !== 'separator' || NOT_A_REMARK.test(remark.text)) return null;
  const sequence = readSequence(tokens.slice(0, -2));
  return sequence?.kind === 'single' ? { ...sequence, notes: [...sequence.notes, remark.text] } : null;
}

/** A date with at most an operator before and a verb behind (2024年6月底前完成). */
function classifyDate(tokens: readonly Token[], source: string): Draft | null {
  const sign = tokens[0]?.kind === 'operator' ? tokens[0].operator : undefined;
  const from = sign === undefined ? 0 : 1;
  const date = readDate(tokens, from);
  if (date === null) return null;
  const tail = tokens.slice(from + date.tokens);
  if (tail.length > 1 || (tail[0] !== undefined && (tail[0].kind !== 'word' || tail[0].text.length > 10 || /[未不无没率数额量度]/.test(tail[0].text)))) return null;
  const doubts: Doubt[] = [];
  const first = tokens[from];
  if (sign !== undefined) {
    // 不低于2023年 compares with a level; ≤12月 is a number of months.
    if (sign.level === true || sign.operator === '>=' || sign.operator === '>' || sign.operator === null) return null;
    if (date.year === null && date.tokens <= 2) return null;
  } else if (date.year === null && !date.deadline && date.tokens <= 2 && tail.length === 0 && first?.kind === 'number') {
    doubts.push(doubt('monthOrMonths', first, '“月”可作月份，也可作月数，按月份理解'));
  }
  const operator = sign?.operator ?? (date.deadline ? '<=' : '=');
  const reading = sign === undefined || sign.operator === '=' ? date : { ...date, deadline: true };
  return { kind: 'date', operator, value: keepWords(source), direction: '越早越好', date: reading, doubts };
}

function keepWords(source: string): string {
  return source.replace(/[。；;，,、.!！]+$/u, '').trim();
}

/** [80%,90%) in interval notation. */
const INTERVAL = /^(?:[[［].*[)\]）］]|[（(].*[\]］])$/;

function fromSequence(sequence: Sequence, context: TargetContext, interval: boolean): Draft {
  const shared = { notes: sequence.notes, doubts: sequence.doubts, ambiguous: sequence.ambiguous, quantities: sequence.quantities, change: sequence.change, base: sequence.base };
  const [first, second] = sequence.quantities;
  if (first === undefined) return { kind: 'unreadable' };
  const truncated = sequence.quantities.some((quantity) => quantity.unit?.truncated === true);
  const kind = sequence.kind === 'list' && interval && sequence.quantities.length === 2 ? 'range' : sequence.kind;
  switch (kind) {
    case 'list':
      return { ...shared, kind: 'multi', operator: '=', direction: '精确', truncated, parts: sequence.quantities.map((one) => one.text) };
    case 'formula':
      return {
        ...shared, kind: 'formula', operator: first.operator, value: Number(toText(first.value, 6)), unit: first.unit?.text ?? null, direction: '精确',
        parts: sequence.factors.map((factor) => `${factor.digits}${factor.unit?.measure?.name === '%' ? '%' : ''}`), factors: sequence.factors.map((factor) => factor.value),
      };
    case 'range':
      return { ...shared, kind: 'quantitative', operator: '>=', value: Number(first.digits), unit: first.unit?.text ?? null, direction: '精确', range: true, parts: [first, second ?? first].map((one) => one.text), truncated };
    case 'single':
      return {
        ...shared, kind: 'quantitative', operator: first.operator, value: Number(first.digits), unit: first.unit?.text ?? null, truncated,
        direction: directionOf(first.operator, first.explicit, context), implicit: !first.explicit,
      };
  }
}

/** By the operator; `=` and no operator by the direction column, cost, else "at least" (an actual has none). */
function directionOf(operator: Operator, explicit: boolean, context: TargetContext): Direction | null {
  if (operator === '>=' || operator === '>') return '越高越好';
  if (operator === '<=' || operator === '<') return '越低越好';
  const column = context.direction ?? '';
  if (/反|逆|负/.test(column)) return '越低越好';
  if (/正/.test(column)) return '越高越好';
  if (context.role === 'actual' && !explicit) return null;
  return context.cost ? '越低越好' : '不低于';
}

function classifyWords(tokens: readonly Token[], source: string, context: TargetContext): Draft {
  const rewritten = rewriteNumerals(keyOf(source));
  if (rewritten !== null) {
    const draft = classify(rewritten, context);
    if (draft.kind === 'quantitative' || draft.kind === 'date') return { ...draft, doubts: [...(draft.doubts ?? []), { code: 'chineseNumeral', start: 0, end: source.length, message: `中文数字按“${rewritten}”理解` }] };
  }
  const dated = classifyDate(tokens, source);
  if (dated !== null) return dated;
  const relative = readRelative(tokens, source);
  if (relative !== null) return { kind: 'relative', ...relative };
  const symbol = tokens.find((token) => token.kind === 'operator' && !/[\u4e00-\u9fff]/.test(token.text));
  const meaningful = tokens.some((token) => token.kind !== 'placeholder' && /[\u3400-\u9fff]/.test(token.text));
  const placeholder = tokens.find((token) => token.kind === 'placeholder' && !token.text.startsWith('…') && !token.text.startsWith('.'));
  if (!meaningful || symbol !== undefined) {
    const place = placeholder ?? symbol ?? tokens[0];
    return { kind: 'unreadable', doubts: place ? [doubt(placeholder ? 'placeholder' : 'noMeaning', place, placeholder ? '占位符没有填' : `“${place.text}”后面没有数字`)] : [] };
  }
  return { kind: 'qualitative', value: source, direction: '状态', doubts: placeholder ? [doubt('placeholder', placeholder, '占位符没有填')] : [] };
}

function finish(source: string, draft: Draft, context: TargetContext): Reading {
  const judged = draft.kind === 'qualitative' || draft.kind === 'text-with-numbers';
  const parsed: ParsedTarget = {
    kind: draft.kind, text: source,
    operator: judged ? null : (draft.operator ?? null),
    value: draft.value ?? null, unit: draft.unit ?? null,
    direction: draft.kind === 'quantitative' && context.role === 'actual' && draft.implicit === true ? null : (draft.direction ?? null),
    implicitOperator: draft.kind === 'quantitative' && draft.implicit === true, ambiguous: draft.ambiguous ?? false, unitTruncated: draft.truncated ?? false,
    note: draft.notes !== undefined && draft.notes.length > 0 ? draft.notes.join('；') : null,
    parts: draft.parts ?? [], numbers: draft.numbers ?? [], base: draft.base ?? null, doubts: draft.doubts ?? [],
  };
  return {
    parsed, quantities: draft.quantities ?? [], range: draft.range ?? false, factors: draft.factors ?? [], date: draft.date ?? null, change: draft.change ?? null, key: keyOf(source),
  };
}

/** The fields of a text (see `ParsedTarget`), read as a target that is no cost unless `context` says otherwise. */
export function parseTarget(text: string | null | undefined, context: TargetContext = { role: 'target', cost: false }): ParsedTarget {
  return readTarget(text, context).parsed;
}
