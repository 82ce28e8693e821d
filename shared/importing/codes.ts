/** Codes of the functional (2…) and economic (3…, 5…) classification as documents print them. */

export type CodeDimension = 'function' | 'economic';

export interface CodeReading {
  /** Digits as far as they could be put together; null where the cells hold none. */
  readonly code: string | null;
  /** A name that stood behind the code in the same cell. */
  readonly name: string | null;
  readonly printed: string;
}

const FULL = /[０-９]/g;

/**
 * Puts a code together from one cell or from those of 类, 款 and 项: `210 0799`, `210 | 07 | 99`, `210 2101101` (the longer one
 * repeats its own front), `2101504 信息化建设`.
 * @param cells texts of the code columns, '' for a blank one
 * @param above the code of the row before, which blank upper levels repeat
 */
export function readCode(cells: readonly string[], above: string | null): CodeReading {
  const texts = cells.map((cell) => cell.replace(FULL, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/^(\d+)\.0+$/, '$1').trim());
  const printed = texts.filter((text) => text !== '').join(' ');
  const name = texts.map((text) => text.replace(/[\d\s.[\]()（）【】\-—_、:：]+/g, ' ').trim()).filter((text) => text !== '').join('') || null;
  const runs = cells.length > 1 ? levelRuns(texts, above) : (texts[0]?.match(/\d+/g) ?? []);
  if (runs.length === 0) return { code: null, name, printed };
  return { code: runs.reduce(joined), name, printed };
}

/** One run of digits a column; numbers have lost the zero in front of 款 and 项. */
function levelRuns(texts: readonly string[], above: string | null): string[] {
  const digits = texts.map((text) => text.replace(/\D/g, ''));
  const filled = digits.filter((run) => run !== '');
  const firstFilled = digits.findIndex((run) => run !== '');
  if (filled.length === 0) return [];
  const padded = digits.map((run, level) => (level > 0 && run.length === 1 ? `0${run}` : run));
  if (firstFilled > 0 && above !== null && (padded[firstFilled] ?? '').length <= 2) padded[firstFilled - 1] = above.slice(0, 3 + 2 * (firstFilled - 1));
  return padded.filter((run) => run !== '');
}

function joined(front: string, next: string): string {
  return next.startsWith(front) && (next.length === 5 || next.length === 7) ? next : front + next;
}

/** 3, 5 or 7 digits of the right series (economic: 3 or 5). */
export function isWellFormed(code: string, dimension: CodeDimension): boolean {
  return dimension === 'function' ? /^[12]\d{2}(?:\d{2}){0,2}$/.test(code) : /^[35]\d{2}(?:\d{2})?$/.test(code);
}

/** Which classification a code belongs to by its first digit; null for neither. */
export function dimensionOf(code: string): CodeDimension | null {
  if (isWellFormed(code, 'economic')) return 'economic';
  return isWellFormed(code, 'function') ? 'function' : null;
}

/** What a damaged code may have been: a digit too many or too few taken away or doubled. */
export function nearCodes(code: string, dimension: CodeDimension): string[] {
  const candidates = new Set<string>();
  for (let i = 0; i < code.length; i += 1) {
    candidates.add(code.slice(0, i) + code.slice(i + 1));
    for (let digit = 0; digit <= 9; digit += 1) candidates.add(code.slice(0, i) + digit + code.slice(i));
  }
  for (let digit = 0; digit <= 9; digit += 1) candidates.add(code + digit);
  return [...candidates].filter((candidate) => isWellFormed(candidate, dimension));
}
