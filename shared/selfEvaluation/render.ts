import type { Level } from '../checks/finding.ts';
import type { SummaryResult } from './findings/summaryTable.ts';
import type { ScoreResult, TableResult } from './scoreTables.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: '错误', warning: '警告', tail: '尾差', note: '提示' };

/** The terminal text of a result, in Chinese. `explain` adds the sentence behind every score. */
export function renderScores(result: ScoreResult, options: { readonly explain?: boolean } = {}): string {
  const tables = result.tables.map((table, index) => renderTable(table, index, options.explain ?? false));
  return [...tables, ...(result.summaries ?? []).map(renderSummary), summary(result)].join('\n\n');
}

function renderTable(table: TableResult, index: number, explain: boolean): string {
  const lines = [`${index + 1}. ${table.project ?? table.id ?? '（无项目名称）'}（口径 ${table.scheme}）`];
  lines.push(`   ${totalLine(table)}`);
  if (explain) {
    lines.push(`   预算执行：${table.execution.explanation}`);
    for (const [place, row] of table.rows.entries()) lines.push(`   ${place + 1}) ${row.level3 === '' ? row.level2 : row.level3}：${row.explanation}${difference(row.score, row.printed)}`);
  }
  for (const finding of table.findings) lines.push(`   [${LEVELS[finding.level]}] ${finding.id} ${finding.message}`);
  return lines.join('\n');
}

function renderSummary(table: SummaryResult): string {
  return [`汇总表 ${table.title || table.sheet}（${table.projects} 个项目）`, ...table.findings.map((finding) => `   [${LEVELS[finding.level]}] ${finding.id} ${finding.message}`)].join('\n');
}

function totalLine(table: TableResult): string {
  const execution = table.execution.rate === null ? '执行率无' : `执行率 ${table.execution.rate}%${table.execution.score === null ? '' : `，得 ${table.execution.score} 分`}`;
  const total = table.total === null ? '不计总分' : `总分 ${table.total}${table.grade === null ? '' : `，等级“${table.grade}”`}`;
  return `${total}${table.printedTotal === null ? '' : `（表内 ${table.printedTotal}）`}；${execution}`;
}

function difference(score: number | null, printed: number | string | null): string {
  return printed === null || score === printed ? '' : `（表内 ${printed}）`;
}

function summary(result: ScoreResult): string {
  const counts = new Map<Level, number>();
  for (const table of [...result.tables, ...(result.summaries ?? [])]) for (const finding of table.findings) counts.set(finding.level, (counts.get(finding.level) ?? 0) + 1);
  const parts = (['error', 'warning', 'tail', 'note'] as const).flatMap((level) => (counts.has(level) ? [`${LEVELS[level]} ${counts.get(level) ?? 0} 条`] : []));
  return `共 ${result.tables.length} 张自评表；${parts.length === 0 ? '没有发现问题' : parts.join('，')}。`;
}
