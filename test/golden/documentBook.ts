import { join, resolve } from 'node:path';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { parseFen } from '../../shared/money/parse.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import type { PostingPlan } from '../../shared/posting/plan.ts';
import { type EvaluatedBook, evaluateBook } from '../../shared/statement/evaluate.ts';
import { filledCell } from '../../shared/statement/table.ts';
import type { BookView } from '../../shared/view/view.ts';
import { auditReading, readingsOf } from '../../electron/service/audit/audit.ts';
import { planImport } from '../../electron/service/importing/importDocument.ts';
import { type Library, codeNames, openLibrary } from '../../electron/service/packs/library.ts';
import { openDocument } from '../../electron/service/importing/openDocument.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const library: Library = openLibrary(join(ROOT, 'resources'));

export interface DocumentBook {
  readonly view: BookView;
  readonly pack: Pack;
  readonly result: CheckResult;
  readonly plan: PostingPlan;
  readonly book: EvaluatedBook;
}

/** A workbook read, checked, posted and evaluated again, as `build` does it. */
export async function documentBook(file: string): Promise<DocumentBook> {
  const reading = await openDocument(library, [file], { strict: true });
  const { result } = auditReading(library, reading, [file]);
  const { view } = reading;
  const pack = library.packs.getPack(view.packId);
  const readings = readingsOf(view, result, (text, cell) => parseFen(text, cell.table.unit));
  const plan = planImport(library, { view, file, pack, book: view.year, period: 'current', unit: '本级', readings });
  const book = evaluateBook({ year: view.year, facts: plan.facts, approved: plan.approved, statements: pack.statements, names: codeNames(library, view.year, plan.learned) });
  return { view, pack, result, plan, book };
}

/** Cells whose derived value is not the printed one, `role row column: derived ≠ printed`, and printed amounts that have no derived cell. */
export function disagreements({ view, book }: DocumentBook): string[] {
  return book.tables.flatMap((table) => {
    const printed = view.tables.get(table.definition.role);
    if (!printed) return [`${table.definition.role}: not in the document`];
    return printed.cells.flatMap((cell) => {
      const derived = filledCell(table, cell.row.id, cell.column.id);
      const name = `${table.definition.role} ${cell.row.id} ${cell.column.id}`;
      if (!derived) return cell.state === 'number' && cell.value !== 0 ? [`${name}: no derived cell`] : [];
      const shown = derived.value ?? 0;
      // A bad number is no printed value: whatever is derived there differs from what was printed.
      if (cell.state === 'bad') return [`${name}: ${shown} ≠ ${cell.printed ?? ''}`];
      return shown === cell.value ? [] : [`${name}: ${shown} ≠ ${cell.value}`];
    });
  });
}

/** `role row column derived→approved` in 万元. */
export function approvals(plan: PostingPlan): string[] {
  return plan.approved.map((entry) => `${entry.role} ${entry.rowId} ${entry.columnId} ${entry.derived / 1e6}→${entry.approved / 1e6}`);
}
