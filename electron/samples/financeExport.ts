import { FISCAL_FUNDS, type Fact, type Filter, INCOME_SOURCES } from '../../shared/ledger/fact.ts';
import { fen } from '../../shared/money/fen.ts';
import { fenToNumber } from '../../shared/money/format.ts';
import { FactIndex } from '../../shared/statement/factIndex.ts';
import { type Cell, type Drawn, headRows } from './drawnSheet.ts';

/** What a 财决 export is written from, as the 财决 program lays it out: our own sample, since no real one can be kept here. */
export interface ExportInput {
  readonly year: number;
  readonly department: string;
  readonly facts: readonly Fact[];
  nameOf(dimension: 'function' | 'economic', code: string): string;
  readonly projects: readonly { readonly code: string; readonly name: string }[];
  /** All tables that cross functions with economic items, not only that of 基本支出 of 一般公共预算. */
  readonly allDetails?: boolean;
  /** The unit on the cover; the department itself, an 行政单位, when absent. */
  readonly unit?: { readonly code: string; readonly name: string; readonly kind: string };
  /** Fill columns that nobody reads with figures that no fact knows. */
  readonly noise?: boolean;
}

/** The sheets of an export; names are cut at the 31 characters that Excel keeps. */
export function exportSheets(input: ExportInput): Drawn[] {
  const book = new Export(input);
  return [
    book.cover(), book.summary(), book.fiscalSummary(), book.flow(), book.income(), book.expenditure(), book.projects(),
    book.fundFlow('Z07 一般公共预算财政拨款收入支出决算表(财决07表)', '一般公共预算财政拨款收入支出决算表', 'general'),
    book.detail('Z08_1 一般公共预算财政拨款基本支出决算明细表(财决08-1表)', '一般公共预算财政拨款基本支出决算明细表', { fund: 'general', nature: 'basic' }),
    book.fundFlow('Z09 政府性基金预算财政拨款收入支出决算表(财决09表)', '政府性基金预算财政拨款收入支出决算表', 'governmentFund'),
    book.fundFlow('Z11 国有资本经营预算财政拨款收入支出决算表(财决11表)', '国有资本经营预算财政拨款收入支出决算表', 'stateCapital'),
    ...(input.allDetails ? [
      book.detail('Z05 支出决算明细表(财决05表)', '支出决算明细表', {}), book.detail('Z05_1 基本支出决算明细表(财决05-1表)', '基本支出决算明细表', { nature: 'basic' }),
      book.detail('Z05_2 项目支出决算明细表(财决05-2表)', '项目支出决算明细表', { nature: 'project' }), book.detail('Z08 一般公共预算财政拨款支出决算明细表(财决08表)', '一般公共预算财政拨款支出决算明细表', { fund: 'general' }),
      book.detail('Z08_2 一般公共预算财政拨款项目支出决算明细表(财决08-2表)', '一般公共预算财政拨款项目支出决算明细表', { fund: 'general', nature: 'project' }),
      book.detail('Z10_2 政府性基金预算财政拨款项目支出决算明细表(财决10-2表)', '政府性基金预算财政拨款项目支出决算明细表', { fund: 'governmentFund', nature: 'project' }),
    ] : []),
    book.adjustment(), book.figures(), book.operation(), { name: 'CS08 资产负债简表', rows: [['资产负债简表'], ['项目', '行次', '金额'], ['资产总额', '1', 1234567.89]] },
  ].map((sheet) => ({ ...sheet, name: sheet.name.slice(0, 31) }));
}

const BLANK_KIND = ['其中：'];
const FUND_WORDS: Readonly<Record<string, string>> = { general: '一般公共预算财政拨款', governmentFund: '政府性基金预算财政拨款', stateCapital: '国有资本经营预算财政拨款' };

class Export {
  readonly #input: ExportInput;
  readonly #index: FactIndex;

  constructor(input: ExportInput) {
    this.#input = input;
    this.#index = new FactIndex(input.facts);
  }

  cover(): Drawn {
    const { year, department, unit } = this.#input;
    const code: Cell[][] = unit === undefined ? [] : [['单位代码：', unit.code]];
    return { name: 'FM 封面', rows: [[`${year}年度部门决算报表`], ['单位名称：', unit?.name ?? department], ['单位基本性质：', unit?.kind ?? '11.行政单位'], ['单位预算级次：', '二级预算单位'], ...code] };
  }

  /** Three panels side by side, each with 年初预算数, 全年预算数 and 决算数. */
  summary(): Drawn {
    const stages = ['年初预算数', '全年预算数', '决算数'];
    const heads = [['收入', '项目'], ['收入', '行次'], ...stages.map((stage) => ['收入', stage]), ['支出', '项目（按功能分类）'], ['支出', '行次'], ...stages.map((stage) => ['支出', stage]), ['支出', '项目（按支出性质和经济分类）'], ['支出', '行次'], ...stages.map((stage) => ['支出', stage])];
    const income: [string, Cell[]][] = INCOME_SOURCES.map((source, at) => [`${ORDINALS[at]}、${INCOME_WORDS[source]}`, [this.#noise(111), this.#noise(222), this.#money({ measure: 'income', source })]]);
    income.push(['本年收入合计', [null, null, this.#money({ measure: 'income' })]], ['    使用非财政拨款结余（含专用结余）', [null, null, this.#money({ measure: 'surplusUsed' })]], ['    年初结转和结余', [null, null, this.#money({ measure: 'carriedIn' })]], ['总计', [null, null, this.#money({ measure: 'resources' })]]);
    const spent = this.#classes().map((code, at): [string, Cell[]] => [`${ORDINALS[at]}、${this.#input.nameOf('function', code)}`, [this.#money({ measure: 'budget', stage: 'initial', function: code }), this.#money({ measure: 'budget', stage: 'adjusted', function: code }), this.#money({ measure: 'expenditure', function: code })]]);
    spent.push(['本年支出合计', [this.#money({ measure: 'budget', stage: 'initial' }), this.#money({ measure: 'budget', stage: 'adjusted' }), this.#money({ measure: 'expenditure' })]], ['    结余分配', [null, null, this.#money({ measure: 'surplusAllocated' })]], ['    年末结转和结余', [null, null, this.#money({ measure: 'closing' })]], ['总计', [null, null, this.#money({ measure: 'applications' })]]);
    const natures: [string, Cell[]][] = [['一、基本支出', [null, null, this.#money({ measure: 'expenditure', nature: 'basic' })]], ['    人员经费', [this.#noise(1), this.#noise(2), this.#noise(3)]], ['二、项目支出', [null, null, this.#money({ measure: 'expenditure', nature: 'project' })]], ['    工资福利支出', [null, null, this.#noise(3)]], ['    其他支出', [null, null, this.#noise(4)]], ['本年支出合计', [null, null, this.#money({ measure: 'expenditure' })]]];
    return this.#sided('Z01 收入支出决算总表(财决01表)', '收入支出决算总表', '财决01表', heads, [income, spent, natures]);
  }

  fiscalSummary(): Drawn {
    const stages = ['年初预算数', '全年预算数', '决算数'];
    const byFund = stages.flatMap((stage) => ['小计', ...FISCAL_FUNDS.map((fund) => FUND_WORDS[fund] ?? '')].map((word) => [stage, word]));
    const heads = [['收入', '项目'], ['收入', '行次'], ...stages.map((stage) => ['收入', stage]), ['支出', '项目（按功能分类）'], ['支出', '行次'], ...byFund.map((path) => ['支出', ...path])];
    const fiscal: Filter = { fund: [...FISCAL_FUNDS] };
    const income: [string, Cell[]][] = FISCAL_FUNDS.map((fund, at) => [`${ORDINALS[at]}、${FUND_WORDS[fund]}`, [null, null, this.#money({ measure: 'income', source: fund })]]);
    income.push(['本年收入合计', [null, null, this.#money({ measure: 'income', source: [...FISCAL_FUNDS] })]], ['年初财政拨款结转和结余', [null, null, this.#money({ measure: 'carriedIn', ...fiscal })]]);
    for (const fund of FISCAL_FUNDS) income.push([`  ${FUND_WORDS[fund]}`, [null, null, this.#money({ measure: 'carriedIn', fund })]]);
    income.push(['总计', [null, null, this.#money({ measure: 'resources', ...fiscal })]]);
    const across = (measure: 'expenditure' | 'closing' | 'applications', code?: string): Cell[] => stages.flatMap((_, stage) => [fiscal, ...FISCAL_FUNDS.map((fund): Filter => ({ fund }))].map((fund): Cell => {
      const place = { ...fund, ...(code !== undefined && { function: code }) };
      if (stage === 2) return this.#money({ measure, ...place });
      return measure === 'expenditure' ? this.#money({ measure: 'budget', stage: stage === 0 ? 'initial' : 'adjusted', ...place }) : null;
    }));
    const spent: [string, Cell[]][] = this.#classes().map((code, at) => [`${ORDINALS[at]}、${this.#input.nameOf('function', code)}`, across('expenditure', code)]);
    spent.push(['本年支出合计', across('expenditure')], ['年末财政拨款结转和结余', across('closing')], ['总计', across('applications')]);
    return this.#sided('Z01_1 财政拨款收入支出决算总表(财决01-1表)', '财政拨款收入支出决算总表', '财决01-1表', heads, [income, spent]);
  }

  flow(): Drawn {
    return this.#coded('Z02 收入支出决算表(财决02表)', '收入支出决算表', ['function'], [
      [['年初结转和结余', '合计'], { measure: 'carriedIn' }], [['年初结转和结余', '基本支出结转'], null], [['年初结转和结余', '项目支出结转和结余'], null], [['本年收入'], { measure: 'income' }],
      [['使用非财政拨款结余'], { measure: 'surplusUsed' }], [['本年支出', '合计'], { measure: 'expenditure' }], [['本年支出', '基本支出'], { measure: 'expenditure', nature: 'basic' }], [['本年支出', '项目支出'], { measure: 'expenditure', nature: 'project' }],
      [['结余分配'], { measure: 'surplusAllocated' }], [['年末结转和结余', '合计'], { measure: 'closing' }], [['年末结转和结余', '基本支出结转'], null],
    ], (code) => this.#index.quantity({ measure: 'closing', function: code }) ?? 0);
  }

  income(): Drawn {
    const fiscal: Filter = { measure: 'income', source: [...FISCAL_FUNDS] };
    return this.#coded('Z03 收入决算表(财决03表)', '收入决算表', ['function'], [
      [['本年收入合计'], { measure: 'income' }], [['财政拨款收入', '小计'], fiscal], ...FISCAL_FUNDS.map((fund): ColumnSpec => [['财政拨款收入', FUND_WORDS[fund] ?? ''], { measure: 'income', source: fund }]),
      [['上级补助收入'], { measure: 'income', source: 'superiorSubsidy' }], [['事业收入', '小计'], { measure: 'income', source: 'undertaking' }], [['事业收入', '其中：财政专户管理资金'], 'noise'], [['经营收入'], { measure: 'income', source: 'operating' }],
      [['附属单位上缴收入'], { measure: 'income', source: 'affiliateRemittance' }], [['其他收入'], { measure: 'income', source: 'other' }],
    ]);
  }

  expenditure(): Drawn {
    return this.#coded('Z04 支出决算表(财决04表)', '支出决算表', ['function'], [
      [['本年支出合计'], { measure: 'expenditure' }], [['基本支出'], { measure: 'expenditure', nature: 'basic' }], [['项目支出'], { measure: 'expenditure', nature: 'project' }],
      [['上缴上级支出'], { measure: 'expenditure', nature: 'remittedUp' }], [['经营支出'], { measure: 'expenditure', nature: 'operating' }], [['对附属单位补助支出'], { measure: 'expenditure', nature: 'affiliateSubsidy' }],
    ]);
  }

  fundFlow(name: string, title: string, fund: string): Drawn {
    return this.#coded(name, title, ['function'], [
      [['年初结转和结余', '合计'], { measure: 'carriedIn', fund }], [['年初结转和结余', '基本支出结转'], { measure: 'carriedIn', fund, nature: 'basic' }], [['年初结转和结余', '项目支出结转和结余'], { measure: 'carriedIn', fund, nature: 'project' }],
      [['本年收入', '合计'], { measure: 'income', source: fund }], [['本年收入', '基本支出'], 'noise'], [['本年支出', '合计'], { measure: 'expenditure', fund }], [['本年支出', '基本支出', '小计'], { measure: 'expenditure', fund, nature: 'basic' }], [['本年支出', '基本支出', '人员经费'], 'noise'],
      [['本年支出', '项目支出'], { measure: 'expenditure', fund, nature: 'project' }], [['年末结转和结余', '合计'], { measure: 'closing', fund }], [['年末结转和结余', '项目支出结转和结余', '项目支出结余'], 'noise'],
    ], (code) => this.#index.quantity({ measure: 'closing', fund, function: code }) ?? 0);
  }

  /** Economic items as columns, by name under the names of their classes. */
  detail(name: string, title: string, base: Filter): Drawn {
    const codes = this.#index.valuesOf('economic', { measure: 'economic', ...base });
    const classes = [...new Set(codes.map((code) => code.slice(0, 3)))];
    const columns = classes.flatMap((group): ColumnSpec[] => [
      [[this.#input.nameOf('economic', group), '小计'], { measure: 'economic', ...base, economic: group }],
      ...codes.filter((code) => code.startsWith(group)).map((code): ColumnSpec => [[this.#input.nameOf('economic', group), this.#input.nameOf('economic', code)], { measure: 'economic', ...base, economic: code }]),
    ]);
    return this.#coded(name, title, ['function'], [[['合计'], { measure: 'economic', ...base }], ...columns]);
  }

  projects(): Drawn {
    const spent: Filter = { measure: 'expenditure', nature: 'project' };
    const rows = this.#input.projects.flatMap(({ code, name }) => this.#index.valuesOf('function', { ...spent, project: code }).map((item): Cell[] => {
      const money = (filter: Filter): Cell => this.#money({ ...spent, project: code, function: item, ...filter });
      return [item, null, null, name, code, this.#noise(5), money({}), money({ fund: [...FISCAL_FUNDS] }), money({ fund: 'general' }), money({ fund: 'governmentFund' }), money({ fund: 'nonFiscal' })];
    }));
    const heads = [['支出功能分类科目编码'], ['支出功能分类科目编码'], ['支出功能分类科目编码'], ['科目名称（项目）'], ['项目代码'], ['年初结转和结余', '合计'], ['本年支出', '合计'], ['本年支出', '财政拨款', '小计'], ['本年支出', '财政拨款', '一般公共预算财政拨款'], ['本年支出', '财政拨款', '政府性基金预算财政拨款'], ['本年支出', '其他资金']];
    const { rows: head, merges } = headRows(heads, 3);
    const total: Cell[] = ['合计', null, null, null, null, this.#noise(99), rows.reduce((sum, row) => sum + Number(row[6] ?? 0), 0)];
    return { name: 'Z06 项目收入支出决算表(财决06表)', rows: [...this.#above('项目收入支出决算表', '财决06表', 11), ...head, total, ...rows], merges };
  }

  adjustment(): Drawn {
    const across = (group: string[], filter: Filter): ColumnSpec[] => [[[...group, '小计'], filter], ...FISCAL_FUNDS.map((fund): ColumnSpec => [[...group, ...BLANK_KIND, FUND_WORDS[fund] ?? ''], { ...filter, fund }])];
    return this.#coded('CS05 年初结转和结余调整情况表', '年初结转和结余调整情况表', ['function'], [
      ...across(['调整前年初结转和结余'], { measure: 'opening' }), ...across(['变动项目', '会计差错更正'], { measure: 'openingAdjustment', kind: '差错更正' }),
      ...across(['变动项目', '收回以前年度支出'], { measure: 'openingAdjustment', kind: '收回' }), ...across(['变动项目', '归集调入'], { measure: 'openingAdjustment', kind: '调入' }), ...across(['调整后年初结转和结余'], { measure: 'carriedIn' }),
    ]);
  }

  figures(): Drawn {
    const count = (key: string): Cell => this.#index.quantity({ measure: 'line', key, stage: 'final' });
    const heads = [['支出功能分类科目编码'], ['科目名称'], ['机构数', '独立编制机构数'], ['机构数', '独立核算机构数'], ['年末实有人数', '人员总计'], ['年末实有人数', '在职人员', '小计'], ['年末实有人数', '离休人员'], ['年末实有人数', '退休人员']];
    const { rows, merges } = headRows(heads, 3);
    return { name: 'F02 基本数字表(财决附02表)', merges, rows: [...this.#above('基本数字表', '财决附02表', 8), ...rows, ['栏次', null, '1', '2', '3', '4', '5', '6'], ['合计', null, this.#noise(7), count('units'), this.#noise(99), count('staff.onDuty'), null, count('staff.retired')]] };
  }

  operation(): Drawn {
    const stages = ['initial', 'adjusted', 'final'] as const;
    const value = (key: string, stage: string, fund?: string): Cell => {
      const quantity = this.#index.quantity({ measure: 'line', key, stage, ...(fund !== undefined && { fund }) });
      return quantity === null ? null : key.startsWith('threePublic') || key.startsWith('procurement') || key === 'agencyOperation' ? fenToNumber(fen(quantity), '元') : quantity;
    };
    const line = (label: string, key: string | null): [string, Cell[]] => [label, stages.flatMap((stage) => (key === null ? [null, null] : [value(key, stage), key.startsWith('threePublic') ? value(key, stage, 'general') : null]))];
    const left = OPERATION_LEFT.map(([label, key]) => line(label, key));
    const right = OPERATION_RIGHT.map(([label, key]) => line(label, key));
    const heads = [['项目'], ['行次'], ...['年初预算数', '全年预算数', '决算数（统计数）'].flatMap((stage) => [[stage, '合计'], [stage, '其中：一般公共预算财政拨款']])];
    return this.#sided('F03 机构运行信息表(财决附03表)', '机构运行信息表', '财决附03表', [...heads, ...heads], [left, right]);
  }

  #classes(): string[] {
    return [...new Set([...this.#index.valuesOf('function', { measure: 'expenditure' }), ...this.#index.valuesOf('function', { measure: 'budget' })].map((code) => code.slice(0, 3)))].sort();
  }

  #above(title: string, number: string, columns: number): Cell[][] {
    return [[title], [...Array<Cell>(columns - 1).fill(null), number], [`编制单位：${this.#input.department}`, null, `${this.#input.year}年度`, ...Array<Cell>(Math.max(0, columns - 4)).fill(null), '金额单位：元']];
  }

  #noise(value: number): Cell {
    return this.#input.noise ? value : null;
  }

  #money(filter: Filter): Cell {
    const value = this.#index.quantity(filter);
    return value === null ? null : fenToNumber(fen(value), '元');
  }

  /** Lines in panels side by side, with 行次 running on and a 栏次 row. */
  #sided(name: string, title: string, number: string, heads: readonly (readonly string[])[], panels: readonly (readonly [string, readonly Cell[]][])[]): Drawn {
    const { rows, merges } = headRows(heads, 3);
    const widths = panels.map((panel) => panel[0]?.[1].length ?? 0);
    let column = 0;
    const numbers = widths.flatMap((width): Cell[] => ['栏次', null, ...Array.from({ length: width }, (): Cell => String((column += 1)))]);
    let line = 0;
    const starts = panels.map((panel) => { const start = line; line += panel.length; return start; });
    const body = Array.from({ length: Math.max(...panels.map((panel) => panel.length)) }, (_, at): Cell[] => panels.flatMap((panel, index): Cell[] => {
      const entry = panel[at];
      return entry ? [entry[0], String((starts[index] ?? 0) + at + 1), ...entry[1]] : [null, null, ...Array<Cell>(widths[index] ?? 0).fill(null)];
    }));
    return { name, merges, rows: [...this.#above(title, number, heads.length), ...rows, numbers, ...body] };
  }

  /** Rows by function, 类 款 项, under three code columns of which the first holds the whole code. */
  #coded(name: string, title: string, _kind: readonly string[], columns: readonly ColumnSpec[], closing?: (code: string) => number): Drawn {
    const heads = [['项目', '支出功能分类科目编码', '类'], ['项目', '支出功能分类科目编码', '款'], ['项目', '支出功能分类科目编码', '项'], ['项目', '科目名称'], ...columns.map(([path]) => path)];
    const { rows: head, merges } = headRows(heads, 3);
    const filters = columns.flatMap(([, filter]) => (filter === null || filter === 'noise' ? [] : [filter]));
    const items = new Set(filters.flatMap((filter) => this.#index.valuesOf('function', filter)));
    const codes = [...new Set([...items].flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
    const cell = (filter: ColumnSpec[1], code: string | null): Cell => {
      if (filter === null) return null;
      if (filter === 'noise') return this.#noise(12.34);
      if (filter.measure === 'closing' && code !== null && closing) return fenToNumber(fen(closing(code)), '元');
      return this.#money(code === null ? filter : { ...filter, function: code });
    };
    const numbers: Cell[] = ['类', '款', '项', '栏次', ...columns.map((_, at) => String(at + 1))];
    const total: Cell[] = [null, null, null, '合计', ...columns.map(([, filter]) => cell(filter, null))];
    const body = codes.map((code): Cell[] => [code, null, null, this.#input.nameOf('function', code), ...columns.map(([, filter]) => cell(filter, code))]);
    return { name, merges, rows: [...this.#above(title, name.replace(/^.*\((.*)\).*$/, '$1'), heads.length), ...head, numbers, total, ...body] };
  }
}

/** Heading path and what the column holds; null leaves it blank, noise fills it with figures that no fact knows. */
type ColumnSpec = readonly [readonly string[], Filter | null | 'noise'];

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const INCOME_WORDS: Readonly<Record<string, string>> = {
  general: '一般公共预算财政拨款收入', governmentFund: '政府性基金预算财政拨款收入', stateCapital: '国有资本经营预算财政拨款收入', superiorSubsidy: '上级补助收入', undertaking: '事业收入',
  operating: '经营收入', affiliateRemittance: '附属单位上缴收入', other: '其他收入',
};
const OPERATION_LEFT: readonly (readonly [string, string | null])[] = [
  ['一、“三公”经费支出', null], ['（一）支出合计', 'threePublic'], ['  1．因公出国（境）费', 'threePublic.abroad'], ['  2．公务用车购置及运行维护费', 'threePublic.vehicle'], ['    （1）公务用车购置费', 'threePublic.vehicle.purchase'],
  ['    （2）公务用车运行维护费', 'threePublic.vehicle.operation'], ['  3．公务接待费', 'threePublic.reception'], ['    （1）国内接待费', 'threePublic.reception.domestic'], ['        其中：外事接待费', 'threePublic.reception.domestic:foreignAffairs'],
  ['    （2）国（境）外接待费', 'threePublic.reception.abroad'], ['（二）相关统计数', null], ['  1．因公出国（境）团组数（个）', 'count.abroadGroups'], ['  2．因公出国（境）人次数（人）', 'count.abroadPersons'], ['  3．公务用车购置数（辆）', 'count.vehiclesPurchased'],
  ['  4．公务用车保有量（辆）', 'count.vehiclesHeld'], ['  5．国内公务接待批次（个）', 'count.receptionBatches'], ['        其中：外事接待批次（个）', 'count.receptionBatches:foreignAffairs'], ['  6．国内公务接待人次（人）', 'count.receptionPersons'],
];
const OPERATION_RIGHT: readonly (readonly [string, string | null])[] = [
  ['二、机关运行经费', 'agencyOperation'], ['（一）行政单位', null], ['三、国有资产占用情况', null], ['（一）车辆数合计（辆）', 'vehicles'], ['  1．副部（省）级及以上领导用车', 'vehicles.ministerial'], ['  4．应急保障用车', 'vehicles.emergency'],
  ['  5．执法执勤用车', 'vehicles.enforcement'], ['（二）单价100万元（含）以上设备（不含车辆）', 'equipment.over100'], ['四、政府采购支出信息', null], ['（一）政府采购支出合计', 'procurement'], ['  1．政府采购货物支出', 'procurement.goods'],
  ['  2．政府采购工程支出', 'procurement.works'], ['  3．政府采购服务支出', 'procurement.services'], ['（二）政府采购授予中小企业合同金额', 'procurement:sme'], ['        其中：授予小微企业合同金额', 'procurement:microSmall'],
];
