import type { ViewCell } from '../../view/view.ts';
import { type Family, belowOf, isList, nearestBelow } from './family.ts';
import type { FigureIndex } from '../figureIndex.ts';
import { type Relation, type Term, plus, relation } from './relation.ts';
import type { RuleId } from '../rules.ts';

/**
 * 类 = Σ款 = Σ项 from the codes that are present: each code is the sum of the nearest deeper level, 合计 the sum of the topmost codes,
 * 人员经费 and 公用经费 the sum of the classes that they name.
 */
export function codeSums(index: FigureIndex): Relation[] {
  const relations: Relation[] = [];
  for (const entry of index.tables) for (const family of entry.families) familySums(family, relations);
  return relations;
}

function familySums(family: Family, into: Relation[]): void {
  for (const [code, codes] of belowOf(family)) {
    const target = family.cells.get(code);
    if (target === undefined || target.state === 'dash') continue;
    const parts: Term[] = [];
    for (const below of codes) {
      const cell = family.cells.get(below);
      if (cell !== undefined) parts.push({ cell, sign: 1 });
    }
    into.push(relation(code === '' ? 'sum.total' : 'sum.codes', 'sum', target, parts));
  }
  for (const [code, target] of family.cells) {
    if (!isList(code) || target.state === 'dash') continue;
    const parts = nearestBelow(family, code);
    if (parts.length > 0) into.push(relation(listRule(family), 'sum', target, plus(parts)));
  }
}

function listRule(family: Family): RuleId {
  return family.dimension === 'economic' ? 'sum.economic' : 'sum.codes';
}

/** What a table prints in all for a breakdown by economic class: its total, else 人员 + 公用, else the topmost classes. */
export function wholeOf(family: Family): readonly ViewCell[] {
  const total = family.cells.get('');
  if (total !== undefined) return [total];
  const lists = [...family.cells].filter(([code]) => isList(code));
  const named = lists.flatMap(([code]) => code.split('+').filter((prefix) => prefix !== ''));
  const top = belowOf(family).get('') ?? [];
  const complete = lists.length > 0 && top.every((code) => named.some((prefix) => code.startsWith(prefix)) || family.cells.get(code)?.value === 0);
  return complete ? lists.map(([, cell]) => cell) : nearestBelow(family, '');
}
