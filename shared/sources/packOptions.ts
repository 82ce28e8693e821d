import type { StatementDefinition } from '../statement/definition.ts';
import { lineFundsOf } from '../statement/lineFunds.ts';
import type { SourceOptions } from './plan.ts';

/** What a pack's statements settle for reading sources: whether economic items are kept by function, and the funds of its fixed lists. */
export function packOptions(statements: readonly StatementDefinition[]): Pick<SourceOptions, 'economicGrain' | 'lineFunds'> {
  const crosses = statements.some(({ role }) => role === 'fiscalDetail' || role === 'generalDetail');
  return { economicGrain: crosses ? 'function' : 'total', lineFunds: lineFundsOf(statements) };
}
