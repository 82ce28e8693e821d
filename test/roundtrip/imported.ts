import { openDocument } from '../../electron/service/importing/openDocument.ts';
import { planImport } from '../../electron/service/importing/importDocument.ts';
import { codeNames } from '../../electron/service/packs/library.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { signature } from '../../shared/ledger/fact.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import type { PostingPlan } from '../../shared/posting/plan.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { type Printing, library, sheetsOf } from '../sound/soundWorkbooks.ts';

export interface Imported {
  readonly pack: Pack;
  readonly year: number;
  readonly plan: PostingPlan;
}

/** What an import of the workbook would write. */
export async function imported(file: string): Promise<Imported> {
  const { view } = await openDocument(library, [file], { strict: true });
  const pack = library.packs.getPack(view.packId);
  return { pack, year: view.year, plan: planImport(library, { view, file, pack, book: view.year, period: 'current', unit: '本级' }) };
}

/** The statements that the imported facts give. */
export function exportedAgain({ pack, year, plan }: Imported, printing: Printing): GridSheet[] {
  return sheetsOf({ pack, year, printing, facts: plan.facts, approved: plan.approved, names: codeNames(library, year, plan.learned) });
}

/**
 * Amounts in fen by meaning, without what published tables do not say: the unit, the project, the split of an opening balance into
 * balance and adjustment, its function outside the fund tables, and the function of an economic item.
 */
export function published(facts: readonly Fact[]): Record<string, number> {
  const amounts = new Map<string, number>();
  for (const fact of facts) {
    const key = publishedKey(fact);
    if (key !== null) amounts.set(key, (amounts.get(key) ?? 0) + fact.quantity);
  }
  return Object.fromEntries([...amounts].filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function publishedKey({ measure, dimensions }: Fact): string | null {
  const { fund, nature, source, economic } = dimensions;
  switch (measure) {
    case 'income': return signature({ measure, source, function: dimensions.function });
    case 'expenditure': return signature({ measure, fund, nature, function: dimensions.function });
    case 'opening': case 'openingAdjustment': return signature({ measure: 'opening', fund });
    case 'surplusUsed': case 'surplusAllocated': return measure;
    case 'economic': return fund === 'general' && nature === 'basic' && economic?.length === 5 ? signature({ measure, economic }) : null;
    case 'budget': case 'line': return null;
  }
}

/** What each sheet prints, cell by cell: text, or the amount with a blank as zero (a spreadsheet's sum over blanks is 0). */
export function printedCells(sheets: readonly GridSheet[]): string[] {
  return sheets.flatMap((sheet) => sheet.cells.map((cell) => {
    const place = `${sheet.number} ${cell.row},${cell.column} ${cell.rowId ?? ''} ${cell.columnId ?? ''}`;
    return `${place}: ${cell.kind === 'amount' ? cell.value ?? 0 : cell.text}`;
  }));
}
