import type { Direction, GuardFinding } from './finding.ts';
import { lastDirection } from './signs.ts';

const REASON = /(?:主要)?原因(?:是|为|在于)?[：:]?([^。；\n]+)/gu;
const MORE = /增加|增长|新增|增多|扩大|上涨|提标|追加|上调|补发/u;
const LESS = /减少|下降|压减|减支|缩减|压缩|节约|取消|调出|减员|停止|未安排|未发生|收回/u;
/** Said of the year before: last year's rise is a reason for this year's fall. */
const OF_BEFORE = /上年|去年|往年|以前年度|前期/u;
/** More of what costs less, and denials: they say nothing of the direction by their own words. */
const TURNED = /(?:退休|离职|离退休|调出|减员|撤销|到期|完工|结余|节约|压减)[^，；、]{0,8}(?:增加|增多|增长)|(?:未|没有|不再|无|停止)(?:新增|增加|减少|追加|扩大)/u;

/** Does a reason say the opposite of what the figures did? Only where all of it that speaks of a direction does; in doubt it does not. */
export function contradicts(direction: Direction, reason: string): boolean {
  const clauses = reason.split(/[，,；;、。]/u);
  if (clauses.some((clause) => OF_BEFORE.test(clause) || TURNED.test(clause))) return false;
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
