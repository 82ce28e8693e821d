import { DATE_OPENING, DATE_WORDS, OPERATOR_SYMBOLS, OPERATOR_WORDS, type OperatorWord, SCALES, longestAt } from './lexicon.ts';
import { isYear } from './years.ts';
import { UNIT_WORDS } from './units.ts';

export type TokenKind =
  | 'number' | 'badNumber' | 'numericDate' | 'operator' | 'scale' | 'unit' | 'slash' | 'times' | 'plus' | 'range' | 'separator'
  | 'colon' | 'open' | 'close' | 'dateWord' | 'stop' | 'placeholder' | 'word';

/** A piece of the text with its place (UTF-16 offsets into the text as given, end exclusive). */
export interface Token {
  readonly kind: TokenKind;
  /** Half-width, without inner blanks. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly operator?: OperatorWord;
}

const WIDE: Readonly<Record<string, string>> = {
  '　': ' ', '﹥': '>', '﹤': '<', '﹪': '%', '﹦': '=', '–': '-', '—': '-', '―': '-', '－': '-', '−': '-', '﹣': '-', '～': '~', '〜': '~', '∼': '~',
  '【': '(', '】': ')', '〔': '(', '〕': ')', '［': '(', '］': ')', '[': '(', ']': ')', '｛': '(', '｝': ')', '{': '(', '}': ')', '×': '×', '✕': '×', '╳': '×', '﹡': '*', '∗': '*',
  '、': '、', '“': '"', '”': '"', '﹕': ':', '∶': ':', '⁄': '/', '∕': '/', '÷': '/', '•': '·', '・': '·', '．': '.', '≦': '≤', '≧': '≥', '⩾': '≥', '⩽': '≤',
};

/** Texts made of these alone are half-width already. */
const PLAIN = /^[\x20-\x5a\x5c\x5e-\x7a|\u4e00-\u9fff≥≤]*$/;

/** Full-width forms to half-width, one character for one, so that offsets keep their meaning. */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text;
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const ch = text.charAt(at);
    const code = text.charCodeAt(at);
    if (code < 0x80) out += WIDE[ch] ?? ch;
    else if (code === 0x200b || code === 0xfeff || code === 0xa0) out += ' ';
    else if (WIDE[ch] !== undefined) out += WIDE[ch];
    else if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else out += ch;
  }
  return out;
}

const NUMBER = /\d+(?:\s*,\s*\d{3}(?!\d))*(?:\s*\.\s*\d+)?/y;
const NUMBER_RUN = /[\d.]+/y;
const DATE_THREE = /(?:19|20)\d\d\s*([-./])\s*(?:1[0-2]|0?[1-9])\s*\1\s*(?:3[01]|[12]\d|0?[1-9])(?!\d)/y;
const DATE_TWO = /(?:19|20)\d\d\s*[-/]\s*(?:1[0-2]|0?[1-9])(?![\d.%])/y;
const DATE_DOTTED = /(?:19|20)\d\d\s*\.\s*(?:1[0-2]|0?[1-9])(?=\s*(?:前|之前|以前|底))/y;
const PLACEHOLDER = /[xX]{2,}|\*{2,}|_{2,}|□+|[?]+|…+|\.{3,}|\ufffd+|#[A-Z/0!?]+/y;
const PLACEHOLDER_START = new Set('xX*_□?….\ufffd#');
const NUMERIC_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['number', 'scale', 'unit', 'dateWord', 'numericDate', 'close']);
const SYMBOL_START = new Set('≥>≤<=≈》《〉〈»«≮≯');
const CONNECTORS = ['以及', '及', '和', '与', '且', '并', '或'];

/** Splits a text into tokens. Never throws; what no rule knows becomes a `word`. */
export function tokenize(source: string): readonly Token[] {
  const text = normalise(source);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isBlank(text, at)) {
      at += 1;
      continue;
    }
    const token = nextToken(text, at, tokens);
    const last = tokens.at(-1);
    if (token.kind === 'word' && last?.kind === 'word') tokens[tokens.length - 1] = { kind: 'word', text: last.text + token.text, start: last.start, end: token.end };
    else tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function nextToken(text: string, at: number, before: readonly Token[]): Token {
  const ch = text.charAt(at);
  const make = (kind: TokenKind, end: number, operator?: OperatorWord): Token => ({
    kind, text: withoutBlanks(text.slice(at, end)), start: at, end, ...(operator ? { operator } : {}),
  });
  if (isDigit(ch) || ((ch === '-' || ch === '+') && isSign(text, at, before))) return readNumber(text, at, make);
  if (PLACEHOLDER_START.has(ch)) {
    const placeholder = match(PLACEHOLDER, text, at);
    if (placeholder > at) return make('placeholder', placeholder);
  }
  if (SYMBOL_START.has(ch)) {
    const symbol = readSymbol(text, at, make);
    if (symbol) return symbol;
  }
  return readPunctuation(text, at, before, make) ?? readWord(text, at, before, make);
}

type Make = (kind: TokenKind, end: number, operator?: OperatorWord) => Token;

function readNumber(text: string, at: number, make: Make): Token {
  // Only 19xx and 20xx can open a date written in figures.
  if (text.startsWith('20', at) || text.startsWith('19', at)) {
    for (const pattern of [DATE_THREE, DATE_TWO, DATE_DOTTED]) {
      const end = match(pattern, text, at);
      if (end > at) return make('numericDate', end);
    }
  }
  const from = isDigit(text.charAt(at)) ? at : at + 1;
  const end = match(NUMBER, text, from);
  const follows = text.charAt(end);
  if (follows === '.' && /[\d.]/.test(text.charAt(end + 1))) return make('badNumber', match(NUMBER_RUN, text, end));
  return make('number', end);
}

function readSymbol(text: string, at: number, make: Make): Token | null {
  let end = at;
  let symbol = '';
  let best: Token | null = null;
  while (end < text.length && symbol.length < 3) {
    const ch = text.charAt(end);
    if (ch !== ' ') {
      if (!SYMBOL_START.has(ch)) break;
      symbol += ch;
      const word = OPERATOR_SYMBOLS.get(symbol);
      if (word) best = make('operator', end + 1, word);
    }
    end += 1;
  }
  if (best?.operator?.typo === true && !/^\s*[\d-]/.test(text.slice(best.end, best.end + 4))) return null;
  return best;
}

function readPunctuation(text: string, at: number, before: readonly Token[], make: Make): Token | null {
  const ch = text.charAt(at);
  const last = before.at(-1);
  switch (ch) {
    case '(': return make('open', at + 1);
    case ')': return make('close', at + 1);
    case ';': case '、': case ',': return make('separator', at + 1);
    case ':': return make('colon', at + 1);
    case '。': case '!': case '"': case '．': return make('stop', at + 1);
    case '.': return isNumeric(last) && UNIT_WORDS.has(text.charAt(at + 1)) ? make('slash', at + 1) : make('stop', at + 1);
    case '+': return make('plus', at + 1);
    case '/': return make('slash', at + 1);
    case '·': return make('slash', at + 1);
    case '*': case '×': return make('times', at + 1);
    case 'x': case 'X': return isNumeric(last) && isDigit(nextVisible(text, at + 1)) ? make('times', at + 1) : null;
    case '~': return make('range', at + 1);
    case '-': {
      const end = match(/-+/y, text, at);
      return isNumeric(last) ? make('range', end) : make('stop', end);
    }
    default: return null;
  }
}

function readWord(text: string, at: number, before: readonly Token[], make: Make): Token {
  const last = before.at(-1);
  const ch = text.charAt(at);
  const numeric = isNumeric(last);
  if (numeric) {
    const unit = last?.kind === 'unit' || last?.kind === 'dateWord' ? null : longestAt(text, at, UNIT_WORDS);
    const scale = last?.kind === 'number' || last?.kind === 'operator' ? longestAt(text, at, SCALES) : null;
    const date = ch === '年' && last?.kind === 'number' && !isYear(last.text) ? null : longestAt(text, at, DATE_WORDS);
    const [kind, length] = longestOf(unit, scale, date);
    const operator = longestAt(text, at, OPERATOR_WORDS);
    if (operator !== null && operator.length >= length && OPERATOR_WORDS.get(operator)?.place === 'after') return make('operator', at + operator.length, OPERATOR_WORDS.get(operator));
    if (length > 0) return make(kind, at + length);
    if ((ch === '至' || ch === '到') && isDigit(nextVisible(text, at + 1))) return make('range', at + 1);
    for (const connector of CONNECTORS) {
      if (text.startsWith(connector, at) && /[\d≥≤<>=]/.test(nextVisible(text, at + connector.length))) return make('separator', at + connector.length);
    }
  }
  if (last?.kind === 'slash') {
    const unit = longestAt(text, at, UNIT_WORDS);
    if (unit !== null) return make('unit', at + unit.length);
  }
  if (last === undefined || last.kind === 'operator' || (last.kind === 'range' && before.length > 1) || last.kind === 'stop') {
    const date = longestAt(text, at, DATE_OPENING);
    if (date !== null && !(date.length === 1 && !/[\d一二三四每当本]/.test(nextVisible(text, at + 1)))) return make('dateWord', at + date.length);
  }
  const operator = longestAt(text, at, OPERATOR_WORDS);
  const opens = operator !== null && OPERATOR_WORDS.get(operator)?.place === 'before';
  // Inside of words only before a number: 无不少于…的要求 is none.
  if (operator !== null && opens && (last?.kind !== 'word' || isDigit(nextVisible(text, at + operator.length)))) return make('operator', at + operator.length, OPERATOR_WORDS.get(operator));
  return make('word', at + characterLength(text, at));
}

/** The longest of what may stand behind a number; of equal ones the unit. */
function longestOf(unit: string | null, scale: string | null, date: string | null): readonly [TokenKind, number] {
  let best: readonly [TokenKind, number] = unit === null ? ['word', 0] : ['unit', unit.length];
  if (scale !== null && scale.length > best[1]) best = ['scale', scale.length];
  if (date !== null && date.length > best[1]) best = ['dateWord', date.length];
  return best;
}

/** The last token belongs to a number: what follows may be its scale, unit, date word or bound. */
function isNumeric(last: Token | undefined): boolean {
  if (last === undefined) return false;
  if (last.kind === 'operator') return last.operator?.approximate === true && last.operator.place === 'after';
  return NUMERIC_KINDS.has(last.kind);
}

/** A minus before a digit is a sign at the start, after an operator, separator, bracket or word; otherwise it is a range. */
function isSign(text: string, at: number, before: readonly Token[]): boolean {
  return isDigit(text.charAt(at + 1)) && !isNumeric(before.at(-1)) && before.at(-1)?.kind !== 'slash';
}

function isDigit(ch: string): boolean {
  return ch >= '0' && ch <= '9' && ch.length === 1;
}

/** White space; ideographic and no-break spaces are blanks already. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || (code >= 9 && code <= 13);
}

function nextVisible(text: string, at: number): string {
  let place = at;
  while (place < text.length && isBlank(text, place)) place += 1;
  return text.charAt(place);
}

function withoutBlanks(text: string): string {
  return text.includes(' ') || text.includes('\n') || text.includes('\t') || text.includes('\r') ? text.replace(/\s+/g, '') : text;
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
