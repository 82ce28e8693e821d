import { type Fen, type MoneyUnit, FEN_PER_UNIT, divideHalfUp, fen } from './fen.ts';

/** What an entered sum gives. `bad` carries the Chinese sentence that says why. */
export type ExpressionResult = { readonly kind: 'amount'; readonly value: Fen } | { readonly kind: 'bad'; readonly sentence: string };

/** An exact fraction: no digit is lost before the one rounding at the end. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Longest text and deepest brackets that are read: what a person types is far below. */
const LONGEST = 400;
const DEEPEST = 40;

class Unreadable extends Error {}

/**
 * The value of a typed sum such as `=120+35.6` or `=(8-3)*1.2/4`, in `unit`, half-up to the fen. Digits, `+ - * /`, brackets
 * and their full-width forms (`＋－×÷（）`), thousands separators; nothing is executed.
 */
export function evaluateExpression(text: string, unit: MoneyUnit): ExpressionResult {
  const source = halfWidth(text).replace(/^=/, '').replace(/\s+/g, '').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  try {
    if (source === '' || source.length > LONGEST) throw new Unreadable('算式为空或过长');
    const reader = { source, at: 0, depth: 0 };
    const value = sum(reader);
    if (reader.at < source.length) throw new Unreadable(`“${source[reader.at] ?? ''}”不能读懂`);
    const scaled = divideHalfUp(value.top * BigInt(FEN_PER_UNIT[unit]), value.bottom);
    if (scaled > 10n ** 14n || scaled < -(10n ** 14n)) throw new Unreadable('结果超过一万亿元');
    return { kind: 'amount', value: fen(Number(scaled)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'bad', sentence: `算式“${text.trim()}”不能计算：${error.message}。只能用数字、加减乘除和括号，例如 =120+35.6。` };
  }
}

interface Reader {
  readonly source: string;
  at: number;
  depth: number;
}

function sum(reader: Reader): Fraction {
  let value = product(reader);
  for (let sign = reader.source[reader.at]; sign === '+' || sign === '-'; sign = reader.source[reader.at]) {
    reader.at += 1;
    const next = product(reader);
    const top = sign === '+' ? value.top * next.bottom + next.top * value.bottom : value.top * next.bottom - next.top * value.bottom;
    value = { top, bottom: value.bottom * next.bottom };
  }
  return value;
}

function product(reader: Reader): Fraction {
  let value = factor(reader);
  for (let sign = reader.source[reader.at]; sign === '*' || sign === '/'; sign = reader.source[reader.at]) {
    reader.at += 1;
    const next = factor(reader);
    if (sign === '/' && next.top === 0n) throw new Unreadable('除数为零');
    value = sign === '*' ? { top: value.top * next.top, bottom: value.bottom * next.bottom } : { top: value.top * next.bottom, bottom: value.bottom * next.top };
  }
  return value;
}

function factor(reader: Reader): Fraction {
  reader.depth += 1;
  if (reader.depth > DEEPEST) throw new Unreadable('括号或正负号太多');
  const value = unsigned(reader);
  reader.depth -= 1;
  return value;
}

function unsigned(reader: Reader): Fraction {
  const first = reader.source[reader.at];
  if (first === '-' || first === '+') {
    reader.at += 1;
    const value = factor(reader);
    return first === '-' ? { top: -value.top, bottom: value.bottom } : value;
  }
  if (first === '(') {
    reader.at += 1;
    const value = sum(reader);
    if (reader.source[reader.at] !== ')') throw new Unreadable('缺少右括号');
    reader.at += 1;
    return value;
  }
  const match = /^(?:(\d{1,15})(?:\.(\d{0,15}))?|\.(\d{1,15}))(%?)/.exec(reader.source.slice(reader.at));
  if (!match) throw new Unreadable(first === undefined ? '算式没有写完' : `“${first}”不能读懂`);
  reader.at += match[0].length;
  const fraction = match[2] ?? match[3] ?? '';
  return { top: BigInt(`${match[1] ?? ''}${fraction}`), bottom: 10n ** BigInt(fraction.length) * (match[4] === '%' ? 100n : 1n) };
}

const WIDE: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '。': '.', '−': '-', '—': '-', '　': ' ', '、': ',' };

function halfWidth(text: string): string {
  return text.trim().replace(/[\uff01-\uff5e]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0xfee0)).replace(/[×÷。−—　、]/g, (ch) => WIDE[ch] ?? ch);
}
