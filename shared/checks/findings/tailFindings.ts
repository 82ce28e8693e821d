import type { ViewCell, ViewTable } from '../../view/view.ts';
import { placeOf } from '../address.ts';
import { type Draft, onCell, otherSide } from '../draft.ts';
import type { Finding } from '../finding.ts';
import type { PrintOrder } from '../printOrder.ts';
import { type Relation, solvedFor } from '../relations/relation.ts';
import type { Fault } from '../causes/rootCause.ts';
import { ruleOf } from '../rules.ts';
import { describe } from '../sentences.ts';

interface Tail {
  readonly of: Relation;
  readonly cell: ViewCell;
  readonly expected: number;
}

/**
 * 尾差: one note a table, which counts and lists its cells; the further ones stand under it. Sums that a wrong cell takes part in are
 * left out, and a cell is listed once for each value that it should have.
 * @param relations those that hold within rounding only
 */
export function tailFindings(relations: readonly Relation[], faults: readonly Fault[], order: PrintOrder): Draft[] {
  if (relations.length === 0) return [];
  const wrong = new Set(faults.map((fault) => fault.cell));
  const tables = new Map<ViewTable, Tail[]>();
  for (const of of relations) {
    if (ruleOf(of.rule).level !== 'error') continue;
    if (wrong.has(of.target) || of.parts.some((part) => wrong.has(part.cell))) continue;
    const tail: Tail = { of, cell: of.target, expected: solvedFor(of, of.target) };
    const list = tables.get(tail.cell.table);
    if (list === undefined) tables.set(tail.cell.table, [tail]);
    else if (!list.some((one) => one.cell === tail.cell && one.expected === tail.expected)) list.push(tail);
  }
  return [...tables.values()].flatMap((tails) => noteOf(tails.sort((a, b) => order(a.cell, b.cell))));
}

function noteOf(tails: readonly Tail[]): Draft[] {
  const [head] = tails;
  if (head === undefined) return [];
  const drafts = tails.map(({ of, cell, expected }) => onCell(of.rule, cell, {
    expected, level: 'tail', message: `${describe(of, cell, expected)}，属四舍五入尾差。`, ...otherOf(of),
  }));
  const [first, ...rest] = drafts;
  if (first === undefined || rest.length === 0) return drafts;
  for (const draft of rest) draft.root = first;
  const cells = [...new Set(tails.map((tail) => placeOf(tail.cell, false)))].join('、');
  const whole: Draft = { ...first, body: { ...first.body, message: `${first.body.message}${head.cell.table.number}共有${tails.length}处尾差：${cells}。` } };
  for (const draft of rest) draft.root = whole;
  return [whole, ...rest];
}

/** The cell of another table that the tail is measured against, when there is one. */
function otherOf(of: Relation): { readonly other?: Finding['other'] } {
  const [only] = of.parts;
  return of.parts.length === 1 && only !== undefined ? { other: otherSide(only.cell) } : {};
}
