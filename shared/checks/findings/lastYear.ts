import type { ViewCell, ViewTable } from '../../view/view.ts';
import { type FigureIndex, indexBeside } from '../figureIndex.ts';
import { type Relation, plus, relation } from '../relations/relation.ts';

/**
 * 年初结转和结余 against last year's 年末, wherever both documents print them for the same fund and 科目. A difference may be an
 * adjustment (差错更正, 收回, 调入调出), which needs its kind and 文号: so the rule is a warning. One that was entered explains it.
 */
export function lastYearRelations(index: FigureIndex): Relation[] {
  const before = index.view.lastYear;
  if (before === undefined) return [];
  const last = indexBeside(before);
  const relations: Relation[] = [];
  const tables = new Map<ViewTable, ViewTable>();
  const ofLastYear = (cell: ViewCell): ViewCell => {
    const table = tables.get(cell.table) ?? { ...cell.table, number: `上年${cell.table.number}` };
    tables.set(cell.table, table);
    return { ...cell, table };
  };
  for (const entry of index.tables) {
    for (const [meaning, target] of entry.bySignature) {
      if (target.filter?.measure !== 'carriedIn') continue;
      const closing = last.bySignature.get(meaning.replace('carriedIn', 'closing')) ?? [];
      const source: ViewCell | undefined = closing.find((cell) => cell.table.role === entry.table.role) ?? closing[0];
      const adjustment = index.view.openingAdjustments?.get(meaning) ?? 0;
      if (source !== undefined && adjustment !== 0 && Math.abs(source.value + adjustment - target.value) <= source.digit) continue;
      if (source !== undefined) relations.push(relation('rollforward.lastYear', 'tie', target, plus([ofLastYear(source)])));
    }
  }
  return relations;
}
