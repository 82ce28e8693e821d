import type { CheckResult, Finding, Level } from '../../shared/checks/finding.ts';

const LEVEL_WORDS: Readonly<Record<Level, string>> = { error: '错误', warning: '警告', tail: '尾差', note: '提示' };

/** Findings for a terminal: one line each, symptoms indented under their cause. */
export function findingLines(result: Pick<CheckResult, 'findings' | 'notChecked'>): string {
  const line = (finding: Finding, indent: string): string => `${indent}${LEVEL_WORDS[finding.level]} ${finding.message}\n`;
  const roots = result.findings.filter((finding) => finding.root === undefined);
  const body = roots.map((root) => line(root, '') + result.findings.filter((finding) => finding.root === root.id).map((symptom) => line(symptom, '    ')).join('')).join('');
  const unchecked = result.notChecked.map((entry) => `未检查 ${entry.reason}\n`).join('');
  return body + unchecked;
}

/** 错误 2，警告 1，尾差 4，提示 0 */
export function countsLine(result: Pick<CheckResult, 'findings'>): string {
  const roots = result.findings.filter((finding) => finding.root === undefined);
  return (Object.keys(LEVEL_WORDS) as Level[]).map((level) => `${LEVEL_WORDS[level]} ${roots.filter((finding) => finding.level === level).length}`).join('，');
}
