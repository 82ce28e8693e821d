import type { Direction, GuardFinding } from './finding.ts';
import { lastDirection } from './signs.ts';

const REASON = /(?:主要)?原因(?:是|为|在于)?[：:]?([^。；\n]+)/gu;
const MORE = /增加|增长|新增|增多|扩大|上涨|提标/u;
const LESS = /减少|下降|压减|减支|缩减|压缩|节约|取消|调出|退休减员/u;

/** Does a reason say the opposite of what the figures did? */
export function contradicts(direction: Direction, reason: string): boolean {
  return direction === 'down' ? MORE.test(reason) && !LESS.test(reason) : LESS.test(reason) && !MORE.test(reason);
}

/** Reasons that say the opposite of the comparison before them (减少…，主要原因是…增加). */
export function reasonFindings(text: string): GuardFinding[] {
  return [...text.matchAll(REASON)].flatMap((match): GuardFinding[] => {
    const reason = match[1] ?? '';
    const start = Math.max(text.lastIndexOf('。', match.index), text.lastIndexOf('；', match.index), text.lastIndexOf('\n', match.index)) + 1;
    const claimed = lastDirection(text.slice(start, match.index));
    if (claimed === null || !contradicts(claimed, reason)) return [];
    const to = match.index + match[0].length;
    return [{ from: to - reason.length, to, kind: 'reason', level: 'warning', message: `文中说${claimed === 'down' ? '减少' : '增加'}，原因却是“${reason}”，方向相反，请核对。` }];
  });
}
