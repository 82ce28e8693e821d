import { FISCAL_FUNDS, type Filter, intersect } from '../ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import type { StatementRule } from './mapping.ts';

/**
 * The meaning of a cell: base ∧ row ∧ column, in the vocabulary of facts. A stage makes expenditure a budget; income has its fund as
 * its source; null where the ledger has no home for it (a budget of income) or where the pieces exclude each other.
 */
export function composeFilter(rule: StatementRule, row: Filter, column: Filter): Filter | null {
  const base = intersect(rule.base ?? {}, row);
  const whole = base === null ? null : intersect(base, column);
  return whole === null ? null : settled(whole, rule);
}

function settled(filter: Filter, rule: StatementRule): Filter | null {
  switch (filter.measure) {
    case undefined: return null;
    case 'income': return filter.stage === undefined || filter.stage === 'final' ? withSource(withoutStage(filter)) : null;
    case 'expenditure': return filter.stage === 'initial' || filter.stage === 'adjusted' ? { ...filter, measure: 'budget' } : withoutStage(filter);
    case 'budget': return { ...filter, stage: filter.stage ?? rule.stage ?? 'initial' };
    case 'line': return keyKnown(filter) ? { ...filter, stage: filter.stage ?? rule.stage ?? 'final' } : null;
    case 'surplusUsed': case 'surplusAllocated': {
      if (filter.stage === 'initial' || filter.stage === 'adjusted') return null;
      // By function they are the same money once more; as an entry they belong to no function.
      return rule.entries || filter.function === undefined ? { measure: filter.measure } : null;
    }
    case 'opening': {
      // The kind on an entry's row is that of the adjustment beside the balance.
      const { kind: _kind, ...balance } = withoutStage(filter);
      return filter.stage === 'initial' || filter.stage === 'adjusted' ? null : balance;
    }
    case 'economic': case 'openingAdjustment': case 'closing': case 'carriedIn': case 'resources': case 'applications':
      return filter.stage === 'initial' || filter.stage === 'adjusted' ? null : withoutStage(filter);
  }
}

function keyKnown(filter: Filter): boolean {
  return typeof filter.key === 'string' && LINE_KEY_BY_ID.has(filter.key);
}

function withoutStage(filter: Filter): Filter {
  const { stage: _stage, ...rest } = filter;
  return rest;
}

function withSource(filter: Filter): Filter {
  const { fund, ...rest } = filter;
  if (fund === undefined) return rest;
  const fiscal = (FISCAL_FUNDS as readonly string[]);
  const funds = typeof fund === 'string' ? [fund] : fund;
  return funds.every((entry) => fiscal.includes(entry)) ? { ...rest, source: fund } : rest;
}
