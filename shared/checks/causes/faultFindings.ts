import type { ViewCell } from '../../view/view.ts';
import { amountText, columnRef, placeOf, rowRef } from '../address.ts';
import { badNumber } from '../findings/cellFindings.ts';
import { type Draft, onCell, onTable, otherSide } from '../draft.ts';
import type { Finding } from '../finding.ts';
import { isMissingRow } from '../figureIndex.ts';
import { type Relation, isUnreadable, solvedFor, sumOfParts } from '../relations/relation.ts';
import type { Fault } from './rootCause.ts';
import type { RuleId } from '../rules.ts';
import type { ScaleFault } from './scaleFault.ts';
import { ASK_SOURCE, causeText, describe } from '../sentences.ts';

/**
 * The findings of the wrong cells: each cause with its symptoms under it, a missing row once for all its columns, a table without any
 * amounts once.
 */
export function faultFindings(faults: readonly Fault[]): Draft[] {
  const drafts: Draft[] = [];
  const rows = new Map<string, Draft>();
  for (const fault of faults) {
    const root = rootDraft(fault);
    if (isMissingRow(fault.cell.row) || fault.cell.table.empty) {
      const key = `${fault.cell.table.number}|${fault.cell.table.empty ? '' : fault.cell.row.id}`;
      root.root = rows.get(key) ?? null;
      if (root.root === null) rows.set(key, root);
    }
    drafts.push(root);
    const cause = root.root ?? root;
    const symptoms = fault.cell.state === 'bad' ? [fault.lead, ...fault.symptoms] : fault.symptoms;
    for (const symptom of symptoms) drafts.push(symptomDraft(symptom, cause));
  }
  return drafts;
}

function rootDraft(fault: Fault): Draft {
  const { cell, expected, lead } = fault;
  if (cell.state === 'bad') return badNumber(cell, expected);
  const rule: RuleId = isMissingRow(cell.row) ? 'missing.row' : lead.mode === 'equal' && isBlankUnderTotal(fault) ? 'missing.blank' : lead.rule;
  const copied = transcription(fault);
  const advice = copied !== undefined ? `，可据${copied.from}抄录` : `${fault.confirmed ? '，该数与其他处相符，应先核对各明细' : ''}，${ASK_SOURCE}`;
  return onCell(rule, cell, {
    expected, message: `${describe(lead, cell, expected)}${causeText(cell, expected)}${advice}。`,
    ...(copied === undefined ? {} : { suggestion: copied }),
    ...withOther(lead, cell),
  });
}

/** The judged cell is blank, or is a filled total over nothing but blanks. */
function isBlankUnderTotal({ cell, lead, expected }: Fault): boolean {
  if (cell.state === 'blank') return expected !== 0;
  return lead.kind === 'sum' && cell === lead.target && lead.parts.every((part) => part.cell.state === 'blank' || part.cell.state === 'dash');
}

/** Repairs of money are offered only as the copy of a cell that shows the number, when several relations point at the judged cell. */
function transcription({ lead, cell, identified }: Fault): Finding['suggestion'] | undefined {
  const source = counterpart(lead, cell);
  if (!identified || lead.mode !== 'equal' || lead.kind !== 'tie' || source === undefined || source.state !== 'number') return undefined;
  return source.table === cell.table ? undefined : {
    value: amountText(cell, source.value), from: placeOf(source), at: { table: source.table.number, row: rowRef(source.table, source.row), column: columnRef(source) },
  };
}

/** The one cell on the other side of a relation; undefined when there are several. */
function counterpart(of: Relation, cell: ViewCell): ViewCell | undefined {
  if (of.parts.length !== 1) return undefined;
  return cell === of.target ? of.parts[0]?.cell : of.target;
}

/** `other` of a finding: the one cell opposite, or the place of the parts with what they make together. */
function withOther(of: Relation, cell: ViewCell): { readonly other?: Finding['other'] } {
  if (cell !== of.target) return { other: otherSide(of.target) };
  const [first] = of.parts.filter((part) => part.cell.value !== 0).concat(of.parts);
  if (first === undefined) return {};
  if (of.parts.length === 1) return { other: otherSide(first.cell) };
  const same = (key: (part: ViewCell) => unknown): boolean => of.parts.every((part) => key(part.cell) === key(first.cell));
  return {
    other: {
      table: first.cell.table.number, row: same((part) => part.row) ? rowRef(first.cell.table, first.cell.row) : null,
      column: same((part) => part.column.id) ? columnRef(first.cell) : null, value: amountText(cell, sumOfParts(of)),
    },
  };
}

function symptomDraft(of: Relation, root: Draft): Draft {
  const { target } = of;
  const expected = solvedFor(of, target);
  const readable = !of.parts.some((part) => isUnreadable(part.cell));
  const cause = root.cell === undefined ? root.body.table : placeOf(root.cell);
  const message = `${describe(of, target, expected)}，由${cause}的差错引起。`;
  const draft = onCell(of.rule, target, { ...(readable ? { expected } : {}), message, ...withOther(of, target) });
  draft.root = root;
  return draft;
}

/** A table in another unit: one finding, its broken ties under it. */
export function scaleFindings({ table, factor, symptoms }: ScaleFault): Draft[] {
  const way = factor > 1 ? `缩小了${factor}倍` : `扩大了${Math.round(1 / factor)}倍`;
  const root = onTable('unit.table', table.number, `${table.number}的金额与其他各表相比整体${way}，疑似金额单位不是${table.unit}，请核对该表的金额单位。`, { of: table });
  return [root, ...symptoms.map((one) => symptomDraft(one, root))];
}

/** Broken relations of warning level: under the fault that explains them, else the first of a rule with the others under it. */
export function warningFindings(broken: readonly Relation[], faults: readonly Fault[], causes: readonly Draft[]): Draft[] {
  const drafts: Draft[] = [];
  const firsts = new Map<RuleId, Draft>();
  for (const of of broken) {
    const fault = faults.find((one) => explains(one, of));
    const cause = causes.find((draft) => draft.cell === fault?.cell && draft.root === null);
    const expected = solvedFor(of, of.target);
    const tail = of.rule === 'rollforward.lastYear' ? '，如为年初调整请说明类型和文号' : '，请说明原因';
    const draft = onCell(of.rule, of.target, { expected, message: `${describe(of, of.target, expected)}${tail}。`, ...withOther(of, of.target) });
    draft.root = cause ?? firsts.get(of.rule) ?? null;
    if (draft.root === null) firsts.set(of.rule, draft);
    drafts.push(draft);
  }
  return drafts;
}

function explains(fault: Fault, of: Relation): boolean {
  const delta = fault.expected - fault.cell.value;
  const gap = of.target.value - sumOfParts(of);
  const pull = fault.cell === of.target ? 1 : -(of.parts.find((part) => part.cell === fault.cell)?.sign ?? 0);
  return pull !== 0 && Math.abs(gap + pull * delta) < Math.abs(gap);
}
