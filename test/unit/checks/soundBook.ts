import type { Filter } from '../../../shared/ledger/fact.ts';
import { FISCAL_FUNDS } from '../../../shared/ledger/fact.ts';
import { fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import type { ColumnSpec, PanelSpec, RowSpec, TableSpec } from './viewBuilder.ts';

/** Facts of an invented book in hundreds of 元 (the printed digit of 万元 with two decimals), from which sound tables are printed. */
export interface SoundFacts {
  readonly spending: readonly { readonly code: string; readonly fund: 'general' | 'governmentFund' | 'nonFiscal'; readonly nature: 'basic' | 'project'; readonly amount: number }[];
  /** 年末 of each money; 年初 follows from income. */
  readonly opening: Readonly<Record<'general' | 'governmentFund' | 'nonFiscal', number>>;
  readonly closing: Readonly<Record<'general' | 'governmentFund' | 'nonFiscal', number>>;
  /** Shares of the basic general money that go to each economic item; the rest goes to 30101. */
  readonly economic: Readonly<Record<string, number>>;
  /** Which code levels the function tables print. */
  readonly levels: readonly number[];
}

const FISCAL: readonly string[] = FISCAL_FUNDS;
const CLASSES = ['201', '205', '208', '210', '212', '213', '221', '229'];
const print = (units: number): string | null => (units === 0 ? null : formatFen(fen(units * 10_000), { unit: '万元', decimals: 2 }));
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

/** A ten-table document in the national layout whose every relation holds exactly. */
export function soundSpecs(facts: SoundFacts): TableSpec[] {
  return [summary(facts), income(facts), expenditure(facts), fiscalSummary(facts), general(facts), economic(facts), fund(facts), threePublic(facts), assets()];
}

type Money = keyof SoundFacts['opening'];
const spent = (facts: SoundFacts, where: { fund?: Money | undefined; nature?: string | undefined; code?: string | undefined } = {}): number => sum(facts.spending.flatMap((one) =>
  (where.fund === undefined || one.fund === where.fund) && (where.nature === undefined || one.nature === where.nature) && one.code.startsWith(where.code ?? '') ? [one.amount] : []));
const received = (facts: SoundFacts, money: Money): number => spent(facts, { fund: money }) + facts.closing[money] - facts.opening[money];
const whole = (of: (money: Money) => number): number => of('general') + of('governmentFund') + of('nonFiscal');
const fiscal = (of: (money: Money) => number): number => of('general') + of('governmentFund');

function line(id: string, label: string, at: number, filter: Filter | null, values: Record<string, string | null>, sums?: readonly string[]): RowSpec {
  return { id, label, line: String(at), filter, values, ...(sums ? { sum: sums } : {}) };
}

function summary(facts: SoundFacts): TableSpec {
  const amount = (units: number): Record<string, string | null> => ({ amount: print(units) });
  const incomeTotal = whole((money) => received(facts, money));
  const opening = whole((money) => facts.opening[money]);
  const closing = whole((money) => facts.closing[money]);
  const sources = ['general', 'governmentFund', 'stateCapital', 'superiorSubsidy', 'undertaking', 'other'];
  const incomeOf: Readonly<Record<string, number>> = { general: received(facts, 'general'), governmentFund: received(facts, 'governmentFund'), other: received(facts, 'nonFiscal') };
  const rows = [
    ...sources.map((source, i) => line(source, `来源${source}`, i + 1, { measure: 'income', source }, amount(incomeOf[source] ?? 0))),
    line('incomeTotal', '本年收入合计', 10, { measure: 'income' }, amount(incomeTotal), sources),
    line('surplusUsed', '使用非财政拨款结余', 11, { measure: 'surplusUsed' }, amount(0)),
    line('opening', '年初结转和结余', 12, { measure: 'carriedIn' }, amount(opening)),
    line('incomeGrandTotal', '总计', 13, { measure: 'resources' }, amount(incomeTotal + opening), ['incomeTotal', 'surplusUsed', 'opening']),
  ];
  const out = [
    ...CLASSES.map((code, i): RowSpec => ({ ...line(`c:${code}`, `支出${code}`, i + 14, { measure: 'expenditure', function: code }, amount(spent(facts, { code }))), code })),
    line('expenditureTotal', '本年支出合计', 30, { measure: 'expenditure' }, amount(spent(facts))),
    line('surplusAllocated', '结余分配', 31, { measure: 'surplusAllocated' }, amount(0)),
    line('closing', '年末结转和结余', 32, { measure: 'closing' }, amount(closing)),
    line('expenditureGrandTotal', '总计', 33, { measure: 'applications' }, amount(spent(facts) + closing), ['expenditureTotal', 'surplusAllocated', 'closing']),
  ];
  const panel = (id: string, label: string, panelRows: RowSpec[]): PanelSpec => ({ id, filter: {}, columns: [{ id: 'amount', path: [label, '金额'], number: id === 'income' ? '1' : '2' }], rows: panelRows });
  return { role: 'summary', number: '公开01表', title: '收入支出决算总表', panels: [panel('income', '收入', rows), panel('expenditure', '支出', out)] };
}

/** 合计 and the rows of the levels that the document prints, from the items that occur. */
function codeRows(facts: SoundFacts, codes: readonly string[], valuesOf: (code: string) => Record<string, string | null>): RowSpec[] {
  const shown = [...new Set(codes.flatMap((code) => facts.levels.map((level) => code.slice(0, level))))].sort();
  return [{ id: 'total', label: '合计', filter: {}, values: valuesOf('') }, ...shown.map((code): RowSpec => ({ id: `c:${code}`, label: `科目${code}`, code, filter: { function: code }, values: valuesOf(code) }))];
}

const codesOf = (facts: SoundFacts, funds: readonly Money[]): string[] => facts.spending.flatMap((one) => (funds.includes(one.fund) ? [one.code] : []));

function income(facts: SoundFacts): TableSpec {
  // Each 项 receives what it spends; what is carried over is income of the first 项 of its money.
  const firstOf = (money: Money): string => codesOf(facts, [money])[0] ?? '';
  const got = (money: Money, code: string): number => spent(facts, { fund: money, code })
    + (firstOf(money) !== '' && firstOf(money).startsWith(code) ? facts.closing[money] - facts.opening[money] : 0);
  const columns: ColumnSpec[] = [
    { id: 'total', path: ['本年收入合计'], filter: {}, sum: ['fiscal', 'undertaking', 'other'] }, { id: 'fiscal', path: ['财政拨款收入'], filter: { source: FISCAL } },
    { id: 'undertaking', path: ['事业收入'], filter: { source: 'undertaking' } }, { id: 'other', path: ['其他收入'], filter: { source: 'other' } },
  ];
  const values = (code: string): Record<string, string | null> => ({
    total: print(whole((money) => got(money, code))), fiscal: print(fiscal((money) => got(money, code))), undertaking: null, other: print(got('nonFiscal', code)),
  });
  return { role: 'income', number: '公开02表', title: '收入决算表', panels: [{ id: 'main', filter: { measure: 'income' }, columns, rows: codeRows(facts, codesOf(facts, ['general', 'governmentFund', 'nonFiscal']), values) }] };
}

function natureColumns(path: readonly string[] = []): ColumnSpec[] {
  return [{ id: 'total', path: [...path, '小计'], filter: {}, sum: ['basic', 'project'] }, { id: 'basic', path: [...path, '基本支出'], filter: { nature: 'basic' } }, { id: 'project', path: [...path, '项目支出'], filter: { nature: 'project' } }];
}

const natures = (facts: SoundFacts, money: Money | undefined, code: string): Record<string, string | null> => ({
  total: print(spent(facts, { fund: money, code })), basic: print(spent(facts, { fund: money, nature: 'basic', code })), project: print(spent(facts, { fund: money, nature: 'project', code })),
});

function expenditure(facts: SoundFacts): TableSpec {
  const rows = codeRows(facts, codesOf(facts, ['general', 'governmentFund', 'nonFiscal']), (code) => natures(facts, undefined, code));
  return { role: 'expenditure', number: '公开03表', title: '支出决算表', panels: [{ id: 'main', filter: { measure: 'expenditure' }, columns: natureColumns(), rows }] };
}

function fiscalSummary(facts: SoundFacts): TableSpec {
  const funds = ['general', 'governmentFund', 'stateCapital'] as const;
  const of = (fund: string, amount: (money: Money) => number): number => (fund === 'general' || fund === 'governmentFund' ? amount(fund) : 0);
  const got = fiscal((money) => received(facts, money));
  const began = fiscal((money) => facts.opening[money]);
  const one = (units: number): Record<string, string | null> => ({ amount: print(units) });
  const rows = [
    ...funds.map((fund, i) => line(fund, `拨款${fund}`, i + 1, { measure: 'income', source: fund }, one(of(fund, (money) => received(facts, money))))),
    line('incomeTotal', '本年收入合计', 9, { measure: 'income', source: FISCAL }, one(got), funds),
    line('opening', '年初财政拨款结转和结余', 10, { measure: 'carriedIn', fund: FISCAL }, one(began), funds.map((fund) => `opening:${fund}`)),
    ...funds.map((fund, i) => line(`opening:${fund}`, `年初${fund}`, i + 11, { measure: 'carriedIn', fund }, one(of(fund, (money) => facts.opening[money])))),
    line('incomeGrandTotal', '总计', 14, { measure: 'resources', fund: FISCAL }, one(got + began), ['incomeTotal', 'opening']),
  ];
  const across = (amount: (money: Money) => number): Record<string, string | null> => ({ total: print(fiscal(amount)), general: print(amount('general')), governmentFund: print(amount('governmentFund')), stateCapital: null });
  const out = [
    ...CLASSES.map((code, i): RowSpec => ({ ...line(`c:${code}`, `支出${code}`, i + 15, { measure: 'expenditure', function: code }, across((money) => spent(facts, { fund: money, code }))), code })),
    line('expenditureTotal', '本年支出合计', 30, { measure: 'expenditure' }, across((money) => spent(facts, { fund: money }))),
    line('closing', '年末财政拨款结转和结余', 31, { measure: 'closing' }, across((money) => facts.closing[money])),
    line('expenditureGrandTotal', '总计', 32, { measure: 'applications' }, across((money) => spent(facts, { fund: money }) + facts.closing[money]), ['expenditureTotal', 'closing']),
  ];
  const columns: ColumnSpec[] = [{ id: 'total', path: ['支出', '合计'], filter: { fund: FISCAL }, sum: funds }, ...funds.map((fund): ColumnSpec => ({ id: fund, path: ['支出', fund], filter: { fund } }))];
  return { role: 'fiscalSummary', number: '公开04表', title: '财政拨款收入支出决算总表', panels: [{ id: 'income', filter: {}, columns: [{ id: 'amount', path: ['收入', '金额'] }], rows }, { id: 'expenditure', filter: {}, columns, rows: out }] };
}

function general(facts: SoundFacts): TableSpec {
  const rows = codeRows(facts, codesOf(facts, ['general']), (code) => natures(facts, 'general', code));
  return { role: 'generalExpenditure', number: '公开05表', title: '一般公共预算财政拨款支出决算表', panels: [{ id: 'main', filter: { measure: 'expenditure', fund: 'general' }, columns: natureColumns(['本年支出']), rows }] };
}

const ITEMS: Readonly<Record<string, readonly string[]>> = {
  '301': ['30101', '30102', '30108'], '303': ['30305', '30309'], '302': ['30201', '30211', '30217', '30231'], '310': ['31002', '31013'],
};

function economic(facts: SoundFacts): TableSpec {
  const basic = spent(facts, { fund: 'general', nature: 'basic' });
  const given = (code: string): number => facts.economic[code] ?? 0;
  const rest = basic - sum(Object.values(ITEMS).flat().map((code) => (code === '30101' ? 0 : given(code))));
  const item = (code: string): number => (code === '30101' ? rest : given(code));
  const classOf = (code: string): number => sum((ITEMS[code] ?? []).map(item));
  const panel = (id: string, classes: readonly string[], foot: RowSpec[]): PanelSpec => ({
    id, filter: { measure: 'economic', fund: 'general', nature: 'basic' }, columns: [{ id: 'amount', path: [id === 'staff' ? '人员经费' : '公用经费', '金额'] }],
    rows: [...classes.flatMap((one) => [one, ...(ITEMS[one] ?? [])]).map((code): RowSpec => ({ id: `c:${code}`, label: `经济${code}`, code, filter: { economic: code }, values: { amount: print(code.length === 3 ? classOf(code) : item(code)) } })), ...foot],
  });
  const foot = (id: string, label: string, classes: readonly string[]): RowSpec => ({ id, label, filter: { economic: classes }, values: { amount: print(sum(classes.map(classOf))) } });
  return {
    role: 'generalBasicEconomic', number: '公开06表', title: '一般公共预算财政拨款基本支出决算表',
    panels: [panel('staff', ['301', '303'], [foot('staffTotal', '人员经费合计', ['301', '303'])]), panel('operating', ['302', '310'], [foot('operatingTotal', '公用经费合计', ['302', '307', '310', '312', '399'])])],
  };
}

function fund(facts: SoundFacts): TableSpec {
  const first = codesOf(facts, ['governmentFund'])[0] ?? '';
  const carried = (amount: number, code: string): number => (first !== '' && first.startsWith(code) ? amount : 0);
  const columns: ColumnSpec[] = [
    { id: 'opening', path: ['年初结转和结余'], filter: { measure: 'carriedIn', fund: 'governmentFund' } }, { id: 'income', path: ['本年收入'], filter: { measure: 'income', source: 'governmentFund' } },
    ...natureColumns(['本年支出']).map((column) => ({ ...column, filter: { measure: 'expenditure', fund: 'governmentFund', ...column.filter } as Filter })),
    { id: 'closing', path: ['年末结转和结余'], filter: { measure: 'closing', fund: 'governmentFund' } },
  ];
  const { opening, closing } = { opening: facts.opening.governmentFund, closing: facts.closing.governmentFund };
  const rows = codeRows(facts, codesOf(facts, ['governmentFund']), (code) => ({
    opening: print(carried(opening, code)), income: print(spent(facts, { fund: 'governmentFund', code }) + carried(closing - opening, code)),
    ...natures(facts, 'governmentFund', code), closing: print(carried(closing, code)),
  }));
  return { role: 'fund', number: '公开07表', title: '政府性基金预算财政拨款收入支出决算表', notes: ['没有数据时本表为空。'], panels: [{ id: 'main', filter: {}, columns, rows }] };
}

function threePublic(facts: SoundFacts): TableSpec {
  const [bought, run, meals] = ['31013', '30231', '30217'].map((code) => facts.economic[code] ?? 0) as [number, number, number];
  const row = (key: string, label: string, at: number, units: number | null, text?: string, sums?: readonly string[]): RowSpec => {
    const value = units === null ? (text ?? null) : print(units);
    return line(key, label, at, { key }, { initial: units === null ? '——' : value, adjusted: units === null ? '——' : value, final: value }, sums);
  };
  const columns: ColumnSpec[] = [['initial', '年初预算数'], ['adjusted', '全年预算数'], ['final', '决算数']].map(([stage = '', label = '']): ColumnSpec => ({ id: stage, path: [label], filter: { stage } }));
  const count = (units: number, text: string): string => (units === 0 ? '0' : text);
  const rows = [
    row('threePublic', '一、“三公”经费支出', 1, bought + run + meals, undefined, ['threePublic.abroad', 'threePublic.vehicle', 'threePublic.reception']),
    row('threePublic.abroad', '1.因公出国（境）费', 2, 0), row('threePublic.vehicle', '2.公务用车购置及运行维护费', 3, bought + run, undefined, ['threePublic.vehicle.purchase', 'threePublic.vehicle.operation']),
    row('threePublic.vehicle.purchase', '（1）公务用车购置费', 4, bought), row('threePublic.vehicle.operation', '（2）公务用车运行维护费', 5, run), row('threePublic.reception', '3.公务接待费', 6, meals),
    row('count.vehiclesPurchased', '公务用车购置数', 7, null, count(bought, '1')), row('count.vehiclesHeld', '公务用车保有量', 8, null, '2'),
    row('count.receptionBatches', '国内公务接待批次', 9, null, count(meals, '12')), row('count.receptionPersons', '国内公务接待人次', 10, null, count(meals, '96')),
  ];
  return { role: 'threePublic', number: '公开09表', title: '“三公”经费支出决算表', panels: [{ id: 'main', filter: { measure: 'line' }, columns, rows }] };
}

function assets(): TableSpec {
  const kinds = ['principal', 'confidential', 'emergency', 'other'];
  const rows = [
    line('vehicles', '一、车辆数合计', 1, { key: 'vehicles' }, { final: '3' }, kinds.map((kind) => `vehicles.${kind}`)),
    ...kinds.map((kind, i) => line(`vehicles.${kind}`, `${i + 1}.${kind}`, i + 2, { key: `vehicles.${kind}` }, { final: kind === 'other' ? '2' : kind === 'confidential' ? '1' : '0' })),
    line('equipment.over100', '二、单价100万元以上设备', 6, { key: 'equipment.over100' }, { final: '0' }),
  ];
  return { role: 'assets', number: '公开10表', title: '国有资产占用情况表', quantity: 'count', panels: [{ id: 'main', filter: { measure: 'line', stage: 'final' }, columns: [{ id: 'final', path: ['决算数'] }], rows }] };
}

/** A bureau with general, fund and other money, carry-overs and every economic group. */
export const SAMPLE: SoundFacts = {
  levels: [3, 5, 7],
  spending: [
    { code: '2080505', fund: 'general', nature: 'basic', amount: 3_912 }, { code: '2101501', fund: 'general', nature: 'basic', amount: 61_291 },
    { code: '2101502', fund: 'general', nature: 'project', amount: 6_097 }, { code: '2101301', fund: 'general', nature: 'project', amount: 62_219 },
    { code: '2101202', fund: 'general', nature: 'project', amount: 401_235 }, { code: '2210201', fund: 'general', nature: 'basic', amount: 4_816 },
    { code: '2296013', fund: 'governmentFund', nature: 'project', amount: 8_554 }, { code: '2296003', fund: 'governmentFund', nature: 'project', amount: 1_207 },
    { code: '2101301', fund: 'nonFiscal', nature: 'project', amount: 2_345 }, { code: '2299999', fund: 'nonFiscal', nature: 'project', amount: 55_850 },
  ],
  opening: { general: 1_208, governmentFund: 700, nonFiscal: 3_011 }, closing: { general: 15_784, governmentFund: 13_600, nonFiscal: 917 },
  economic: { '30102': 19_579, '30108': 5_397, '30305': 114, '30309': 992, '30201': 775, '30211': 917, '30217': 72, '30231': 213, '31002': 1_019, '31013': 1_680 },
};

/** The same without other money, printing 项 only. */
export const FISCAL_ONLY: SoundFacts = {
  ...SAMPLE, levels: [7], spending: SAMPLE.spending.filter((one) => one.fund !== 'nonFiscal'),
  opening: { ...SAMPLE.opening, nonFiscal: 0 }, closing: { ...SAMPLE.closing, nonFiscal: 0 },
};
