import { loadSampleFacts } from '../../electron/samples/sampleBureau.ts';
import type { Library } from '../../electron/service/packs/library.ts';
import type { Fact, FactDimensions } from '../../shared/ledger/fact.ts';
import type { Pack } from '../../shared/pack/pack.ts';

/** The year of the sample whose facts are taken. */
const SAMPLE_YEAR = 2024;

/** Economic items that pay for one function only: 养老保险 for 养老保险缴费 and so on; all others are the salaries and running of the unit's own item. */
const ITEM_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  '30108': ['2080505'], '30109': ['2080506'], '30110': ['2101101', '2101102'], '30111': ['2101103'], '30113': ['2210201'],
};
const OWN_FUNCTIONS = ['2101501', '2101550'];

/** What the money of a project is spent on. */
const PROJECT_ITEMS: Readonly<Record<string, string>> = {
  '2101202': '31302', '2101301': '30305', '2101502': '30201', '2101504': '31007', '2101505': '30227', '2101506': '30299', '2130599': '30305', '2296013': '30305', '2230105': '30299',
};

/**
 * The facts of a sound year for a pack, in fen: the sample's, its economic breakdown crossed with function, nature and fund as the
 * widest forms ask, 国有资本经营预算 money where the pack has a table for it, and 三公 by the fund that the pack prints.
 */
export function soundFacts(library: Library, pack: Pack): Fact[] {
  const sample = loadSampleFacts(library.resourceRoot, SAMPLE_YEAR);
  const money = [...sample.filter((fact) => fact.measure !== 'economic' && fact.measure !== 'line'), ...(pack.statements.some((one) => one.role === 'stateCapital') ? stateCapital() : [])];
  const lines = [...sample.filter((fact) => fact.measure === 'line'), ...moreLines()].map((fact): Fact => (isThreePublic(fact) && pack.threePublic.fund !== null ? { ...fact, dimensions: { ...fact.dimensions, fund: pack.threePublic.fund } } : fact));
  return [...money, ...crossed(sample), ...projectItems(money), ...lines];
}

function isThreePublic(fact: Fact): boolean {
  return fact.dimensions.key?.startsWith('threePublic') ?? false;
}

function made(measure: Fact['measure'], dimensions: FactDimensions, quantity: number, quantityKind: Fact['quantityKind'] = 'fen'): Fact {
  return { period: 'current', unit: '001', measure, dimensions, quantity, quantityKind, origin: 'sample' };
}

function stateCapital(): Fact[] {
  return [
    made('opening', { fund: 'stateCapital', function: '2230105' }, 1_230_000), made('income', { source: 'stateCapital', function: '2230105' }, 8_500_000),
    made('expenditure', { fund: 'stateCapital', nature: 'project', function: '2230105' }, 8_214_500),
  ];
}

function moreLines(): Fact[] {
  return [
    made('line', { key: 'meeting', stage: 'adjusted' }, 2_000_000), made('line', { key: 'meeting', stage: 'final' }, 1_840_000),
    made('line', { key: 'training', stage: 'adjusted' }, 4_200_000), made('line', { key: 'training', stage: 'final' }, 3_981_500),
    made('line', { key: 'equipment.general50', stage: 'final' }, 2, 'count'), made('line', { key: 'equipment.special100', stage: 'final' }, 1, 'count'),
  ];
}

/** Each item of 基本支出 under the function of its unit that it pays for. */
function crossed(sample: readonly Fact[]): Fact[] {
  return sample.filter((fact) => fact.measure === 'economic').map((fact): Fact => {
    const wanted = ITEM_FUNCTIONS[fact.dimensions.economic ?? ''] ?? OWN_FUNCTIONS;
    const spent = sample.find((other) => other.measure === 'expenditure' && other.unit === fact.unit && other.dimensions.fund === 'general' && other.dimensions.nature === 'basic' && wanted.includes(other.dimensions.function ?? ''));
    if (!spent) throw new Error(`no function for ${fact.dimensions.economic} of ${fact.unit}`);
    return { ...fact, dimensions: { ...fact.dimensions, function: spent.dimensions.function } };
  });
}

function projectItems(money: readonly Fact[]): Fact[] {
  return money.filter((fact) => fact.measure === 'expenditure' && fact.dimensions.nature === 'project' && fact.dimensions.fund !== 'nonFiscal').map((fact): Fact => {
    const { project: _project, ...dimensions } = fact.dimensions;
    const economic = PROJECT_ITEMS[fact.dimensions.function ?? ''];
    if (economic === undefined) throw new Error(`no item for ${fact.dimensions.function}`);
    return { ...fact, measure: 'economic', dimensions: { ...dimensions, economic } };
  });
}
