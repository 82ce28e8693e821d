import type { FigureIndex } from './figureIndex.ts';
import type { NotChecked } from './finding.ts';
import type { CheckOptions } from './options.ts';
import { ROLE_NAMES, RULES, type Rule, type RuleId } from './rules.ts';

/** Rules that had nothing to compare, each with one sentence that says why; and sheets that were not read. */
export function notCheckedOf(index: FigureIndex, ran: ReadonlySet<RuleId>, options: CheckOptions): NotChecked[] {
  const result: NotChecked[] = [];
  for (const rule of RULES) {
    const reason = ran.has(rule.id) ? null : reasonOf(index, rule, options);
    if (reason !== null) result.push({ rule: rule.id, reason });
  }
  const unread = new Set(index.view.remarks.flatMap((remark) => (remark.kind === 'unreadSheet' ? [remark.text] : [])));
  for (const reason of unread) result.push({ rule: 'reading.sheet', reason });
  return result;
}

function reasonOf(index: FigureIndex, rule: Rule, options: CheckOptions): string | null {
  const tail = `未检查“${rule.title}”。`;
  if (rule.id === 'missing.table' && options.expectedTables === undefined) return `不知道应公开哪些表，${tail}`;
  if (rule.id === 'code.budget' && options.budgetOf === undefined) return `没有当年的科目表，${tail}`;
  if (rule.id === 'rollforward.lastYear') return index.view.lastYear === undefined ? `没有上年决算，${tail}` : `两年的表中没有可以衔接的结转栏次，${tail}`;
  if (index.view.origin === 'ledger') {
    if (rule.id === 'approval.total') return index.view.approval?.totals.length ? `表中没有批复所列的合计数，${tail}` : `没有录入批复的收支总额，${tail}`;
    if (rule.id === 'lastYear.restated' && index.view.lastYear !== undefined) return `账套中没有已锁定的上年决算，${tail}`;
  }
  if (rule.needs === undefined) return ESSENTIAL.has(rule.id) ? `表中没有所需的栏次，${tail}` : null;
  const missing = rule.needs.filter((role) => !index.view.tables.has(role));
  if (missing.length > 0) return `缺少${missing.map((role) => `《${ROLE_NAMES[role]}》`).join('、')}，${tail}`;
  return `有关的表中没有所需的行或栏，${tail}`;
}

/** Rules that any set of statements gives something to judge by. */
const ESSENTIAL: ReadonlySet<string> = new Set(['sum.columns', 'sum.codes', 'sum.total', 'balance.totals', 'rollforward.closing']);
