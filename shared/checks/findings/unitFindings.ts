import type { UnitBook, ViewCell } from '../../view/view.ts';
import { amountText, decimalsMore, differenceText, placeOf, unitText } from '../address.ts';
import { type Draft, onCell } from '../draft.ts';
import { type FigureIndex, type IndexedTable, indexBeside } from '../figureIndex.ts';
import { type Relation, plus, relation, standingOf, sumOfParts, toleranceOf } from '../relations/relation.ts';
import type { RuleId } from '../rules.ts';

export interface UnitResult {
  readonly drafts: Draft[];
  readonly ran: readonly RuleId[];
}

interface IndexedUnit extends UnitBook {
  readonly index: FigureIndex;
}

/** The department's figures against the sum of its units, and the entries that cancel money between them. */
export function unitFindings(index: FigureIndex): UnitResult {
  const units = (index.view.units ?? []).map((unit): IndexedUnit => ({ ...unit, index: indexBeside(unit.view) }));
  if (units.length === 0) return { drafts: [], ran: [] };
  const cancelling = units.filter((unit) => unit.cancels);
  return { drafts: [...sums(index, units), ...cancelling.flatMap(unbalanced)], ran: ['units.sum', ...(cancelling.length > 0 ? ['units.cancellation' as const] : [])] };
}

/** One finding for each cause: totals over a wrong cell, and the same difference in a further table, stand under it. */
function sums(index: FigureIndex, units: readonly IndexedUnit[]): Draft[] {
  const roots: { readonly draft: Draft; readonly gap: number }[] = [];
  const drafts: Draft[] = [];
  for (const entry of index.tables) {
    const broken = brokenIn(entry, units);
    const causes = broken.filter((one) => !isTotalOver(one, broken));
    for (const one of [...causes, ...broken.filter((other) => !causes.includes(other))]) {
      const draft = draftOf(one, units);
      const gap = Math.abs(one.target.value - sumOfParts(one));
      const same = roots.find((root) => Math.abs(root.gap - gap) <= toleranceOf(one) && root.draft.table !== entry.table);
      const first = roots.find((root) => root.draft.table === entry.table);
      draft.root = same?.draft ?? (causes.includes(one) ? null : first?.draft ?? null);
      if (draft.root === null) roots.push({ draft, gap });
      drafts.push(draft);
    }
  }
  return drafts;
}

function brokenIn(entry: IndexedTable, units: readonly IndexedUnit[]): Relation[] {
  return [...entry.bySignature].flatMap(([meaning, target]): Relation[] => {
    const parts = units.flatMap((unit) => partOf(unit, meaning, entry) ?? []);
    // A form that no unit uses says nothing; a 科目 that no unit has is nobody's money.
    if (target.state === 'dash' || target.state === 'bad' || (parts.length === 0 && target.row.code === undefined)) return [];
    const one = relation('units.sum', 'tie', target, plus(parts));
    return standingOf(one) === 'broken' ? [one] : [];
  });
}

/** The same table of the unit if it has the cell there, else any that prints the quantity. */
function partOf(unit: IndexedUnit, meaning: string, entry: IndexedTable): ViewCell | undefined {
  const cells = unit.index.bySignature.get(meaning) ?? [];
  return cells.find((cell) => cell.table.role === entry.table.role) ?? cells[0];
}

function isTotalOver({ target }: Relation, broken: readonly Relation[]): boolean {
  return broken.some(({ target: other }) => other !== target && (
    (target.row === other.row && target.column.sum?.includes(other.column.id) === true)
    || (target.column === other.column && (isAbove(target, other) || target.row.sum?.some((id) => id.replace(/^-/, '') === other.row.id) === true))
  ));
}

function isAbove(target: ViewCell, other: ViewCell): boolean {
  const code = target.row.code ?? (target.row.id === 'total' ? '' : undefined);
  return code !== undefined && other.row.code !== undefined && other.row.code !== code && other.row.code.startsWith(code);
}

function draftOf(of: Relation, units: readonly IndexedUnit[]): Draft {
  const { target } = of;
  const expected = sumOfParts(of);
  const more = decimalsMore(target, expected);
  const named = units.flatMap((unit): string[] => {
    const cell = of.parts.find((part) => part.cell.value !== 0 && unit.index.bySignature.get(target.signature)?.includes(part.cell))?.cell;
    return cell === undefined ? [] : [`${unit.name}${amountText(cell, cell.value, more)}`];
  });
  const told = named.length === 0 ? '各单位都没有这项数' : `各单位（${named.slice(0, 4).join('、')}${named.length > 4 ? '等' : ''}）之和为${amountText(target, expected, more)}`;
  const unit = unitText(target);
  return onCell('units.sum', target, {
    expected, message: `${placeOf(target)}为${amountText(target, target.value, more)}${unit}，${told}${unit}，相差${differenceText(target, expected)}${unit}，请核对各单位决算和抵销数。`,
  });
}

/** What one side of the department books as income and the other as expenditure. */
const PAIRS: readonly { readonly income: string; readonly expenditure: string; readonly names: readonly [string, string] }[] = [
  { income: 'superiorSubsidy', expenditure: 'affiliateSubsidy', names: ['上级补助收入', '对附属单位补助支出'] },
  { income: 'affiliateRemittance', expenditure: 'remittedUp', names: ['附属单位上缴收入', '上缴上级支出'] },
];

function unbalanced(unit: IndexedUnit): Draft[] {
  return PAIRS.flatMap(({ income, expenditure, names: [gained, spent] }): Draft[] => {
    const [from] = unit.index.bySignature.get(`income|source=${income}`) ?? [];
    const [to] = unit.index.bySignature.get(`expenditure|nature=${expenditure}`) ?? [];
    if (from === undefined || to === undefined) return [];
    const one = relation('units.cancellation', 'tie', from, plus([to]));
    if (standingOf(one) !== 'broken') return [];
    const more = decimalsMore(from, to.value);
    const message = `“${unit.name}”抵销的${gained}为${amountText(from, from.value, more)}${unitText(from)}，抵销的${spent}为${amountText(to, to.value, more)}${unitText(to)}，两者应相等，相差${differenceText(from, to.value)}${unitText(from)}，请核对内部往来。`;
    return [onCell('units.cancellation', from, { expected: to.value, message })];
  });
}
