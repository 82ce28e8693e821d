import { FISCAL_FUNDS, type Filter, INCOME_SOURCES, NATURES, type IncomeSource, type Nature } from '../../ledger/fact.ts';
import { type Ask, term } from '../ask.ts';
import { FactList } from '../fact.ts';
import { classCodes, codeList, leafCodes } from './codes.ts';

/** The three fiscal funds together, written as the statements write them. */
export const FISCAL: readonly string[] = FISCAL_FUNDS;

const SOURCE_NAMES: Readonly<Record<IncomeSource, string>> = {
  general: '一般公共预算财政拨款收入', governmentFund: '政府性基金预算财政拨款收入', stateCapital: '国有资本经营预算财政拨款收入', superiorSubsidy: '上级补助收入',
  undertaking: '事业收入', operating: '经营收入', affiliateRemittance: '附属单位上缴收入', other: '其他收入',
};

const NATURE_NAMES: Readonly<Record<Nature, string>> = {
  basic: '基本支出', project: '项目支出', remittedUp: '上缴上级支出', operating: '经营支出', affiliateSubsidy: '对附属单位补助支出',
};

/** 收入支出总体 (表01). */
export function summaryFacts(ask: Ask) {
  const resources = ask.amount({ measure: 'resources' }, term('收入总计'));
  const applications = ask.amount({ measure: 'applications' }, term('支出总计'));
  return {
    resources, applications,
    /** Both sides are equal: one sentence says both. */
    balanced: resources.fen === applications.fen,
    income: ask.amount({ measure: 'income' }, term('本年收入合计')),
    surplusUsed: ask.amount({ measure: 'surplusUsed' }, term('使用非财政拨款结余')),
    carriedIn: ask.amount({ measure: 'carriedIn' }, term('年初结转和结余')),
    expenditure: ask.amount({ measure: 'expenditure' }, term('本年支出合计')),
    surplusAllocated: ask.amount({ measure: 'surplusAllocated' }, term('结余分配')),
    closing: ask.amount({ measure: 'closing' }, term('年末结转和结余')),
  };
}

/** 收入结构 (表02): by source, the fiscal ones together and apart. */
export function incomeFacts(ask: Ask) {
  const whole: Filter = { measure: 'income' };
  const bySource = (source: string | readonly string[], name: string) => ask.amount({ measure: 'income', source }, term(name), { whole });
  const fiscal = bySource(FISCAL, '财政拨款收入');
  const own = INCOME_SOURCES.filter((source) => !FISCAL.includes(source)).map((source) => bySource(source, SOURCE_NAMES[source]));
  const funds = FISCAL_FUNDS.map((source) => bySource(source, SOURCE_NAMES[source]));
  return {
    total: ask.amount(whole, term('本年收入合计')),
    fiscal,
    other: bySource('other', SOURCE_NAMES.other),
    items: new FactList('income.items', [fiscal, ...own].filter((fact) => !fact.zero)),
    funds: new FactList('income.funds', funds.filter((fact) => !fact.zero)),
  };
}

/** 支出结构 (表03): by nature and by 类. */
export function expenditureFacts(ask: Ask) {
  const whole: Filter = { measure: 'expenditure' };
  const byNature = (nature: Nature) => ask.amount({ measure: 'expenditure', nature }, term(NATURE_NAMES[nature]), { whole });
  return {
    total: ask.amount(whole, term('本年支出合计')),
    basic: byNature('basic'),
    project: byNature('project'),
    projectItems: codeList(ask, 'expenditure.projectItems', 'function', leafCodes(ask, 'function', [{ ...whole, nature: 'project' }]), { ...whole, nature: 'project' }, { whole: { ...whole, nature: 'project' } }),
    items: new FactList('expenditure.items', NATURES.map(byNature).filter((fact) => !fact.zero)),
    classes: codeList(ask, 'expenditure.classes', 'function', classCodes(ask, 'function', [whole]), whole, { whole }),
  };
}

/** 财政拨款收支总体 (表04), with the budget of all fiscal money. */
export function fiscalFacts(ask: Ask) {
  const resources = ask.amount({ measure: 'resources', fund: FISCAL }, term('财政拨款收入总计'));
  const applications = ask.amount({ measure: 'applications', fund: FISCAL }, term('财政拨款支出总计'));
  const spent: Filter = { measure: 'expenditure', fund: FISCAL };
  const budget: Filter = { measure: 'budget', stage: 'initial', fund: FISCAL };
  const funds = FISCAL_FUNDS.map((fund) => ask.amount({ ...spent, fund }, term(SOURCE_NAMES[fund].replace(/收入$/, '支出')), { whole: spent }));
  return {
    resources, applications,
    balanced: resources.fen === applications.fen,
    income: ask.amount({ measure: 'income', source: FISCAL }, term('财政拨款收入')),
    carriedIn: ask.amount({ measure: 'carriedIn', fund: FISCAL }, term('年初财政拨款结转和结余')),
    expenditure: ask.amount(spent, term('财政拨款支出'), { whole: { measure: 'expenditure' }, budget }),
    closing: ask.amount({ measure: 'closing', fund: FISCAL }, term('年末财政拨款结转和结余')),
    funds: new FactList('fiscal.funds', funds.filter((fact) => !fact.zero)),
    classes: codeList(ask, 'fiscal.classes', 'function', classCodes(ask, 'function', [spent, budget]), spent, { whole: spent, budget }),
  };
}
