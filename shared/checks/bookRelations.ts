import { FISCAL_FUNDS } from '../ledger/fact.ts';
import type { BookView, CellState, ViewTable } from '../view/view.ts';
import { codeSums } from './codeSums.ts';
import { declaredSums } from './declaredSums.ts';
import { type FigureIndex, indexView } from './figureIndex.ts';
import { fundRelations } from './fundRelations.ts';
import { lastYearRelations } from './lastYear.ts';
import { lineRelations } from './lineRelations.ts';
import { plantMissingRows } from './missingRows.ts';
import { hasMoney, hasOnlyFiscalMoney } from './otherMoney.ts';
import type { Relation } from './relation.ts';
import { RelationGroup } from './relationGroup.ts';
import { tableTies } from './tableTies.ts';
import { type UndividedTable, restsOnBreakdown, undividedTables } from './undividedTables.ts';

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
 * with other amounts: which there are depends on amounts only by what is empty, by the grounds, and for fixed lines and balances by the amounts.
 */
export function relationsOfBook(view: BookView, known?: BookRelations): BookRelations {
  const kept = known !== undefined && hasSameTables(view, known) ? known : undefined;
  const change = kept === undefined ? 'other' : noted(kept.seen);
  if (kept === undefined || change === 'other' || (change === 'emptiness' && kept.grounds.planted > 0)) return anew(view);
  const index = { ...kept.index, view };
  const grounds = groundsOf(index, change === 'emptiness' ? plantMissingRows(index, hasOnlyFiscalMoney(index)) : kept.grounds.planted);
  const undivided = undividedTables(index);
  const isSound = undivided.length === 0 && kept.undivided.length === 0;
  if (!isSound || grounds.onlyFiscal !== kept.grounds.onlyFiscal || grounds.moneyed !== kept.grounds.moneyed || grounds.planted !== kept.grounds.planted) return anew(view);
  return { ...kept, index, undivided, groups: groupsOf(index, grounds, undivided, { groups: kept.groups, all: change === 'none' || change === 'amounts' }) };
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
  return view.origin === index.view.origin && view.tables.size === seen.length && seen.every(({ table, values }) => view.tables.get(table.role) === table && table.cells.length === values.length);
}

/** What changed of the amounts since they were last noted. `other`: a fixed line, on whose amount it depends what it is held against. */
function noted(seen: readonly SeenTable[]): 'none' | 'amounts' | 'emptiness' | 'other' {
  let [changed, flipped, line] = [false, false, false];
  for (const { table, values, states } of seen) {
    table.cells.forEach((cell, at) => {
      const before = values[at] ?? 0;
      if (cell.value === before && cell.state === states[at]) return;
      changed = true;
      if (cell.state !== states[at] || (cell.value === 0) !== (before === 0)) flipped = true;
      if (cell.filter?.measure === 'line') line = true;
      values[at] = cell.value;
      states[at] = cell.state;
    });
  }
  return !changed ? 'none' : line ? 'other' : flipped ? 'emptiness' : 'amounts';
}

function groundsOf(index: FigureIndex, planted: number): Grounds {
  return { onlyFiscal: hasOnlyFiscalMoney(index), moneyed: FISCAL_FUNDS.filter((fund) => hasMoney(index, fund)).join(), planted };
}

interface KeptGroups {
  readonly groups: readonly RelationGroup[];
  /** Nothing became empty or was filled: only what is measured against last year may be another. */
  readonly all: boolean;
}

function groupsOf(index: FigureIndex, { onlyFiscal }: Grounds, undivided: readonly UndividedTable[], kept?: KeptGroups): RelationGroup[] {
  const group = (relations: Iterable<Relation>): RelationGroup => new RelationGroup(undivided.length === 0 ? [...relations] : [...relations].filter((one) => !restsOnBreakdown(one, undivided)));
  const ofForm = (make: (index: FigureIndex) => Iterable<Relation>) => ({ lasts: true, make: () => make(index) });
  const ofFilled = (make: () => Iterable<Relation>) => ({ lasts: kept?.all === true, make });
  const makers = [
    ofForm(declaredSums), ofForm(codeSums), ofForm(tableTies.sameMeaning), ofForm(tableTies.rollUps), ofFilled(() => tableTies.economicTotals(index)), ofForm(tableTies.basicParts),
    ofFilled(() => fundRelations(index, onlyFiscal)), ofFilled(() => lineRelations(index)), { lasts: false, make: () => lastYearRelations(index) },
  ];
  return makers.map(({ lasts, make }, at) => (lasts ? kept?.groups[at] : undefined) ?? group(make()));
}
