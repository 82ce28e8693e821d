import type { FactDimensions, FactMeasure, Filter } from '../../../shared/ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../../../shared/ledger/lineKeys.ts';

const MEASURES: Readonly<Record<FactMeasure, string>> = {
  income: '收入', expenditure: '支出', economic: '经济分类支出', opening: '年初结转和结余', openingAdjustment: '年初结转和结余调整', surplusUsed: '使用非财政拨款结余', surplusAllocated: '结余分配', budget: '预算', line: '',
};
const VALUES: Readonly<Record<string, string>> = {
  general: '一般公共预算财政拨款', governmentFund: '政府性基金', stateCapital: '国有资本经营预算', nonFiscal: '非财政拨款', superiorSubsidy: '上级补助收入', undertaking: '事业收入',
  operating: '经营', affiliateRemittance: '附属单位上缴收入', other: '其他收入', basic: '基本支出', project: '项目支出', remittedUp: '上缴上级支出', affiliateSubsidy: '对附属单位补助支出',
  initial: '年初预算数', adjusted: '全年预算数', final: '决算数',
};

/** A value of a dimension in words: 一般公共预算财政拨款. */
export function dimensionWord(value: string): string {
  return VALUES[value] ?? value;
}

export interface CodeWords {
  nameOf(dimension: 'function' | 'economic', code: string): string;
}

/** What a fact or a cell is, in words: `支出 · 一般公共预算财政拨款 · 基本支出 · 2101501 行政运行`. */
export function factWords(measure: FactMeasure, dimensions: FactDimensions, names: CodeWords): string {
  const coded = (dimension: 'function' | 'economic'): string[] => {
    const code = dimensions[dimension];
    return code === undefined ? [] : [`${code} ${names.nameOf(dimension, code)}`];
  };
  const worded = (value: string | undefined): string[] => (value === undefined ? [] : [VALUES[value] ?? value]);
  return [
    MEASURES[measure], ...worded(dimensions.source), ...worded(dimensions.fund), ...worded(dimensions.nature), ...coded('function'), ...coded('economic'),
    ...(dimensions.project === undefined ? [] : [`项目 ${dimensions.project}`]), ...(dimensions.key === undefined ? [] : [LINE_KEY_BY_ID.get(dimensions.key)?.name ?? dimensions.key]), ...worded(dimensions.stage), ...worded(dimensions.kind),
  ].filter((word) => word !== '').join(' · ');
}

/** Where an amount came from: `origin` of a fact in words. */
export function originWords(origin: string): string {
  if (origin === '' || origin === 'entry') return '手工录入';
  if (origin === 'clone') return '由上年度结转';
  if (origin.startsWith('import:')) return `导入 ${origin.slice('import:'.length).replaceAll('!', ' / ')}`;
  if (origin.startsWith('residual:')) return `按差额推定（${origin.slice('residual:'.length)}）`;
  return origin;
}

/** How a cell comes about, by its measure. */
export function howWords(filter: Filter | null, facts: number): string {
  switch (filter?.measure) {
    case undefined: return '由本表其他行计算';
    case 'closing': return '年末结转和结余 = 年初结转和结余 + 本年收入 − 本年支出（及结余分配）';
    case 'carriedIn': return '年初结转和结余 = 上年末结转 + 本年调整';
    case 'resources': return '总计 = 本年收入 + 使用非财政拨款结余 + 年初结转和结余';
    case 'applications': return '总计 = 本年支出 + 结余分配 + 年末结转和结余';
    default: return facts === 0 ? '还没有数据' : facts === 1 ? '一个录入数' : `${facts} 个数据相加`;
  }
}
