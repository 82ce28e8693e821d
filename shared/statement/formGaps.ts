import { type Dimension, type Filter, type Fund, type IncomeSource, type Nature, intersect, signature } from '../ledger/fact.ts';
import { type LineRow, type PanelDefinition, type StatementDefinition, leafColumns, leafFilters } from './definition.ts';
import { writtenOrdinal } from './lineOrdinals.ts';

/** A fund, source or nature that a total of a form holds and for which the form has neither line nor column. */
export interface Gap {
  readonly panel: string;
  readonly kind: 'row' | 'column';
  readonly total: string;
  readonly value: string;
  /** Id of the part that it is printed behind, or before (`first`). */
  readonly beside: string;
  readonly first: boolean;
  readonly id: string;
  /** In the words of the part beside it. */
  readonly label: string;
  /** Its own, without the panel's. */
  readonly filter: Filter;
  /** It is printed when one of these is not zero. */
  readonly asked: readonly Filter[];
}

type Divided = 'source' | 'fund' | 'nature';
/** The values in print order with what forms call them; where the name of a value stands in the label beside it, that label's other words are kept. */
const DOMAINS: Readonly<Record<Divided, Readonly<Record<string, string>>>> = {
  source: {
    general: '一般公共预算', governmentFund: '政府性基金预算', stateCapital: '国有资本经营预算', superiorSubsidy: '上级补助收入', undertaking: '事业收入', operating: '经营收入',
    affiliateRemittance: '附属单位上缴收入', other: '其他收入',
  } satisfies Record<IncomeSource, string>,
  fund: { general: '一般公共预算', governmentFund: '政府性基金预算', stateCapital: '国有资本经营预算', nonFiscal: '非财政拨款' } satisfies Record<Fund, string>,
  nature: { basic: '基本支出', project: '项目支出', remittedUp: '上缴上级支出', operating: '经营支出', affiliateSubsidy: '对附属单位补助支出' } satisfies Record<Nature, string>,
};

const GAPS = new WeakMap<StatementDefinition, readonly Gap[]>();

/** The gaps of a form, in print order. A total is asked that is declared a sum of parts which differ by one of the three dimensions. */
export function gapsOf(definition: StatementDefinition): readonly Gap[] {
  const known = GAPS.get(definition);
  if (known) return known;
  const gaps = definition.panels.flatMap((panel) => [...rowGaps(panel), ...columnGaps(panel)]);
  GAPS.set(definition, gaps);
  return gaps;
}

interface Part {
  readonly id: string;
  readonly label: string;
  readonly own: Filter;
  readonly whole: Filter;
}

function rowGaps(panel: PanelDefinition): Gap[] {
  const lines = new Map(panel.rows.flatMap((row): [string, LineRow][] => (row.kind === 'line' ? [[row.id, row]] : [])));
  const partOf = (row: LineRow): Part[] => {
    const whole = row.filter === undefined ? null : intersect(panel.filter ?? {}, row.filter);
    return whole === null ? [] : [{ id: row.id, label: row.label, own: row.filter ?? {}, whole }];
  };
  return [...lines.values()].flatMap((row) => {
    const [total] = row.sum === undefined ? [] : partOf(row);
    const parts = (row.sum ?? []).flatMap((id) => { const line = lines.get(id); return line === undefined ? [] : partOf(line); });
    if (total === undefined || parts.length !== row.sum?.length) return [];
    return missingOf(total, parts).map(({ dimension, value, ...place }) => ({
      ...place, panel: panel.id, kind: 'row' as const, total: row.id, value, filter: { ...total.own, [dimension]: value }, asked: [{ ...total.whole, [dimension]: value }],
    }));
  });
}

function columnGaps(panel: PanelDefinition): Gap[] {
  const filters = leafFilters(panel.columns);
  const leaves = new Map(leafColumns(panel.columns).map(({ column }) => [column.id, column]));
  const rows = panel.rows.map((row) => row.filter ?? {});
  const partOf = (id: string): Part[] => {
    const column = leaves.get(id);
    const whole = intersect(panel.filter ?? {}, filters.get(id) ?? {});
    return column === undefined || whole === null ? [] : [{ id, label: column.label, own: column.filter ?? {}, whole }];
  };
  return [...leaves.values()].flatMap((column) => {
    const [total] = column.sum === undefined ? [] : partOf(column.id);
    const parts = (column.sum ?? []).flatMap(partOf);
    if (total === undefined || parts.length !== column.sum?.length) return [];
    return missingOf(total, parts).map(({ dimension, value, ...place }) => {
      const whole = { ...total.whole, [dimension]: value };
      const asked = [whole, ...rows.flatMap((row) => intersect(whole, row) ?? [])].filter((filter) => filter.measure !== undefined && filter.measure !== 'line');
      return { ...place, panel: panel.id, kind: 'column' as const, total: column.id, value, filter: { ...total.own, [dimension]: value }, asked };
    });
  });
}

interface Missing extends Pick<Gap, 'beside' | 'first' | 'id' | 'label'> { readonly dimension: Divided; readonly value: string }

/** Values of the one dimension by which the parts differ that no part holds; none where they differ in anything else. */
function missingOf(total: Part, parts: readonly Part[]): Missing[] {
  const dimension = (['source', 'fund', 'nature'] as const).find((name) => parts.every((part) => part.whole[name] !== undefined && sameBut(name, part.whole, total.whole)));
  if (dimension === undefined) return [];
  const names = DOMAINS[dimension];
  const domain = Object.keys(names);
  const wanted = valuesOf(total.whole[dimension]) ?? domain;
  const held = parts.map((part) => ({ part, values: valuesOf(part.whole[dimension]) ?? [] }));
  const single = held.flatMap(({ part, values }) => (values.length === 1 && values[0] !== undefined ? [{ part, value: values[0], order: domain.indexOf(values[0]) }] : []));
  return wanted.filter((value) => !held.some(({ values }) => values.includes(value))).flatMap((value) => {
    const order = domain.indexOf(value);
    const before = single.findLast((one) => one.order < order);
    const sister = before ?? single.find((one) => one.order > order);
    return sister === undefined ? [] : [{ dimension, value, beside: sister.part.id, first: before === undefined, id: idFor(sister.part.id, sister.value, value, total.id), label: labelFor(sister.part.label, names[sister.value] ?? '', names[value] ?? value) }];
  });
}

function sameBut(dimension: Divided, a: Filter, b: Filter): boolean {
  const rest = (filter: Filter): string => signature({ ...filter, [dimension]: undefined });
  return rest(a) === rest(b);
}

function valuesOf(value: Filter[Dimension]): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}

/** openingGovernmentFund → openingStateCapital: the ids that forms with such a line give it. */
function idFor(id: string, like: string, value: string, total: string): string {
  const [from, to] = [like, value].map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)) as [string, string];
  if (id === like) return value;
  return id.includes(from) ? id.replace(from, to) : id.includes(like) ? id.replace(like, value) : `${total}.${value}`;
}

/** 二、政府性基金预算财政拨款收入 → 二、国有资本经营预算财政拨款收入; a value that is called otherwise has its own name behind the number. */
function labelFor(label: string, like: string, name: string): string {
  const word = [like, like.replace(/预算$/, '')].find((one) => one !== '' && label.includes(one));
  return word !== undefined ? label.replace(word, name) : `${writtenOrdinal(label)}${name}`;
}
