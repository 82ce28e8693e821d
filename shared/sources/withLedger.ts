import { type Fact, type FactAddress, type Filter, addressKey } from '../ledger/fact.ts';
import { roundingInterval } from '../posting/plan.ts';
import { matches } from '../statement/factIndex.ts';
import { covers } from './coverage.ts';
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
  /** Places that both hold and that differ, and places that would be removed; additions and a finer grain of the same money are no conflicts. */
  readonly changes: readonly LedgerChange[];
  readonly problems: readonly string[];
}

/** Facts that an import states, and the filters that it states as a whole. */
export interface Stated {
  readonly facts: readonly Fact[];
  readonly scope: readonly Filter[];
  /** Size in fen of the last digit that the source prints; 1 (exact) when absent. */
  readonly digit?: number;
}

/**
 * Lays what an import states against the facts of the same unit and period. Finer figures replace coarser and never add to them, and
 * a coarser or rounder figure that agrees with finer ones leaves them as they are; a budget by class (财决报表) leaves the ledger's
 * budget by item in any case and must agree with it.
 * @param keep addresses (`addressKey`) of changes that the person refuses: the ledger's figure stays, and nothing coarser or finer is put beside it
 */
export function againstLedger(stated: Stated, existing: readonly Fact[], keep: ReadonlySet<string> = new Set()): LedgerImport {
  const problems: string[] = [];
  const next = taken(stated, existing, problems);
  const scope = [...stated.scope, ...regrainedLines(stated.facts, existing)];
  const now = existing.filter((fact) => inScope(fact, scope));
  const changes = now.flatMap((fact): LedgerChange[] => {
    const address = addressKey(fact);
    const after = next.get(address);
    if (after?.quantity === fact.quantity) return [];
    return after === undefined && isDivided(fact, stated, digitOf(stated)) ? [] : [{ address, fact: after ?? fact, old: fact.quantity, new: after?.quantity ?? null }];
  });
  const refused = changes.filter(({ address }) => keep.has(address));
  for (const { address } of refused) for (const fact of now) if (addressKey(fact) === address) keepOld(fact, next, now);
  return { facts: [...next.values()], scope, changes, problems };
}

function digitOf(stated: Stated): number {
  return stated.digit ?? 1;
}

/** What the ledger holds afterwards within the scope, by address. */
function taken(stated: Stated, existing: readonly Fact[], problems: string[]): Map<string, Fact> {
  const digit = digitOf(stated);
  const byAddress = new Map(existing.map((fact) => [addressKey(fact), fact]));
  const next = new Map<string, Fact>();
  for (const fact of stated.facts) {
    const finer = existing.filter((other) => isUnder(other, fact));
    const sum = finer.reduce((total, other) => total + other.quantity, 0);
    const agrees = Math.abs(sum - fact.quantity) <= roundingInterval(digit, finer.length);
    if (finer.length > 0 && (agrees || fact.measure === 'budget')) {
      if (!agrees) problems.push(`${fact.dimensions.stage === 'initial' ? '年初' : '全年'}预算${fact.dimensions.function ?? ''}：来源为${shown(fact)}，账套中明细合计为${shown({ ...fact, quantity: sum })}，保留账套中的明细，请核对。`);
      for (const kept of finer) next.set(addressKey(kept), kept);
      continue;
    }
    const same = byAddress.get(addressKey(fact));
    next.set(addressKey(fact), same && Math.abs(same.quantity - fact.quantity) <= roundingInterval(digit, 0) ? same : fact);
  }
  return next;
}

/** Lines of the ledger that a stated line is part of, or that are its parts: both cannot stand side by side. */
function regrainedLines(facts: readonly Fact[], existing: readonly Fact[]): Filter[] {
  const lines = facts.filter(({ measure }) => measure === 'line');
  return existing.filter((fact) => lines.some((line) => isUnder(fact, line) || isUnder(line, fact))).map(({ dimensions }): Filter => ({ measure: 'line', ...dimensions }));
}

/** The same money in finer figures: no change for anybody to decide. */
function isDivided(fact: Fact, stated: Stated, digit: number): boolean {
  const finer = stated.facts.filter((other) => isUnder(other, fact));
  return finer.length > 0 && Math.abs(finer.reduce((sum, other) => sum + other.quantity, 0) - fact.quantity) <= roundingInterval(digit, finer.length);
}

/** The ledger's figure stays, with its neighbours under the figure that would have replaced them all. */
function keepOld(fact: Fact, next: Map<string, Fact>, now: readonly Fact[]): void {
  next.set(addressKey(fact), fact);
  const stated = Array.from(next.values());
  for (const other of stated) {
    if (isUnder(other, fact) && !now.includes(other)) next.delete(addressKey(other));
    if (!isUnder(fact, other)) continue;
    next.delete(addressKey(other));
    for (const neighbour of now) if (isUnder(neighbour, other)) next.set(addressKey(neighbour), neighbour);
  }
}

/** Strictly finer: of the same measure and within the other's place; a line is under the line that it is a part of, and one fund's under that of all. */
export function isUnder(fine: FactAddress, coarse: FactAddress): boolean {
  if (fine.measure !== coarse.measure) return false;
  if (fine.measure !== 'line') return covers(coarse.dimensions, fine.dimensions) && !covers(fine.dimensions, coarse.dimensions);
  const [own, above] = [fine.dimensions.key ?? '', coarse.dimensions.key ?? ''];
  if (fine.dimensions.stage !== coarse.dimensions.stage) return false;
  if (own === above) return coarse.dimensions.fund === undefined && fine.dimensions.fund !== undefined;
  return own.startsWith(`${above}.`) && !own.slice(above.length).includes(':') && (coarse.dimensions.fund === undefined || fine.dimensions.fund === coarse.dimensions.fund);
}

function inScope(fact: Fact, scope: readonly Filter[]): boolean {
  return scope.some((filter) => (filter.measure === undefined || filter.measure === fact.measure) && matches(fact, filter));
}
