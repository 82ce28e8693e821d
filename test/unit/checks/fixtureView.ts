import { readFileSync } from 'node:fs';
import type { Filter } from '../../../shared/ledger/fact.ts';
import { FISCAL_FUNDS } from '../../../shared/ledger/fact.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import type { ColumnSpec, PanelSpec, RowSpec, TableSpec } from './viewBuilder.ts';

/** Figures of a published document (test/fixtures/views) with the canonical meaning of their cells. */
interface FixtureColumn { readonly key?: string; readonly label: string; readonly col?: string; readonly children?: readonly FixtureColumn[] }
interface FixtureRow { readonly label?: string; readonly line?: string; readonly code?: string; readonly side?: string; readonly group?: number; readonly values?: Readonly<Record<string, string>> }
interface FixtureTable { readonly code: string; readonly title: string; readonly empty: boolean; readonly columns: readonly FixtureColumn[]; readonly rows: readonly FixtureRow[] }
interface Fixture { readonly id: string; readonly year: number; readonly tables: readonly FixtureTable[] }

const FISCAL: readonly string[] = FISCAL_FUNDS;
const CLASSES: Readonly<Record<string, string>> = {
  一般公共服务支出: '201', 外交支出: '202', 国防支出: '203', 公共安全支出: '204', 教育支出: '205', 科学技术支出: '206', 文化旅游体育与传媒支出: '207',
  社会保障和就业支出: '208', 卫生健康支出: '210', 节能环保支出: '211', 城乡社区支出: '212', 农林水支出: '213', 交通运输支出: '214',
  资源勘探信息等支出: '215', 资源勘探工业信息等支出: '215', 商业服务业等支出: '216', 金融支出: '217', 援助其他地区支出: '219',
  自然资源海洋气象等支出: '220', 住房保障支出: '221', 粮油物资储备支出: '222', 国有资本经营预算支出: '223', 灾害防治及应急管理支出: '224',
  其他支出: '229', 债务还本支出: '231', 债务付息支出: '232', 抗疫特别国债安排的支出: '234',
};
const SOURCES: Readonly<Record<string, string>> = {
  一般公共预算财政拨款: 'general', 政府性基金预算财政拨款: 'governmentFund', 国有资本经营预算财政拨款: 'stateCapital', 一般公共预算财政拨款收入: 'general',
  政府性基金预算财政拨款收入: 'governmentFund', 国有资本经营预算财政拨款收入: 'stateCapital', 上级补助收入: 'superiorSubsidy', 事业收入: 'undertaking',
  经营收入: 'operating', 附属单位上缴收入: 'affiliateRemittance', 其他收入: 'other',
};
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/财政拨款收入支出决算总表/, 'fiscalSummary'], [/收入支出决算总表/, 'summary'], [/政府性基金/, 'fund'], [/国有资本经营/, 'stateCapital'], [/三公/, 'threePublic'],
  [/基本支出/, 'generalBasicEconomic'], [/一般公共预算/, 'generalExpenditure'], [/资产/, 'assets'], [/收入决算表/, 'income'], [/支出决算表/, 'expenditure'],
];

export function fixtureSpecs(id: string): { readonly year: number; readonly specs: readonly TableSpec[] } {
  const fixture = JSON.parse(readFileSync(new URL(`../../fixtures/views/${id}.json`, import.meta.url), 'utf8')) as Fixture;
  return { year: fixture.year, specs: fixture.tables.map(tableSpec) };
}

function tableSpec(table: FixtureTable): TableSpec {
  const role = ROLES.find(([pattern]) => pattern.test(table.title))?.[1] ?? 'summary';
  const notes = table.empty ? ['本年度没有此类收支，故本表为空。'] : [];
  return { role, number: table.code, title: table.title, notes, ...(role === 'assets' ? { quantity: 'count' } : {}), panels: panelsOf(role, table) };
}

interface Leaf { readonly key: string; readonly path: readonly string[]; readonly number?: string }

function leaves(columns: readonly FixtureColumn[], path: readonly string[] = []): Leaf[] {
  return columns.flatMap((column) => column.children ? leaves(column.children, [...path, column.label])
    : [{ key: column.key ?? '', path: [...path, column.label], ...(column.col === undefined ? {} : { number: column.col }) }]);
}

const plain = (label = ''): string => label.replace(/\s|…/g, '').replace(/^[一二三四五六七八九十]+、|^\d+\.|^\(\d\)/, '').replace(/\(.*?\)$/, '');

function panelsOf(role: Role, table: FixtureTable): PanelSpec[] {
  switch (role) {
    case 'summary': case 'fiscalSummary': return [sidePanel(role, table, 'income'), sidePanel(role, table, 'expenditure')];
    case 'generalBasicEconomic': return [1, 2, 3].map((group) => economicPanel(table, group));
    case 'threePublic': return [table.rows.length === 1 ? threePublicAcross(table) : linesPanel(table, THREE_PUBLIC_LINES)];
    case 'assets': return [linesPanel(table, ASSET_LINES)];
    default: return [codePanel(role, table)];
  }
}

function sidePanel(role: Role, table: FixtureTable, side: string): PanelSpec {
  const fiscal = role === 'fiscalSummary';
  const half = table.columns[side === 'income' ? 0 : 1];
  const columns = leaves(half ? [half] : []).filter((leaf) => !['label', 'line'].includes(leaf.key));
  const rows = table.rows.filter((row) => row.side === side);
  const sources = rows.flatMap((row, i) => (i < 9 ? SOURCES[plain(row.label)] ?? [] : []));
  const fund: Filter = fiscal ? { fund: FISCAL } : {};
  const carried = rows.findIndex((row) => /年初/.test(row.label ?? ''));
  const mean = (row: FixtureRow, at: number): { id: string; filter: Filter | null; sum?: string[] } => {
    const label = plain(row.label);
    if (side === 'income') {
      const source = SOURCES[label];
      if (source !== undefined && at < 9) return { id: source, filter: { measure: 'income', source } };
      if (source !== undefined && at > carried) return { id: `opening:${source}`, filter: { measure: 'carriedIn', fund: source } };
      if (label.startsWith('本年收入合计')) return { id: 'incomeTotal', filter: fiscal ? { measure: 'income', source: FISCAL } : { measure: 'income' }, sum: sources };
      if (/^用事业基金|^使用非财政/.test(label)) return { id: 'surplusUsed', filter: { measure: 'surplusUsed' } };
      if (label.startsWith('年初')) return { id: 'opening', filter: { measure: 'carriedIn', ...fund }, ...(fiscal ? { sum: sources.map((one) => `opening:${one}`) } : {}) };
      if (label === '总计') return { id: 'incomeGrandTotal', filter: { measure: 'resources', ...fund }, sum: fiscal ? ['incomeTotal', 'opening'] : ['incomeTotal', 'surplusUsed', 'opening'] };
      return { id: `x:${row.line ?? at}`, filter: null };
    }
    const code = CLASSES[label];
    if (code !== undefined) return { id: `c:${code}`, filter: { measure: 'expenditure', function: code } };
    if (label.startsWith('本年支出合计')) return { id: 'expenditureTotal', filter: { measure: 'expenditure' } };
    if (label === '结余分配') return { id: 'surplusAllocated', filter: { measure: 'surplusAllocated' } };
    if (label.startsWith('年末')) return { id: 'closing', filter: { measure: 'closing' } };
    if (label === '总计') return { id: 'expenditureGrandTotal', filter: { measure: 'applications' }, sum: fiscal ? ['expenditureTotal', 'closing'] : ['expenditureTotal', 'surplusAllocated', 'closing'] };
    return { id: `x:${row.line ?? at}`, filter: null };
  };
  return {
    id: side, filter: {}, columns: columns.map((leaf) => ({ ...columnOf(leaf), ...(fiscal && side === 'expenditure' ? fundColumn(leaf.key, columns) : {}) })),
    rows: rows.map((row, at) => { const meant = mean(row, at); return rowOf(row, meant.id, meant.filter, meant.sum, meant.filter?.function as string | undefined); }),
  };
}

function columnOf(leaf: Leaf): ColumnSpec {
  return { id: leaf.key, path: leaf.path, ...(leaf.number === undefined ? {} : { number: leaf.number }) };
}

function rowOf(row: FixtureRow, id: string, filter: Filter | null, sum?: readonly string[], code?: string): RowSpec {
  return { id, label: row.label ?? '', filter, values: row.values ?? {}, ...(row.line === undefined ? {} : { line: row.line }), ...(code === undefined ? {} : { code }), ...(sum ? { sum } : {}) };
}

const FUND_KEYS: Readonly<Record<string, string>> = { general: 'general', fund: 'governmentFund', capital: 'stateCapital' };

function fundColumn(key: string, columns: readonly Leaf[]): Pick<ColumnSpec, 'filter' | 'sum'> {
  if (key === 'total') return { filter: { fund: FISCAL }, sum: columns.map((leaf) => leaf.key).filter((one) => one !== 'total') };
  return { filter: { fund: FUND_KEYS[key] ?? key } };
}

const NATURE_KEYS: Readonly<Record<string, string>> = { basic: 'basic', project: 'project', remit: 'remittedUp', operating: 'operating', subsidy: 'affiliateSubsidy' };
const SOURCE_KEYS: Readonly<Record<string, string | readonly string[]>> = { fiscal: FISCAL, superior: 'superiorSubsidy', business: 'undertaking', operating: 'operating', affiliate: 'affiliateRemittance', other: 'other' };

function codePanel(role: Role, table: FixtureTable): PanelSpec {
  const columns = leaves(table.columns).filter((leaf) => !['label', 'code'].includes(leaf.key));
  const fund = role === 'generalExpenditure' ? 'general' : role === 'fund' ? 'governmentFund' : role === 'stateCapital' ? 'stateCapital' : undefined;
  const spend: Filter = fund === undefined ? { measure: 'expenditure' } : { measure: 'expenditure', fund };
  const filterOf = (key: string): Filter => {
    if (role === 'income') return key === 'total' ? { measure: 'income' } : { measure: 'income', source: SOURCE_KEYS[key] ?? key };
    if (key === 'carryIn' && fund !== undefined) return { measure: 'carriedIn', fund };
    if (key === 'carryOut' && fund !== undefined) return { measure: 'closing', fund };
    if (key === 'income' && fund !== undefined) return { measure: 'income', source: fund };
    return key === 'total' ? spend : { ...spend, nature: NATURE_KEYS[key] ?? key };
  };
  const addends = columns.map((leaf) => leaf.key).filter((key) => !['total', 'carryIn', 'carryOut', ...(fund === undefined ? [] : ['income'])].includes(key));
  return {
    id: 'main', filter: {}, columns: columns.map((leaf) => ({ ...columnOf(leaf), filter: filterOf(leaf.key), ...(leaf.key === 'total' ? { sum: addends } : {}) })),
    rows: table.rows.map((row) => row.code === undefined ? rowOf(row, 'total', {}) : rowOf(row, `c:${row.code}`, { function: row.code }, undefined, row.code)),
  };
}

function economicPanel(table: FixtureTable, group: number): PanelSpec {
  const half = leaves(table.columns).filter((leaf) => leaf.key === `amount${group}`);
  const economic = (label: string): readonly string[] => (/人员/.test(label) ? ['301', '303'] : ['302', '307', '310', '312', '399']);
  return {
    id: `group${group}`, filter: { measure: 'economic', fund: 'general', nature: 'basic' }, columns: half.map((leaf) => ({ ...columnOf(leaf), id: 'amount' })),
    rows: table.rows.filter((row) => row.group === group).map((row) => row.code === undefined
      ? rowOf(row, /人员/.test(row.label ?? '') ? 'staffTotal' : 'operatingTotal', { economic: economic(row.label ?? '') })
      : rowOf(row, `c:${row.code}`, { economic: row.code }, undefined, row.code)),
  };
}

const ACROSS: Readonly<Record<string, readonly [string, (readonly string[])?]>> = {
  total: ['threePublic', ['abroad', 'carTotal', 'reception']], abroad: ['threePublic.abroad'], carTotal: ['threePublic.vehicle', ['carBuy', 'carRun']],
  carBuy: ['threePublic.vehicle.purchase'], carRun: ['threePublic.vehicle.operation'], reception: ['threePublic.reception'],
};

function threePublicAcross(table: FixtureTable): PanelSpec {
  const columns = leaves(table.columns).map((leaf): ColumnSpec => {
    const [stage = '', name = ''] = leaf.key.split('_');
    const [key, sum] = ACROSS[name] ?? ['threePublic'];
    return { ...columnOf(leaf), filter: { key, stage: stage === 'b' ? 'initial' : 'final' }, ...(sum ? { sum: sum.map((one) => `${stage}_${one}`) } : {}) };
  });
  return { id: 'main', filter: { measure: 'line', fund: 'general' }, columns, rows: table.rows.map((row) => rowOf(row, 'amount', {})) };
}

type Lines = readonly (readonly [RegExp, string, (readonly string[])?])[];
const THREE_PUBLIC_LINES: Lines = [
  [/三公/, 'threePublic', ['threePublic.abroad', 'threePublic.vehicle', 'threePublic.reception']], [/出国\(境\)费/, 'threePublic.abroad'],
  [/购置及运行/, 'threePublic.vehicle', ['threePublic.vehicle.purchase', 'threePublic.vehicle.operation']], [/用车购置费/, 'threePublic.vehicle.purchase'],
  [/用车运行/, 'threePublic.vehicle.operation'], [/公务接待费/, 'threePublic.reception', ['threePublic.reception.domestic', 'threePublic.reception.abroad']],
  [/国内接待费/, 'threePublic.reception.domestic'], [/外事接待费/, 'threePublic.reception.domestic:foreignAffairs'], [/境\)外接待费/, 'threePublic.reception.abroad'],
  [/团组/, 'count.abroadGroups'], [/出国\(境\)人次/, 'count.abroadPersons'], [/购置数/, 'count.vehiclesPurchased'], [/保有量/, 'count.vehiclesHeld'],
  [/外事接待批次/, 'count.receptionBatches:foreignAffairs'], [/外事接待人次/, 'count.receptionPersons:foreignAffairs'], [/外公务接待批次/, 'count.receptionAbroadBatches'],
  [/外公务接待人次/, 'count.receptionAbroadPersons'], [/国内公务接待批次/, 'count.receptionBatches'], [/国内公务接待人次/, 'count.receptionPersons'],
];
const ASSET_LINES: Lines = [
  [/车辆数合计/, 'vehicles', ['ministerial', 'principal', 'confidential', 'emergency', 'enforcement', 'special', 'retired', 'other'].map((kind) => `vehicles.${kind}`)],
  [/副部/, 'vehicles.ministerial'], [/主要负责人/, 'vehicles.principal'], [/机要/, 'vehicles.confidential'], [/应急/, 'vehicles.emergency'], [/执法/, 'vehicles.enforcement'],
  [/特种/, 'vehicles.special'], [/离退休/, 'vehicles.retired'], [/其他用车/, 'vehicles.other'], [/100\s*万元/, 'equipment.over100'],
];

function linesPanel(table: FixtureTable, lines: Lines): PanelSpec {
  const stages: Readonly<Record<string, string>> = { begin: 'initial', full: 'adjusted', final: 'final' };
  const columns = leaves(table.columns).filter((leaf) => !['label', 'line'].includes(leaf.key)).map((leaf): ColumnSpec => ({ ...columnOf(leaf), filter: { stage: stages[leaf.key] ?? 'final' } }));
  const seen = new Set<string>();
  const rows = table.rows.map((row, at): RowSpec => {
    const [, key, sum] = lines.find(([pattern]) => pattern.test(row.label ?? '')) ?? [];
    if (key === undefined || seen.has(key)) return rowOf(row, `x:${at}`, null);
    seen.add(key);
    return rowOf(row, key, { key }, sum);
  });
  return { id: 'main', filter: { measure: 'line' }, columns, rows };
}
