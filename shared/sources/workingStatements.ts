import type { Classification } from '../classification/classification.ts';
import { DIMENSIONS, type Fact, FUNDS, type Filter, type Fund, STAGES } from '../ledger/fact.ts';
import { type ColumnDefinition, type LineRow, type PanelDefinition, type RowDefinition, type StatementDefinition, type WorkingRole, leafFilters } from '../statement/definition.ts';
import { FUND_NAMES } from './chooseFund.ts';
import { composeFilter } from './composeFilter.ts';
import { NATURE_NAMES } from './entryRows.ts';
import { type ColumnRule, type SourceMapping, type StatementRule, fragmentOf } from './mapping.ts';
import { type WorkingLine, type WorkingSection, partsOf, workingSections } from './workingLines.ts';

/** The working sheets are made from the same rules that the Excel 底稿 is drawn and read by: there is no second list of them. */
export interface WorkingContext {
  readonly classification: Classification;
  readonly year: number;
  readonly statements: readonly StatementDefinition[];
  /** Equipment that the pack's year counts; all of it when absent. */
  readonly equipment?: readonly string[];
  /** Lines beyond the usual ones get a row, so that nothing is hidden. */
  readonly facts: readonly Fact[];
}

/** Natures that a carried-over balance is divided by; the fiscal funds have no 经营. */
const BALANCE_NATURES = ['basic', 'project', 'operating'] as const;

/** One form a rule, in the rules' order. A list of projects states no facts and has its own page. */
export function workingStatements(mapping: SourceMapping, context: WorkingContext): readonly StatementDefinition<WorkingRole>[] {
  return mapping.file.statements.flatMap((rule) => {
    if (rule.list || !isWorking(rule.id)) return [];
    const panel = rule.rows === 'keys' ? linesPanel(rule, workingSections(context.statements, context.facts, context.equipment)) : codesPanel(rule, context);
    return [formOf(rule, rule.id, panel)];
  });
}

function isWorking(id: string): id is WorkingRole {
  return id.startsWith('working');
}

/** A typed zero of a budget says something: it is shown as a dash, an empty cell stays empty. */
function formOf(rule: StatementRule, role: WorkingRole, panel: PanelDefinition): StatementDefinition<WorkingRole> {
  return {
    id: rule.id, role, number: rule.name, title: `{year}年度${rule.name}`, orientation: 'landscape', unit: '万元', decimals: 2, panels: [panel],
    columnNumbers: null, notes: rule.purpose === undefined ? [] : [rule.purpose], zero: 'dash',
  };
}

function codesPanel(rule: StatementRule, { classification, year }: WorkingContext): PanelDefinition {
  const dimension = rule.rows === 'economic' ? 'economic' : 'function';
  const fixed = dimension === 'economic' ? classification.codes('economic', year).filter((code) => code.length <= 5).map((code) => ({ code, label: classification.nameOf('economic', code, year) ?? code })) : [];
  const byProject = (rule.identities ?? []).some(({ is }) => is === 'projectCode');
  const levels = dimension === 'economic' ? [3, 5] : [3, 5, 7];
  return {
    id: rule.id,
    columns: [{ id: 'code', label: '科目编码', kind: 'code' }, { id: 'label', label: '科目名称', kind: 'label' }, ...moneyColumns(rule)],
    rows: [{ id: 'total', kind: 'line', label: '合计', filter: {}, sum: ['codes'], bold: true }, { id: 'codes', kind: 'rollup', dimension, levels, ...(fixed.length > 0 && { fixed }), ...(byProject && { byProject }) }],
  };
}

/** Columns of amounts: those of the rule, with what its rows fix beside the code (fund, nature) as heads over them; sums stand first. */
function moneyColumns(rule: StatementRule): ColumnDefinition[] {
  const byFund = (rule.identities ?? []).some(({ is }) => is === 'fund');
  const entries = (rule.columns ?? []).filter((column) => column.to !== undefined && !isSurplus(column));
  const own = byFund ? FUNDS.map((fund) => ({ id: fund, label: FUND_NAMES[fund], children: fundColumns(rule, entries, fund) })) : grouped(entries.map((column) => leafOf(rule, column)));
  return [totalColumns(rule, own, byFund ? entries : []), ...own].flat();
}

/** 使用非财政拨款结余 and 结余分配 are of no 科目: they are entered in the summary statement, where they are printed. */
function isSurplus({ to }: ColumnRule): boolean {
  return to?.measure === 'surplusUsed' || to?.measure === 'surplusAllocated';
}

interface Leaf {
  readonly column: ColumnDefinition;
  readonly path: readonly string[];
}

function leafOf(rule: StatementRule, column: ColumnRule, more: Filter = {}): Leaf {
  const filter = composeFilter(rule, {}, { ...fragmentOf(column), ...more }) ?? {};
  const path = column.heads ?? [];
  return { path, column: { id: idOf(filter), label: path.at(-1) ?? '', kind: 'amount', filter } };
}

/** What a column fixes, in words that stay the same whatever stands beside it: comments hang on them. */
function idOf(filter: Filter): string {
  return [filter.measure, ...DIMENSIONS.flatMap((dimension) => (filter[dimension] === undefined ? [] : [String(filter[dimension])]))].join('-');
}

/** Neighbours under one outer head. */
function grouped(leaves: readonly Leaf[]): ColumnDefinition[] {
  const groups: { id: string; label: string; children: ColumnDefinition[] }[] = [];
  const columns: ColumnDefinition[] = [];
  for (const { column, path } of leaves) {
    const head = path.length > 1 ? path[0] : undefined;
    const last = groups.at(-1);
    if (head === undefined) columns.push(column);
    else if (last && last.label === head && columns.at(-1) === last) last.children.push(column);
    else {
      const group = { id: `under-${column.id}`, label: head, children: [column] };
      groups.push(group);
      columns.push(group);
    }
  }
  return columns;
}

/** A fund's columns; a balance is entered undivided or by nature, and what its adjustments make of it stands behind it. */
function fundColumns(rule: StatementRule, entries: readonly ColumnRule[], fund: Fund): ColumnDefinition[] {
  const columns = entries.flatMap((entry): ColumnDefinition[] => {
    const { column } = leafOf(rule, entry, { fund });
    if (column.filter?.measure !== 'opening') return [column];
    const natures = BALANCE_NATURES.filter((nature) => nature !== 'operating' || fund === 'nonFiscal');
    return [column, ...natures.map((nature): ColumnDefinition => ({ ...leafOf(rule, entry, { fund, nature }).column, label: `其中：${NATURE_NAMES[nature] ?? nature}` }))];
  });
  return isBalance(entries) ? [...columns, adjusted({ fund: [fund] }, entries.map((entry) => leafOf(rule, entry, { fund }).column.id))] : columns;
}

function isBalance(entries: readonly ColumnRule[]): boolean {
  return entries.some(({ to }) => to?.measure === 'openingAdjustment');
}

/** The fund stands as a list: equal in meaning, but no place to type (the balance and its adjustments are). */
function adjusted(more: Filter, sum: readonly string[]): ColumnDefinition {
  const filter: Filter = { measure: 'carriedIn', ...more };
  return { id: idOf(filter), label: '调整后年初结转和结余', kind: 'amount', filter, sum };
}

/** 合计 over all funds (one for each column of a fund), or the one that the rule draws. */
function totalColumns(rule: StatementRule, own: readonly ColumnDefinition[], byFund: readonly ColumnRule[]): ColumnDefinition {
  const leaves = [...leafFilters(own)];
  if (byFund.length === 0) return { id: 'sum', label: '合计', kind: 'amount', filter: rule.base ? composeFilter(rule, {}, {}) ?? {} : {}, sum: leaves.map(([id]) => id) };
  const children = byFund.map((entry): ColumnDefinition => {
    const { column } = leafOf(rule, entry);
    return { ...column, id: `sum-${column.id}`, sum: FUNDS.map((fund) => leafOf(rule, entry, { fund }).column.id) };
  });
  return { id: 'sum', label: '合计', children: isBalance(byFund) ? [...children, { ...adjusted({}, children.map(({ id }) => id)), id: 'sum-carriedIn' }] : children };
}

/** The fixed lists by section; a stage at which a line takes no figure is dashed. */
function linesPanel(rule: StatementRule, sections: readonly WorkingSection[]): PanelDefinition {
  const columns = (rule.columns ?? []).map((column) => leafOf(rule, column, {})).map(({ column, path }, at): ColumnDefinition => {
    const stage = STAGES[at] ?? 'final';
    return { ...column, id: stage, label: path.at(-1) ?? '', filter: { stage } };
  });
  const rows = sections.flatMap((section): RowDefinition[] => {
    const shallowest = Math.min(...section.lines.map(({ depth }) => depth));
    return [{ id: `section-${section.title}`, kind: 'line', label: section.title, blank: true, bold: true }, ...section.lines.map((line, at) => lineRow(line, section.lines, at, shallowest))];
  });
  return { id: rule.id, filter: { measure: 'line' }, columns: [{ id: 'label', label: '项目', kind: 'label', width: 4 }, ...columns], rows };
}

function lineRow(line: WorkingLine, lines: readonly WorkingLine[], at: number, shallowest: number): LineRow {
  const dash = STAGES.filter((stage) => !line.stages.has(stage) && partsOf(lines, at, stage).length === 0);
  const isSum = [...line.stages].every((stage) => partsOf(lines, at, stage).length > 0);
  const parts = new Set(isSum ? STAGES.flatMap((stage) => partsOf(lines, at, stage)).map((part) => lineId(lines[part])) : []);
  const divided = lines.some((other) => other.key === line.key && other.fund !== line.fund);
  const fund = line.fund !== null && (divided || line.fund !== 'general') ? FUNDS.find((known) => known === line.fund) : undefined;
  return {
    id: lineId(line), kind: 'line', label: `${line.name}${fund ? `（${FUND_NAMES[fund]}）` : ''}${line.measuredIn ? `（${line.measuredIn}）` : ''}`, indent: line.depth - shallowest + 1,
    filter: { key: line.key, ...(line.fund !== null && { fund: line.fund }) }, ...(dash.length > 0 && { dash }), ...(parts.size > 0 && { sum: [...parts] }),
  };
}

function lineId(line: WorkingLine | undefined): string {
  return line === undefined ? '' : `${line.key}${line.fund === null ? '' : `@${line.fund}`}`;
}
