import { join } from 'node:path';
import { loadPacks } from '../../../electron/resources/packs.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { evaluateBook } from '../../../shared/statement/evaluate.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';

export const RESOURCES = join(import.meta.dirname, '..', '..', '..', 'resources');
export const LIBRARY = loadPacks([join(RESOURCES, 'packs')]);

/** The statements of a pack without a single amount: what the form prints by itself. */
export function emptyForms(pack: Pack): readonly StatementTable[] {
  return evaluateBook({ year: pack.validFrom, facts: [], approved: [], statements: pack.statements, names: { nameOf: (_dimension, code) => code } }).tables;
}
