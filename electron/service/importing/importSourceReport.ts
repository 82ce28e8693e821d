import type { PostingConflict } from '../../../shared/posting/plan.ts';
import { roundingInterval } from '../../../shared/posting/plan.ts';
import { IMPORT_KINDS, type ImportKind, type ImportPlan } from '../../../shared/sources/importPlan.ts';
import { shown } from '../../../shared/sources/shown.ts';

/** What a file was taken for, for a person. */
export interface TakenSource {
  readonly file: string;
  readonly kind: ImportKind;
  /** 财决报表 … */
  readonly name: string;
  readonly period: 'current' | 'previous';
  readonly unit: string;
  /** Facts that it gave. */
  readonly facts: number;
  /** Sheets that were read and what each was taken for. */
  readonly tables: readonly { readonly sheet: string; readonly name: string }[];
  /** Sheets with figures that nobody understood. */
  readonly unknown: readonly string[];
  readonly problems: readonly string[];
}

export function takenSource(plan: ImportPlan): TakenSource {
  return {
    file: plan.file, kind: plan.kind, name: IMPORT_KINDS[plan.kind], period: plan.period, unit: plan.unit ?? '', facts: plan.facts.length,
    tables: plan.sheets.flatMap(({ sheet, name, status }) => ((status === 'read' || status === 'joined') && name !== null ? [{ sheet, name }] : [])),
    unknown: plan.sheets.flatMap(({ sheet, status }) => (status === 'unknown' ? [sheet] : [])), problems: plan.problems,
  };
}

/** Changes that are named one by one; the rest are counted. */
const MOST_CHANGES = 20;

/**
 * What an accepted plan changed in the ledger, in sentences.
 * @param digit changes that the rounding of figures printed to this many fen explains are not named
 */
export function changeConflicts(plan: ImportPlan, digit: number): PostingConflict[] {
  const changes = plan.changes.filter((change) => Math.abs((change.new ?? 0) - (change.old ?? 0)) > roundingInterval(digit, 1));
  const said = changes.slice(0, MOST_CHANGES).map(({ name, fact, old, new: now }): PostingConflict => {
    const value = (quantity: number | null): string => (quantity === null ? '无' : shown({ quantity, quantityKind: fact.quantityKind }));
    return { message: `${name}：账套中为${value(old)}，${plan.file}为${value(now)}，已按后者记账，请核对。`, cells: [] };
  });
  const more = changes.length - said.length;
  return more > 0 ? [...said, { message: `${plan.file}还改变了账套中的${more}处数字，请核对。`, cells: [] }] : said;
}
