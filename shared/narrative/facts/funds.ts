import type { Filter, Fund } from '../../ledger/fact.ts';
import { type Ask, term } from '../ask.ts';
import { type AmountFact, FactList } from '../fact.ts';
import { classCodes, codeList, leafCodes } from './codes.ts';

/** 一般公共预算财政拨款支出 (表05): 总体, 结构 by 类, 具体 by 项 with 年初预算. */
export function generalFacts(ask: Ask) {
  const spent: Filter = { measure: 'expenditure', fund: 'general' };
  const budget: Filter = { measure: 'budget', stage: 'initial', fund: 'general' };
  const expenditure = ask.amount(spent, term('一般公共预算财政拨款支出'), { whole: { measure: 'expenditure' }, budget });
  const items = codeList(ask, 'general.items', 'function', leafCodes(ask, 'function', [spent, budget]), spent, { whole: spent, budget });
  return {
    expenditure, items,
    present: !expenditure.zero || expenditure.budget?.zero === false,
    basic: ask.amount({ ...spent, nature: 'basic' }, term('基本支出'), { whole: spent }),
    project: ask.amount({ ...spent, nature: 'project' }, term('项目支出'), { whole: spent }),
    projectItems: codeList(ask, 'general.projectItems', 'function', leafCodes(ask, 'function', [{ ...spent, nature: 'project' }]), { ...spent, nature: 'project' }, { whole: { ...spent, nature: 'project' } }),
    classes: codeList(ask, 'general.classes', 'function', classCodes(ask, 'function', [spent]), spent, { whole: spent, budget }),
    rest: restOf(ask, expenditure, items),
  };
}

/** What the listed items leave of their total, and of its budget: named in print, never silently missing. Within rounding it is nothing. */
function restOf(ask: Ask, total: AmountFact, items: FactList<AmountFact>): AmountFact {
  const left = (whole: number, parts: readonly number[]): number => {
    const rest = whole - parts.reduce((sum, part) => sum + part, 0);
    return 2 * Math.abs(rest) <= ask.digit * (parts.length + 1) ? 0 : rest;
  };
  const { facts } = items;
  const budget = left(total.budget?.fen ?? 0, facts.map((fact) => fact.budget?.fen ?? 0));
  return ask.derived(left(total.fen, facts.map((fact) => fact.fen)), `rest:${total.source}`, term('未细化到科目的支出'), { budget });
}

/** 政府性基金 or 国有资本经营预算: what came in, what went out, what is left. */
export function fundFacts(ask: Ask, fund: Extract<Fund, 'governmentFund' | 'stateCapital'>) {
  const name = fund === 'governmentFund' ? '政府性基金预算财政拨款' : '国有资本经营预算财政拨款';
  const spent: Filter = { measure: 'expenditure', fund };
  const budget: Filter = { measure: 'budget', stage: 'initial', fund };
  const carriedIn = ask.amount({ measure: 'carriedIn', fund }, term('年初结转和结余'));
  const income = ask.amount({ measure: 'income', source: fund }, term(`${name}收入`));
  const expenditure = ask.amount(spent, term(`${name}支出`), { whole: { measure: 'expenditure' }, budget });
  const closing = ask.amount({ measure: 'closing', fund }, term('年末结转和结余'));
  const budgeted = expenditure.budget?.zero === false;
  const items = codeList(ask, `${fund}.items`, 'function', leafCodes(ask, 'function', [spent, budget]), spent, { whole: spent, budget });
  return {
    carriedIn, income, expenditure, closing, items,
    rest: restOf(ask, expenditure, items),
    present: [carriedIn, income, expenditure, closing].some((fact) => !fact.zero) || budgeted,
    basic: ask.amount({ ...spent, nature: 'basic' }, term('基本支出'), { whole: spent }),
    project: ask.amount({ ...spent, nature: 'project' }, term('项目支出'), { whole: spent }),
  };
}

/** 人员 = 301 + 303; 公用 = 302 + 307 + 310 + 312 + 399 (DESIGN §3). */
export const STAFF_CLASSES: readonly string[] = ['301', '303'];
export const OPERATING_CLASSES: readonly string[] = ['302', '307', '310', '312', '399'];

/** 一般公共预算财政拨款基本支出 (表06). */
export function basicFacts(ask: Ask) {
  const economic: Filter = { measure: 'economic', fund: 'general', nature: 'basic' };
  const whole: Filter = { measure: 'expenditure', fund: 'general', nature: 'basic' };
  const group = (id: string, name: string, classes: readonly string[]) => {
    const filter: Filter = { ...economic, economic: classes };
    return { total: ask.amount(filter, term(name), { whole }), items: codeList(ask, `basic.${id}`, 'economic', leafCodes(ask, 'economic', [filter]), economic, { whole }) };
  };
  const [staff, operating] = [group('staff', '人员经费', STAFF_CLASSES), group('operating', '公用经费', OPERATING_CLASSES)];
  return {
    total: ask.amount(whole, term('一般公共预算财政拨款基本支出')),
    /** The economic breakdown has been entered. */
    detailed: ask.value(economic) !== null,
    staff, operating,
    groups: new FactList('basic.groups', [staff.total, operating.total].filter((fact) => !fact.zero)),
    classes: codeList(ask, 'basic.classes', 'economic', classCodes(ask, 'economic', [economic]), economic, { whole }),
  };
}
