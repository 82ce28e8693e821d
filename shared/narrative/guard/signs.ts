import type { Direction } from './finding.ts';

const TURN = /(增加|增长|上升|提高|增幅|增支|增收|多支出|超出|减少|下降|降低|降幅|减幅|减支|少支出|节约|结余|压减)(?:了|到|大?约|为|达|近|接近|将近|超过?|逾|不足|不到|\s)*$/u;
const UP = /^(?:增加|增长|上升|提高|增幅|增支|增收|多支出|超出)$/u;

/** The direction that the words right before a number claim; null for none. */
export function directionBefore(text: string): Direction | null {
  const [whole, word] = TURN.exec(text) ?? [];
  // 增加到 is said before the amount that it came to.
  if (whole === undefined || word === undefined || word === '结余' || word === '节约' || whole.includes('到')) return null;
  return UP.test(word) ? 'up' : 'down';
}

/** The last direction stated in a stretch of text; null for none. */
export function lastDirection(text: string): Direction | null {
  const word = [...text.matchAll(/增加|增长|上升|大于|超过|减少|下降|降低|小于|低于/gu)].at(-1)?.[0];
  if (word === undefined) return null;
  return /^(?:增加|增长|上升|大于|超过)$/u.test(word) ? 'up' : 'down';
}
