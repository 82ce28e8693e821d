import type { Fact } from '../../../shared/ledger/fact.ts';
import { OPERATING_CLASSES } from '../../../shared/narrative/facts/funds.ts';
import type { AgencyOperation } from '../../../shared/narrative/facts/lines.ts';
import type { Unit } from '../../ledger/subjects/units.ts';

const ECONOMIC = ['economic', 'general', 'basic'].join('|');

/**
 * 公用经费 of the 行政 and 参公 units among those of a book: what 机关运行经费 is (DESIGN §3). Undefined where every unit is one, so that
 * all 公用经费 of the tables are. A year without 经济分类 is null, a year in which only others have any is zero.
 */
export function agencyOperation(facts: readonly Fact[], units: readonly Unit[]): AgencyOperation | undefined {
  const own = units.filter((unit) => unit.nature !== 'cancellation');
  const agencies = own.filter((unit) => unit.nature !== 'institution');
  if (agencies.length === own.length) return undefined;
  const spent = facts.filter(({ unit, measure, dimensions }) => [measure, dimensions.fund, dimensions.nature].join('|') === ECONOMIC && own.some(({ code }) => code === unit));
  const of = (period: Fact['period']): number | null => {
    const known = spent.filter((fact) => fact.period === period);
    if (known.length === 0) return null;
    return known.filter(({ unit, dimensions }) => agencies.some(({ code }) => code === unit) && OPERATING_CLASSES.some((code) => dimensions.economic?.startsWith(code))).reduce((sum, fact) => sum + fact.quantity, 0);
  };
  return { current: of('current'), previous: of('previous') };
}
