import { FISCAL_FUNDS, type Measure } from '../../ledger/fact.ts';
import type { BookView, CellState, ViewTable } from '../../view/view.ts';
import { codeSums } from './codeSums.ts';
import { declaredSums } from './declaredSums.ts';
import { type FigureIndex, indexView } from '../figureIndex.ts';
import { fundRelations } from './fundRelations.ts';
import { lastYearRelations } from '../findings/lastYear.ts';
import { lineRelations } from './lineRelations.ts';
import { plantMissingRows } from '../findings/missingRows.ts';
import { hasMoney, hasOnlyFiscalMoney } from './otherMoney.ts';
import type { Relation } from './relation.ts';
import { RelationGroup } from './relationGroup.ts';
import { tableTies } from './tableTies.ts';
import { type UndividedTable, restsOnBreakdown, undividedTables } from '../findings/undividedTables.ts';

/** A view indexed, with the relations that its cells stand in. */
export interface BookRelations {
  readonly index: FigureIndex;
  /** In the order of the rules; their relations in the order in which they are judged. */
  readonly groups: readonly RelationGroup[];
  readonly undivided: readonly UndividedTable[];
  /** What of the values decided which relations there are. */
  readonly grounds: Grounds;
  readonly seen: readonly SeenTable[];
}

/** Conclusions from the values that reach through the whole book. */
interface Grounds {
  readonly onlyFiscal: boolean;
  readonly moneyed: string;
  /** Rows put in because a table lacks them. */
  readonly planted: number;
}

/** The amounts of a table as they were last judged. */
interface SeenTable {
  readonly table: ViewTable;
  readonly values: Float64Array;
  readonly states: CellState[];
}

/**
 * The relations of a view. Those that follow from the form alone are taken from `known` where it has the same tables (the same objects)
 * with other amounts. Which there are of the others depends on what is empty; of those with last year and of fixed lines on the amounts too.
 */
export function relationsOfBook(view: BookView, known?: BookRelations): BookRelations {
  const kept = known !== undefined && hasSameTables(view, known) ? known : undefined;
  if (kept === undefined) return anew(view);
  const { filled, lines } = noted(kept);
  if (lines || (filled.size > 0 && kept.grounds.planted > 0)) return anew(view);
  const index = { ...kept.index, view };
  const grounds = groundsOf(index, filled.size > 0 ? plantMissingRows(index, hasOnlyFiscalMoney(index)) : kept.grounds.planted);
  const undivided = undividedTables(index);
  const isSound = undivided.length === 0 && kept.undivided.length === 0;
  if (!isSound || grounds.onlyFiscal !== kept.grounds.onlyFiscal || grounds.moneyed !== kept.grounds.moneyed || grounds.planted !== kept.grounds.planted) return anew(view);
  return { ...kept, index, groups: groupsOf(index, grounds, undivided, { groups: kept.groups, filled }) };
}

function anew(view: BookView): BookRelations {
  const index = indexView(view);
  const grounds = groundsOf(index, plantMissingRows(index, hasOnlyFiscalMoney(index)));
  const undivided = undividedTables(index);
  const seen = index.tables.map(({ table, cells }): SeenTable => ({ table, values: Float64Array.from(cells, (cell) => cell.value), states: cells.map((cell) => cell.state) }));
  return { index, groups: groupsOf(index, grounds, undivided), undivided, grounds, seen };
}

/** True where the view has the very tables, the same rows in them, whatever their amounts are. */
export function hasSameTables(view: BookView, { index, seen }: BookRelations): boolean {
  return view.origin === index.view.origin && view.year === index.view.year && view.tables.size === seen.length && seen.every(({ table, values }) => view.tables.get(table.role) === table && table.cells.length === values.length);
}

interface Noted {
  /** Measures of which a cell became empty or was filled. */
  readonly filled: ReadonlySet<Measure>;
  /** A fixed line changed: what it is held against depends on its amount. */
  readonly lines: boolean;
}

/** What changed of the amounts since they were last noted, which is noted now. */
function noted({ seen, index }: BookRelations): Noted {
  const filled = new Set<Measure>();
  let lines = false;
  seen.forEach(({ table: { cells }, values, states }, order) => {
    for (let at = 0; at < cells.length; at += 1) {
      const [cell, before] = [cells[at], values[at] ?? 0];
      if (cell === undefined || (cell.value === before && cell.state === states[at])) continue;
      const measure = cell.filter?.measure;
      if (measure !== undefined && (cell.state !== states[at] || (cell.value === 0) !== (before === 0))) filled.add(measure);
      if (measure === 'line') lines = true;
      index.tables[order]?.clean.clear();
      values[at] = cell.value;
      states[at] = cell.state;
    }
  });
  return { filled, lines };
}

function groundsOf(index: FigureIndex, planted: number): Grounds {
  return { onlyFiscal: hasOnlyFiscalMoney(index), moneyed: FISCAL_FUNDS.filter((fund) => hasMoney(index, fund)).join(), planted };
}

interface KeptGroups {
  readonly groups: readonly RelationGroup[];
  readonly filled: ReadonlySet<Measure>;
}

function groupsOf(index: FigureIndex, { onlyFiscal }: Grounds, undivided: readonly UndividedTable[], kept?: KeptGroups): RelationGroup[] {
  const group = (relations: Iterable<Relation>): RelationGroup => new RelationGroup(undivided.length === 0 ? [...relations] : [...relations].filter((one) => !restsOnBreakdown(one, undivided)));
  const lasting = (make: (index: FigureIndex) => Iterable<Relation>) => ({ lasts: true, make });
  const makers: readonly { readonly lasts: boolean; readonly make: (index: FigureIndex) => Iterable<Relation> }[] = [
    lasting(declaredSums), lasting(codeSums), lasting(tableTies.sameMeaning), lasting(tableTies.rollUps),
    { lasts: kept?.filled.has('economic') === false, make: tableTies.economicTotals }, lasting(tableTies.basicParts),
    { lasts: kept?.filled.has('expenditure') === false, make: () => fundRelations(index, onlyFiscal) }, lasting(lineRelations), { lasts: false, make: lastYearRelations },
  ];
  return makers.map(({ lasts, make }, at) => (lasts ? kept?.groups[at] : undefined) ?? group(make(index)));
}
