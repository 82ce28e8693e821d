import { belowOf, covering, leafCodes, nearestBelow } from './family.ts';
import type { Family } from './family.ts';
import { wholeOf } from './codeSums.ts';
import { type FigureIndex, cellMeaning } from '../figureIndex.ts';
import { type Relation, plus, relation } from './relation.ts';

/** Ties between tables that follow from meaning alone: no table is named. Each kind by itself; of all but `economicTotals` no value decides which there are. */
export const tableTies: { readonly [K in 'sameMeaning' | 'rollUps' | 'economicTotals' | 'basicParts']: (index: FigureIndex) => Generator<Relation> } = { sameMeaning, rollUps, economicTotals, basicParts };

/** A meaning printed in several tables is one number: each later table is tied once, to the first. */
function* sameMeaning(index: FigureIndex): Generator<Relation> {
  for (const cells of index.bySignature.values()) {
    const [first, ...later] = cells;
    if (first === undefined) continue;
    for (const target of later) if (target.state !== 'dash' && first.state !== 'dash') yield relation('cross.same', 'tie', target, plus([first]));
  }
}

/**
 * A cell that is not broken down in its own table equals the finer rows of another table: 类 in the 总表 against 项 in the 决算表.
 * Cells that their own table breaks down are left out, they follow from the finer ties.
 */
function* rollUps(index: FigureIndex): Generator<Relation> {
  for (const families of index.breakdowns.values()) {
    if (families.length < 2) continue;
    for (const coarse of families) for (const fine of families) {
      if (coarse === fine) continue;
      for (const code of undivided(coarse)) {
        const target = coarse.cells.get(code);
        const parts = fine.cells.has(code) ? [] : code === '' ? nearestBelow(fine, '') : covering(fine, code);
        if (target !== undefined && parts.length > 0) yield relation('cross.rollUp', 'tie', target, plus(parts));
      }
    }
  }
}

function undivided(family: Family): readonly string[] {
  const leaves = leafCodes(family);
  return family.cells.has('') && !belowOf(family).has('') ? ['', ...leaves] : leaves;
}

/** The function and the economic breakdown are two entries of one total: basic of 表05 = 人员经费 + 公用经费 of 表06. */
function* economicTotals(index: FigureIndex): Generator<Relation> {
  for (const entry of index.tables) {
    for (const family of entry.families) {
      if (family.dimension !== 'economic' || !family.rest.startsWith('economic')) continue;
      const meaning = `expenditure${family.rest.slice('economic'.length)}`;
      const target = cellMeaning(index, meaning, entry.table) ?? entry.bySignature.get(meaning);
      const parts = wholeOf(family);
      if (target !== undefined && parts.length > 0) yield relation('cross.economic', 'tie', target, plus(parts));
    }
  }
}

/** What 基本支出 shows of an economic item is a part of what all natures together show of it (forms that cross function with economic class). */
function* basicParts(index: FigureIndex): Generator<Relation> {
  for (const [meaning, [target]] of index.bySignature) {
    if (target?.filter?.measure !== 'economic' || target.filter.nature !== 'basic') continue;
    const whole = cellMeaning(index, meaning.replace('|nature=basic', ''), target.table);
    if (whole !== undefined) yield relation('cross.basicWithin', 'tie', target, plus([whole]), 'atMost');
  }
}
