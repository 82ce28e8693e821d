import type { Fact, FactDimensions, FactMeasure } from '../../../shared/ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../../../shared/ledger/lineKeys.ts';
import { parseFen } from '../../../shared/money/parse.ts';
import type { StatementDefinition } from '../../../shared/statement/definition.ts';

/** A fact of the current year from an amount in 万元 (or a count). */
export function fact(measure: FactMeasure, dimensions: FactDimensions, amount: string, unit = '本级'): Fact {
  const kind = dimensions.key ? (LINE_KEY_BY_ID.get(dimensions.key)?.kind ?? 'fen') : 'fen';
  const quantity = kind === 'count' ? Number(amount) : parseFen(amount, '万元');
  if (quantity === null) throw new Error(`not an amount: ${amount}`);
  return { period: 'current', unit, measure, dimensions, quantity, quantityKind: kind };
}

export const names = { nameOf: (_dimension: string, code: string): string => `名称${code}` };

const base = { unit: '万元', decimals: 2, notes: [], zero: 'blank', orientation: 'portrait' } as const;

/** 支出决算表 in miniature. */
export const expenditure: StatementDefinition = {
  ...base, id: 'expenditure', role: 'expenditure', number: '公开03表', title: '支出决算表', columnNumbers: '栏次',
  panels: [{
    id: 'main', filter: { measure: 'expenditure' },
    columns: [
      { id: 'item', label: '项目', children: [{ id: 'code', label: '科目编码', kind: 'code' }, { id: 'name', label: '科目名称', kind: 'label' }] },
      { id: 'total', label: '本年支出合计', kind: 'amount', sum: ['basic', 'project'] },
      { id: 'basic', label: '基本支出', kind: 'amount', filter: { nature: 'basic' } },
      { id: 'project', label: '项目支出', kind: 'amount', filter: { nature: 'project' } },
    ],
    rows: [{ id: 'total', kind: 'line', label: '合计', bold: true }, { id: 'functions', kind: 'rollup', dimension: 'function', levels: [3, 5, 7] }],
  }],
};

/** 收入支出决算总表 in miniature: two sides, anchors, a short class list. */
export const summary: StatementDefinition = {
  ...base, id: 'summary', role: 'summary', number: '公开01表', title: '收入支出决算总表', columnNumbers: '栏次', lineNumbers: true,
  panels: [
    {
      id: 'income', label: '收入',
      columns: [{ id: 'name', label: '项目', kind: 'label' }, { id: 'line', label: '行次', kind: 'line' }, { id: 'amount', label: '决算数', kind: 'amount' }],
      rows: [
        { id: 'general', kind: 'line', label: '一、一般公共预算财政拨款收入', filter: { measure: 'income', source: 'general' } },
        { id: 'other', kind: 'line', label: '二、其他收入', filter: { measure: 'income', source: 'other' } },
        { id: 'incomeTotal', kind: 'line', label: '本年收入合计', filter: { measure: 'income' }, sum: ['general', 'other'], anchor: 'year' },
        { id: 'opening', kind: 'line', label: '年初结转和结余', filter: { measure: 'carriedIn' } },
        { id: 'incomeGrandTotal', kind: 'line', label: '总计', filter: { measure: 'resources' }, sum: ['incomeTotal', 'opening'], anchor: 'grand' },
      ],
    },
    {
      id: 'expenditure', label: '支出',
      columns: [{ id: 'name', label: '项目', kind: 'label' }, { id: 'line', label: '行次', kind: 'line' }, { id: 'amount', label: '决算数', kind: 'amount' }],
      rows: [
        { id: 'c:201', kind: 'line', label: '一、一般公共服务支出', classCode: '201', filter: { measure: 'expenditure' } },
        { id: 'c:208', kind: 'line', label: '二、社会保障和就业支出', classCode: '208', filter: { measure: 'expenditure' } },
        { id: 'c:229', kind: 'line', label: '三、其他支出', classCode: '229', filter: { measure: 'expenditure' } },
        { id: 'expenditureTotal', kind: 'line', label: '本年支出合计', filter: { measure: 'expenditure' }, sum: ['c:*'], anchor: 'year' },
        { id: 'closing', kind: 'line', label: '年末结转和结余', filter: { measure: 'closing' } },
        { id: 'expenditureGrandTotal', kind: 'line', label: '总计', filter: { measure: 'applications' }, sum: ['expenditureTotal', 'closing'], anchor: 'grand' },
      ],
    },
  ],
};
