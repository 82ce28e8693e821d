import type { ViewCell } from '../../view/view.ts';
import { amountText, placeOf, shown, unitText } from '../address.ts';
import { type Draft, onCell, otherSide } from '../draft.ts';
import type { FigureIndex } from '../figureIndex.ts';
import { type LineGroup, lineGroups } from '../relations/lineRelations.ts';

/** [money lines, the first that the form prints; counts that go with them; both ways: a count without money is odd too]. */
const PAIRS: readonly { readonly money: readonly string[]; readonly counts: readonly string[]; readonly bothWays: boolean }[] = [
  { money: ['threePublic.abroad'], counts: ['count.abroadGroups', 'count.abroadPersons'], bothWays: true },
  { money: ['threePublic.vehicle.purchase'], counts: ['count.vehiclesPurchased'], bothWays: true },
  { money: ['threePublic.vehicle.operation'], counts: ['count.vehiclesHeld'], bothWays: false },
  { money: ['threePublic.reception.domestic', 'threePublic.reception'], counts: ['count.receptionBatches', 'count.receptionPersons'], bothWays: true },
  { money: ['threePublic.reception.abroad'], counts: ['count.receptionAbroadBatches', 'count.receptionAbroadPersons'], bothWays: true },
  { money: ['threePublic.reception.domestic:foreignAffairs'], counts: ['count.receptionBatches:foreignAffairs', 'count.receptionPersons:foreignAffairs'], bothWays: true },
];

export interface CountResult {
  readonly drafts: Draft[];
  /** False when no form prints money beside counts. */
  readonly ran: boolean;
}

/** 费用 > 0 ⇔ 实物量 > 0, on the final stage; 运行维护费 needs a vehicle, a vehicle need not cost anything. */
export function countFindings(index: FigureIndex): CountResult {
  const drafts: Draft[] = [];
  let ran = false;
  const finals = lineGroups(index).filter((group) => group.stage === 'final');
  for (const pair of PAIRS) {
    const money = firstOf(finals, pair.money);
    if (money === undefined) continue;
    const counts = pair.counts.flatMap((key) => firstOf(finals, [key]) ?? []).filter((cell) => cell.state !== 'dash');
    if (counts.length === 0 || money.state === 'dash') continue;
    ran = true;
    const empty = counts.find((cell) => cell.value === 0);
    const filled = counts.find((cell) => cell.value !== 0);
    if (money.value !== 0 && empty !== undefined) {
      drafts.push(onCell('threePublic.counts', empty, { other: otherSide(money), message: `${placeOf(money)}为${amountText(money, money.value)}${unitText(money)}，${placeOf(empty, empty.table !== money.table)}却为${shown(empty)}，请核实费用与实物量。` }));
    } else if (money.value === 0 && filled !== undefined && pair.bothWays) {
      drafts.push(onCell('threePublic.counts', money, { other: otherSide(filled), message: `${placeOf(filled)}为${shown(filled)}，${placeOf(money, filled.table !== money.table)}却为${shown(money)}，请核实费用与实物量。` }));
    }
  }
  return { drafts, ran };
}

function firstOf(groups: readonly LineGroup[], keys: readonly string[]): ViewCell | undefined {
  for (const key of keys) for (const group of groups) {
    const cell = group.cells.get(key);
    if (cell !== undefined) return cell;
  }
  return undefined;
}
