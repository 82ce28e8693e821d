import { FISCAL_FUNDS } from '../../ledger/fact.ts';
import type { ViewCell, ViewRow } from '../../view/view.ts';
import { amountText, placeOf, rowName, rowRef } from '../address.ts';
import { type Draft, foundIn, onCell, onTable } from '../draft.ts';
import { type FigureIndex, type IndexedTable, single } from '../figureIndex.ts';
import { ASK_SOURCE } from '../sentences.ts';

/** Which budget a function code belongs to; null when it is unknown or stands in several (classes and groups shared by two budgets). */
export type BudgetOf = (functionCode: string) => 'general' | 'governmentFund' | 'stateCapital' | null;

const BUDGET_NAMES = { general: '一般公共预算', governmentFund: '政府性基金预算', stateCapital: '国有资本经营预算' } as const;

/** Everything about codes: their shape, the budget they belong to, and whether their name goes with the nature of the money. */
export function codeFindings(index: FigureIndex, budgetOf?: BudgetOf): Draft[] {
  const natures = index.tables.flatMap((entry) => foundIn(entry, natureFindings, () => natureFindings(entry)));
  foldSameCode(natures);
  return [
    ...index.tables.flatMap((entry) => [shapeFindings, basicEconomic].flatMap((rule) => foundIn(entry, rule, () => rule(entry)))),
    ...(budgetOf === undefined ? [] : index.tables.flatMap((entry) => foundIn(entry, budgetOf, () => budgetFindings(entry, budgetOf)))),
    ...natures,
  ];
}

/** Function codes have 3, 5 or 7 digits, economic codes 3 or 5. */
function* shapeFindings({ table }: IndexedTable): Generator<Draft> {
  for (const row of table.rows) {
    if (row.code === undefined || row.filter?.project !== undefined) continue;
    const economic = table.role === 'generalBasicEconomic' || row.filter?.economic !== undefined;
    if ((economic ? /^\d{3}(\d{2})?$/ : /^\d{3}(\d{2}){0,2}$/).test(row.code)) continue;
    const message = `${table.number} ${rowName(table, row)}的科目编码${row.code}不合规，${economic ? '经济分类编码应为3位或5位' : '功能分类编码应为3位、5位或7位'}，请核对后改正。`;
    yield onTable('code.shape', table.number, message, { row: rowRef(table, row), printed: row.code, of: table });
  }
}

/** 309, 311 and 313 are paid out of 项目支出 only. */
function* basicEconomic({ table, cells }: IndexedTable): Generator<Draft> {
  if (!cells.some((cell) => cell.filter?.measure === 'economic')) return;
  for (const cell of cells) {
    const code = single(cell.filter, 'economic');
    if (cell.value === 0 || code === undefined || cell.filter?.nature !== 'basic' || !/^(309|311|313)/.test(code)) continue;
    yield onCell('code.basicEconomic', cell, { message: `${placeOf(cell)}为${amountText(cell, cell.value)}${table.unit}，基本支出中不应有这一经济分类，${ASK_SOURCE}。` });
  }
}

function* budgetFindings({ table, cells }: IndexedTable, budgetOf: BudgetOf): Generator<Draft> {
  const seen = new Set<ViewRow>();
  for (const cell of cells) {
    const code = single(cell.filter, 'function');
    if (cell.value === 0 || code === undefined || code.length !== 7 || seen.has(cell.row)) continue;
    const fund = FISCAL_FUNDS.find((one) => one === (single(cell.filter, 'fund') ?? single(cell.filter, 'source')));
    const budget = fund === undefined ? null : budgetOf(code);
    if (fund === undefined || budget === null || budget === fund) continue;
    seen.add(cell.row);
    const message = `${table.number} ${rowName(table, cell.row)}是${BUDGET_NAMES[budget]}的科目，却列有${amountText(cell, cell.value)}${table.unit}的${BUDGET_NAMES[fund]}资金，${ASK_SOURCE}。`;
    yield onCell('code.budget', cell, { message });
  }
}

/** Names that say which nature the money has: 行政运行 is basic, 一般行政管理事务 is project money. */
const NATURE_NAMES: readonly { readonly name: RegExp; readonly wrong: string; readonly message: string }[] = [
  { name: /^行政运行$/, wrong: 'project', message: '行政运行反映基本支出，却列有项目支出' },
  { name: /^一般行政管理事务$/, wrong: 'basic', message: '一般行政管理事务反映未单独设置项级科目的项目支出，却列有基本支出' },
];

function* natureFindings({ cells, table }: IndexedTable): Generator<Draft> {
  for (const cell of cells) {
    const nature = single(cell.filter, 'nature');
    if (cell.value === 0 || nature === undefined || single(cell.filter, 'function')?.length !== 7) continue;
    if (!cell.row.label.includes('行')) continue;
    const name = cell.row.label.replace(/\s|（项）|\(项\)/g, '');
    const rule = NATURE_NAMES.find((one) => one.wrong === nature && one.name.test(name));
    if (rule === undefined) continue;
    yield onCell('code.nature', cell, { message: `${placeOf(cell)}为${amountText(cell, cell.value)}${table.unit}，${rule.message}，请核实科目或支出性质。` });
  }
}

/** The same code in 支出决算表 and in the fund's table is one fault. */
function foldSameCode(drafts: readonly Draft[]): void {
  const roots = new Map<string, Draft>();
  for (const draft of drafts) {
    const cell: ViewCell | undefined = draft.cell;
    const key = `${single(cell?.filter ?? null, 'function') ?? ''}|${single(cell?.filter ?? null, 'nature') ?? ''}`;
    const root = roots.get(key);
    if (root === undefined) roots.set(key, draft);
    else draft.root = root;
  }
}
