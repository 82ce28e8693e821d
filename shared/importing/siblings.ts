import type { Role } from '../statement/definition.ts';
import { formOf } from './forms.ts';
import type { RecognisedTable } from './interpret.ts';
import { type FormMatch, matchForm } from './match.ts';
import type { PackCandidate } from './reading.ts';
import type { RecognitionWords } from './words.ts';

/** Statements whose titles say the same as another's: a form of the first is printed only where there is one of the second too. */
const SIBLINGS: readonly (readonly [second: Role, first: Role])[] = [['stateCapitalExpenditure', 'stateCapital']];

/**
 * Where the pack has two statements of one kind (国有资本经营预算 收入支出表 and 支出表) and the document two tables of it, gives each
 * table to the statement that it is more like. A single table stays what its title says.
 */
export function withSiblings(tables: readonly RecognisedTable[], pack: PackCandidate, words: RecognitionWords): readonly RecognisedTable[] {
  return SIBLINGS.reduce((settled, [second, first]) => divided(settled, first, second, pack, words), tables);
}

function divided(tables: readonly RecognisedTable[], first: Role, second: Role, pack: PackCandidate, words: RecognitionWords): readonly RecognisedTable[] {
  const [own, other] = [first, second].map((role) => pack.statements.find((statement) => statement.role === role));
  const claimed = tables.filter((table) => table.role === first);
  if (!own || !other || claimed.length < 2) return tables;
  const compared = claimed.map((table) => {
    const match = matchForm(table, formOf(pack.id, other, words), words);
    return { table, match, gain: match.score - matchForm(table, formOf(pack.id, own, words), words).score };
  }).sort((a, b) => b.gain - a.gain);
  // The least alike keeps the title's statement, whatever the scores.
  const moved = new Map(compared.slice(0, -1).filter(({ gain }) => gain > 0).map(({ table, match }): [RecognisedTable, FormMatch] => [table, match]));
  return tables.map((table) => {
    const match = moved.get(table);
    return match ? { ...table, role: second, matches: [match] } : table;
  });
}
