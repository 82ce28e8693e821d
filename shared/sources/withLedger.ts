import { type Fact, type Filter, addressKey } from '../ledger/fact.ts';
import { covers } from './coverage.ts';
import type { SourcePlan } from './plan.ts';
import { shown } from './shown.ts';

/** One place where an import would change what the ledger holds. */
export interface LedgerChange {
  readonly address: string;
  readonly fact: Fact;
  /** What stands there now; null where nothing does. */
  readonly old: number | null;
  /** What the source says; null where it would be removed. */
  readonly new: number | null;
}

/** An import against the ledger: what to write, what it replaces, and every change for the person to accept or refuse. */
export interface LedgerImport {
  readonly facts: readonly Fact[];
  /** Filters whose facts are replaced, for `replaceFacts`. */
  readonly scope: readonly Filter[];
  /** Places that both hold and that differ, and places that would be removed; additions are no conflicts. */
  readonly changes: readonly LedgerChange[];
  readonly problems: readonly string[];
}

/**
 * Lays a plan against the facts of the same unit and period. Finer figures replace coarser and never add to them: a budget by class
 * (财决报表) leaves the ledger's budget by item as it is and must agree with it.
 * @param keep addresses (`addressKey`) of changes that the person refuses: the ledger's figure stays
 */
export function againstLedger(plan: Pick<SourcePlan, 'facts' | 'scope'>, existing: readonly Fact[], keep: ReadonlySet<string> = new Set()): LedgerImport {
  const problems: string[] = [];
  const kept: Fact[] = [];
  const facts = plan.facts.filter((fact) => {
    const finer = fact.measure === 'budget' ? existing.filter((other) => other.measure === 'budget' && isStrictlyUnder(other, fact)) : [];
    if (finer.length === 0) return true;
    const sum = finer.reduce((total, other) => total + other.quantity, 0);
    if (sum !== fact.quantity) problems.push(`${fact.dimensions.stage === 'initial' ? '年初' : '全年'}预算${fact.dimensions.function ?? ''}：来源为${shown(fact)}，账套中明细合计为${shown({ ...fact, quantity: sum })}，保留账套中的明细，请核对。`);
    kept.push(...finer);
    return false;
  });
  const inScope = existing.filter((fact) => plan.scope.some((filter) => filter.measure === fact.measure && covers(bare(filter), fact.dimensions)));
  const now = new Map(inScope.map((fact) => [addressKey(fact), fact]));
  const next = new Map([...facts, ...kept].map((fact) => [addressKey(fact), fact]));
  const changes: LedgerChange[] = [];
  for (const [address, fact] of now) {
    const taken = next.get(address);
    if (taken?.quantity === fact.quantity) continue;
    changes.push({ address, fact: taken ?? fact, old: fact.quantity, new: taken?.quantity ?? null });
    if (keep.has(address)) next.set(address, fact);
  }
  return { facts: [...next.values()], scope: plan.scope, changes, problems };
}

function isStrictlyUnder(fine: Fact, coarse: Fact): boolean {
  return covers(coarse.dimensions, fine.dimensions) && !covers(fine.dimensions, coarse.dimensions);
}

function bare(filter: Filter): Filter {
  const { measure: _measure, ...rest } = filter;
  return rest;
}
