/**
 * Printed labels as keys: the same words must meet whatever spaces, widths, quotes, brackets and ordinals stand around them.
 */

const HALF: Readonly<Record<string, string>> = {
  '（': '(', '）': ')', '〔': '(', '〕': ')', '［': '[', '］': ']', '【': '[', '】': ']', '：': ':', '，': ',', '．': '.', '－': '-', '﹣': '-', '—': '-', '–': '-', '―': '-', '─': '-',
  '／': '/', '“': '', '”': '', '‘': '', '’': '', '"': '', "'": '', '＂': '', '＇': '', '「': '', '」': '', '『': '', '』': '', '《': '', '》': '', '…': '',
};

/** Most cells need no change: letters, digits and common Han. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9.()\-、:,]*$/;

/** Half-width, without spaces of any kind, quotes and ellipses. Brackets stay. */
export function squeeze(text: string): string {
  if (PLAIN.test(text)) return text;
  let out = '';
  for (const ch of text) {
    const code = ch.charCodeAt(0);
    if (code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || code === 0xfeff) continue;
    const mapped = HALF[ch];
    if (mapped !== undefined) out += mapped;
    else if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else out += ch;
  }
  return out;
}

/** As printed, but for spaces that only spread the letters: 合    计 → 合计, `1. 因公` stays. */
export function unspaced(text: string): string {
  return text.trim().replace(/(?<=[\p{Script=Han}“”（）])\s+(?=[\p{Script=Han}“”（）])/gu, '');
}

const ORDINAL = /^(?:[一二三四五六七八九十〇]{1,4}[、.,]|\([一二三四五六七八九十〇]{1,4}\)[、.]?|\d{1,2}[、.](?!\d)|\(\d{1,2}\)[、.]?|[①-⑳]|其中[:,、]?|#+|\*+|[-·●]+)/;

/** Removes 一、 1. (1) 其中： and the like from the front of a squeezed label, as many as there are. */
export function stripOrdinals(squeezed: string): string {
  let text = squeezed.replace(/^\.{2,}/, '');
  for (;;) {
    const next = text.replace(ORDINAL, '');
    if (next === text || next === '') return text;
    text = next;
  }
}

/** Foreign words behind the Chinese ones: 决算数 Actual, 项目/Item; squeezed. */
const TRANSLATION = /(?<=[\p{Script=Han})\]])[/|]?(?=(?:[^A-Za-z]*[A-Za-z]){3})[A-Za-z][\w.,&()\-/;:%]*$/u;

/** A squeezed text without the translation at its end. */
export function withoutTranslation(squeezed: string): string {
  return squeezed.replace(TRANSLATION, '');
}

/** Units that labels carry in brackets at their end: (辆), (台、套), (万元). */
const UNIT_TAIL = /\((?:单位:)?(?:万元|千元|元|个|人|人次|人数|批次|次|辆|台|套|台、辆|辆、台|台、套|台\(套\)|台\/套|台\/辆|项|%)\)$/;

/** The key of a row label: no ordinal, no unit at the end, no brackets (their content stays). */
export function labelKey(label: string): string {
  const cached = KEYS.get(label);
  if (cached !== undefined) return cached;
  let text = stripOrdinals(withoutTranslation(squeeze(label)));
  text = text.replace(UNIT_TAIL, '').replace(UNIT_TAIL, '').replace(/[()[\]:,、/]/g, '').replace(/[.-]+$/, '');
  if (KEYS.size > 20_000) KEYS.clear();
  KEYS.set(label, text);
  return text;
}

const KEYS = new Map<string, string>();

/** The key of a head label: like a row's, and without a formula such as `(4=1+2-3)` and a 栏次 in front. */
export function headKey(label: string): string {
  const cached = HEAD_KEYS.get(label);
  if (cached !== undefined) return cached;
  const key = labelKey(squeeze(label).replace(/\(?[甲乙丙丁\d]+=[\d+\-*()]+\)?$/, ''));
  if (HEAD_KEYS.size > 20_000) HEAD_KEYS.clear();
  HEAD_KEYS.set(label, key);
  return key;
}

const HEAD_KEYS = new Map<string, string>();

/** Shares of two-letter pieces in common, 0–1 (Dice): how alike two labels look. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pieces = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i += 1) {
    const piece = a.slice(i, i + 2);
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i < b.length - 1; i += 1) {
    const piece = b.slice(i, i + 2);
    const left = pieces.get(piece) ?? 0;
    if (left > 0) { common += 1; pieces.set(piece, left - 1); }
  }
  return (2 * common) / (a.length + b.length - 2);
}

/** Number of letters to change, insert or drop between two short labels; stops counting above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(changed, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
