import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeNames, openLibrary, ownResourceRoot } from '../../../electron/service/packs/library.ts';
import { createChecker, runChecks } from '../../../shared/checks/runChecks.ts';
import { type Fact, type FactDimensions, FUNDS, NATURES } from '../../../shared/ledger/fact.ts';
import { type BookInput, type EvaluatedBook, type ShownRow, evaluateBook } from '../../../shared/statement/evaluate.ts';
import { type LedgerViewInput, createFollowingView, viewOfStatements } from '../../../shared/view/fromStatements.ts';
import { soundFacts } from '../../sound/soundFacts.ts';
import { runs } from '../runs.ts';
import { SEED } from '../seed.ts';

const YEAR = 2024;
const library = openLibrary(ownResourceRoot());
const names = codeNames(library, YEAR);

/** What a person does to a book; places count round its facts. */
type Edit =
  | { readonly kind: 'amount'; readonly place: number; readonly quantity: number }
  | { readonly kind: 'more'; readonly place: number; readonly by: number }
  | { readonly kind: 'remove'; readonly place: number }
  | { readonly kind: 'add'; readonly fact: Fact }
  | { readonly kind: 'show'; readonly row: ShownRow };

const codes = ['2010301', '2010350', '2080501', '2080505', '2101501', '2101199', '2130599', '2210201', '2296013', '20805', '201'];
const dimensions: fc.Arbitrary<FactDimensions> = fc.record({
  fund: fc.constantFrom(...FUNDS), nature: fc.constantFrom(...NATURES), function: fc.constantFrom(...codes), economic: fc.constantFrom('30101', '30201', '30217', '31002', '301'), source: fc.constantFrom('general', 'governmentFund', 'undertaking', 'other'),
}, { requiredKeys: [] });
const line: fc.Arbitrary<FactDimensions> = fc.record({ key: fc.constantFrom('threePublic.reception', 'threePublic.reception.domestic', 'threePublic.vehicle.operation', 'count.vehiclesHeld', 'meeting'), stage: fc.constantFrom('initial', 'adjusted', 'final') });
const added: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ measure: fc.constantFrom('income' as const, 'expenditure' as const, 'economic' as const, 'opening' as const, 'openingAdjustment' as const, 'surplusUsed' as const), dimensions }),
  fc.record({ measure: fc.constant('line' as const), dimensions: line }),
).map(({ measure, dimensions: at }): Fact => ({ period: 'current', unit: '001', measure, dimensions: at, quantity: 1_230_000, quantityKind: 'fen' }));
const place = fc.nat(1000);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), place, quantity: fc.constantFrom(0, 1, 1_000_000, 55_500, -20_000) }), fc.record({ kind: fc.constant('more' as const), place, by: fc.constantFrom(1, 100, 10_000, -1) }),
  fc.record({ kind: fc.constant('remove' as const), place }), fc.record({ kind: fc.constant('add' as const), fact: added }),
  fc.record({ kind: fc.constant('show' as const), row: fc.record({ role: fc.constantFrom('expenditure', 'generalExpenditure'), panel: fc.constantFrom('main', 'expenditure'), code: fc.constantFrom(...codes.slice(0, 8)) }) }),
);

function edited(facts: readonly Fact[], one: Edit): readonly Fact[] {
  if (one.kind === 'show') return facts;
  if (one.kind === 'add') return [...facts, one.fact];
  const at = one.place % Math.max(1, facts.length);
  if (one.kind === 'remove') return facts.filter((_, i) => i !== at);
  return facts.map((fact, i) => (i === at ? { ...fact, quantity: one.kind === 'amount' ? one.quantity : fact.quantity + one.by } : fact));
}

describe('a book after edits', () => {
  for (const packId of ['jiangxi-2024', 'sichuan-2021', 'shandong-2019']) {
    it(`of ${packId} has the tables and the findings of the same facts read anew`, () => {
      const pack = library.packs.getPack(packId);
      const start = soundFacts(library, pack);
      const options = { expectedTables: pack.statements.map(({ role, number, title }) => ({ role, number, title })), budgetOf: (code: string) => library.classification.budgetOf(code, YEAR) };
      const viewInput = ({ tables }: EvaluatedBook): LedgerViewInput => ({ packId, year: YEAR, department: '某局', tables, digit: 1 });
      fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), fc.boolean(), (edits, withLastYear) => {
        const [show, checker] = [createFollowingView(), createChecker()];
        const base: Omit<BookInput, 'facts' | 'shown'> = { year: YEAR, approved: [], statements: pack.statements, names };
        const lastYear = withLastYear ? viewOfStatements({ ...viewInput(evaluateBook({ ...base, facts: start })), year: YEAR - 1 }) : undefined;
        let facts: readonly Fact[] = start;
        let shown: readonly ShownRow[] = [];
        let book = evaluateBook({ ...base, facts, shown });
        for (const one of edits) {
          facts = edited(facts, one);
          if (one.kind === 'show') shown = [...shown, one.row];
          book = evaluateBook({ ...base, facts, shown }, book);
          const anew = evaluateBook({ ...base, facts, shown });
          same(book.tables, anew.tables);
          for (const filter of [{ measure: 'expenditure' as const }, { measure: 'economic' as const, fund: 'general', economic: '302' }, { measure: 'line' as const, key: 'threePublic' }]) {
            expect([book.quantity(filter), book.facts.matching(filter), book.valuesOf('function', filter)]).toEqual([anew.quantity(filter), anew.facts.matching(filter), anew.valuesOf('function', filter)]);
          }
          const [view, fresh] = [show(viewInput(book)), viewOfStatements(viewInput(anew))];
          same(shownIn(view), shownIn(fresh));
          same(checker.check({ ...view, ...(lastYear && { lastYear }) }, options), runChecks({ ...fresh, ...(lastYear && { lastYear }) }, options));
        }
      }), { seed: SEED, numRuns: runs(3) });
    });
  }

  it('keeps the tables that an edit does not touch, and gives up nothing of them', () => {
    const pack = library.packs.getPack('sichuan-2021');
    const input: BookInput = { year: YEAR, approved: [], statements: pack.statements, names, facts: soundFacts(library, pack) };
    const before = evaluateBook(input);
    const at = input.facts.findIndex((fact) => fact.dimensions.key === 'threePublic.vehicle.operation' && fact.dimensions.stage === 'final');
    const after = evaluateBook({ ...input, facts: input.facts.map((fact, i) => (i === at ? { ...fact, quantity: fact.quantity + 100 } : fact)) }, before);
    const other = after.tables.filter((table, i) => table !== before.tables[i]).map((table) => table.definition.role);
    expect(other).toEqual(['threePublic']);
  });
});

/** As `toEqual`, which is only asked to tell a difference: it takes much longer to find none. */
function same(one: unknown, other: unknown): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toEqual(other);
}

/** What a view says, without the ways back from a cell to its table. */
function shownIn(view: ReturnType<typeof viewOfStatements>): unknown {
  return [...view.tables.values()].map(({ cells, ...table }) => ({ ...table, cells: cells.map(({ table: of, row, column, ...cell }) => [of.role, row.id, column.id, cell]) }));
}
