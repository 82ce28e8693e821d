import type { Fact } from '../../../shared/ledger/fact.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { workingStatements } from '../../../shared/sources/workingStatements.ts';
import type { StatementDefinition, WorkingRole } from '../../../shared/statement/definition.ts';
import { type EvaluatedBook, type ShownRow, evaluateBeside } from '../../../shared/statement/evaluate.ts';
import type { Names } from '../../../shared/statement/rows.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';
import { loadSourceMappings } from '../../sources/mappings.ts';
import type { Library } from '../packs/library.ts';

/** The working sheets (填报底稿) of a year: forms in which everything can be entered that no printed cell addresses. Never printed, of no check. */
export interface WorkingBook {
  readonly definitions: readonly StatementDefinition<WorkingRole>[];
  /** Null for a sheet that does not exist. */
  table(role: WorkingRole): StatementTable<WorkingRole> | null;
}

export interface WorkingBookParts {
  readonly year: number;
  readonly pack: Pack;
  readonly facts: readonly Fact[];
  readonly figures: EvaluatedBook;
  readonly names: Names;
  readonly shown?: readonly ShownRow[];
}

/** Nothing is filled before it is asked for: most edits are made elsewhere. */
export function openWorkingBook(library: Library, parts: WorkingBookParts): WorkingBook {
  const tables = new Map<WorkingRole, StatementTable<WorkingRole>>();
  return {
    get definitions() { return definitionsOf(library, parts); },
    table(role) {
      const known = tables.get(role);
      if (known) return known;
      const definition = definitionsOf(library, parts).find((candidate) => candidate.role === role);
      const [table] = definition ? evaluateBeside(parts.figures, [definition], { names: parts.names, ...(parts.shown && { shown: parts.shown }) }) : [];
      if (table) tables.set(role, table);
      return table ?? null;
    },
  };
}

let latest: { readonly key: string; readonly definitions: readonly StatementDefinition<WorkingRole>[] } | null = null;

/** The forms stay the same objects from edit to edit, and what is worked out of them with them, until the pack or the lines in use change. */
function definitionsOf(library: Library, { year, pack, facts }: WorkingBookParts): readonly StatementDefinition<WorkingRole>[] {
  const lines = new Set(facts.flatMap(({ measure, dimensions: { key, fund } }) => (measure === 'line' ? [`${key ?? ''}@${fund ?? ''}`] : [])));
  const key = JSON.stringify([library.resourceRoot, year, pack.hash, [...lines].sort()]);
  if (latest?.key === key) return latest.definitions;
  const definitions = workingStatements(loadSourceMappings(library.resourceRoot).workingSheets, { classification: library.classification, year, statements: pack.statements, facts, ...(pack.equipment && { equipment: pack.equipment }) });
  latest = { key, definitions };
  return definitions;
}
