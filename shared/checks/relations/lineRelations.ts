import { LINE_KEYS, parentLineKey } from '../../ledger/lineKeys.ts';
import type { ViewCell } from '../../view/view.ts';
import { type FigureIndex, type IndexedTable, cellMeaning, single } from '../figureIndex.ts';
import { COMPANION_PARTS, DIVISIONS, PERSONS, WITHIN } from './lineKin.ts';
import { type Relation, plus, relation } from './relation.ts';

/** The lines of one table that belong together: one stage and one fund set, by key. */
export interface LineGroup {
  readonly entry: IndexedTable;
  readonly stage: string;
  /** Fund of the form, '' when it covers all fiscal money. */
  readonly fund: string;
  readonly cells: ReadonlyMap<string, ViewCell>;
}

/** Groups the fixed lines (三公, counts, assets, procurement) of every table. */
export function lineGroups(index: FigureIndex): LineGroup[] {
  const groups = new Map<string, LineGroup & { readonly cells: Map<string, ViewCell> }>();
  for (const entry of index.tables) {
    for (const cell of entry.lines) {
      const key = single(cell.filter, 'key');
      if (key === undefined) continue;
      const stage = single(cell.filter, 'stage') ?? 'final';
      const fund = single(cell.filter, 'fund') ?? '';
      const id = `${entry.order}|${stage}|${fund}`;
      let group = groups.get(id);
      if (group === undefined) groups.set(id, group = { entry, stage, fund, cells: new Map() });
      group.cells.set(key, cell);
    }
  }
  return [...groups.values()];
}

const CHILDREN: ReadonlyMap<string, readonly string[]> = (() => {
  const children = new Map<string, readonly string[]>(DIVISIONS);
  for (const { key } of LINE_KEYS) {
    const parent = parentLineKey(key);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), key]);
  }
  return children;
})();

/** Parts and 其中 items of the fixed lines, counts, and 三公 against the economic items of 基本支出. */
export function lineRelations(index: FigureIndex): Relation[] {
  const groups = lineGroups(index);
  return [
    ...groups.flatMap((group) => [...parts(group), ...companions(group), ...withins(group), ...counts(group)]),
    ...groups.flatMap((group) => [...economicItems(index, group), ...operation(index, group)]),
    ...budgets(groups), ...vehicles(groups),
  ];
}

/** A line is the sum of its parts when the form prints all of them and does not declare the sum itself. */
function* parts({ cells, stage }: LineGroup): Generator<Relation> {
  for (const [key, target] of cells) {
    const children = CHILDREN.get(key);
    if (children === undefined || target.state === 'dash' || target.row.sum !== undefined || target.column.sum !== undefined) continue;
    const printed = children.flatMap((child) => cells.get(child) ?? []);
    if (printed.length < children.length) {
      for (const part of printed) yield relation('lines.within', 'identity', part, plus([target]), 'atMost');
    } else if (stage === 'final' || key !== 'threePublic.reception' || printed.some((part) => part.state === 'number' || part.state === 'bad')) {
      yield relation('sum.lines', 'sum', target, plus(printed));
    }
  }
  const [assets, liabilities, net] = ['balance.assets', 'balance.liabilities', 'balance.netAssets'].map((key) => cells.get(key));
  if (assets && liabilities && net) yield relation('sum.lines', 'identity', net, [{ cell: assets, sign: 1 }, { cell: liabilities, sign: -1 }]);
}

/** 其中 items of the parts make that of the whole; where the form prints some of them, none is more. */
function* companions({ cells }: LineGroup): Generator<Relation> {
  for (const { whole, parts: kin } of COMPANION_PARTS) {
    const target = cells.get(whole);
    if (target === undefined || target.state === 'dash' || target.row.sum !== undefined || target.column.sum !== undefined) continue;
    const printed = kin.flatMap(({ key }) => cells.get(key) ?? []);
    if (printed.length === kin.length) yield relation('sum.lines', 'sum', target, plus(printed));
    else for (const part of printed) yield relation('lines.within', 'identity', part, plus([target]), 'atMost');
  }
}

function* withins({ cells }: LineGroup): Generator<Relation> {
  for (const [small, large] of WITHIN) {
    const [part, whole] = [cells.get(small), cells.get(large)];
    if (part !== undefined && whole !== undefined) yield relation('lines.within', 'identity', part, plus([whole]), 'atMost');
  }
}

function* counts({ cells }: LineGroup): Generator<Relation> {
  for (const [persons, occasions] of PERSONS) {
    const [target, least] = [cells.get(persons), cells.get(occasions)];
    if (target !== undefined && least !== undefined && target.state !== 'dash') yield relation('threePublic.persons', 'identity', target, plus([least]), 'atLeast');
  }
}

/** Economic items of 商品和服务支出 and 资本性支出 whose money is 三公 (or 会议费, 培训费) money. */
const ITEMS: readonly (readonly [string, readonly string[]])[] = [
  ['threePublic.abroad', ['30212']], ['threePublic.vehicle.purchase', ['31013']], ['threePublic.vehicle.operation', ['30231']],
  ['threePublic.vehicle', ['31013', '30231']], ['threePublic.reception', ['30217']], ['meeting', ['30215']], ['training', ['30216']],
];

/** On the same fund set: the part paid out of 基本支出 may be less than the 三公 line, never more; all natures together equal it. */
function* economicItems(index: FigureIndex, { cells, stage, fund }: LineGroup): Generator<Relation> {
  if (stage !== 'final') return;
  const covered = fund === '' ? 'general' : fund;
  for (const [key, codes] of ITEMS) {
    const target = cells.get(key);
    if (target === undefined || target.state === 'dash' || (key === 'threePublic.vehicle' && cells.has(`${key}.operation`))) continue;
    const spent = (nature: string): ViewCell[] => codes.flatMap((code) => cellMeaning(index, `economic|fund=${covered}${nature}|economic=${code}`) ?? []);
    const [all, basic] = [spent(''), spent('|nature=basic')];
    if (all.length === codes.length) yield relation('threePublic.economic', 'tie', target, plus(all), fund === '' ? 'atLeast' : 'equal');
    else if (basic.length > 0) yield relation('threePublic.economic', 'tie', target, plus(basic), 'atLeast');
  }
}

/** 机关运行经费 is the 公用经费 of the administrative units, so not more than all 公用经费 of the 基本支出. */
function* operation(index: FigureIndex, { cells, stage }: LineGroup): Generator<Relation> {
  const target = cells.get('agencyOperation');
  const whole = cellMeaning(index, 'economic|fund=general|nature=basic|economic=302+307+310+312+399');
  if (stage === 'final' && target !== undefined && whole !== undefined) yield relation('operation.within', 'tie', target, plus([whole]), 'atMost');
}

/** 决算数 against 全年预算数, or against 年初预算数 where the form prints no other. */
function* budgets(groups: readonly LineGroup[]): Generator<Relation> {
  for (const final of groups) {
    if (final.stage !== 'final') continue;
    const others = groups.filter((group) => group.entry === final.entry && group.fund === final.fund);
    const budget = others.find((group) => group.stage === 'adjusted') ?? others.find((group) => group.stage === 'initial');
    for (const [key, target] of final.cells) {
      const ceiling = /^(threePublic|meeting|training)/.test(key) ? budget?.cells.get(key) : undefined;
      if (ceiling?.state === 'number') yield relation('threePublic.budget', 'tie', target, plus([ceiling]), 'atMost');
    }
  }
}

/** 公务用车保有量 is a part of the vehicles that the assets table counts. */
function* vehicles(groups: readonly LineGroup[]): Generator<Relation> {
  const find = (key: string): ViewCell | undefined => groups.find((group) => group.stage === 'final' && group.cells.has(key))?.cells.get(key);
  const [held, all] = [find('count.vehiclesHeld'), find('vehicles')];
  if (held !== undefined && all !== undefined) yield relation('threePublic.vehicles', 'tie', all, plus([held]), 'atLeast');
}
