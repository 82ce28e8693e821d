import type { RawWorkbook } from '../importing/sheet.ts';
import { looksLikeBudget } from './budget.ts';
import { looksLikeFinanceExport } from './financeExport.ts';
import type { SourceMapping } from './mapping.ts';
import type { SourcePlan } from './plan.ts';
import { looksLikeWorkingSheets } from './workingSheets.ts';

/** Which source of figures a workbook is; null for published 决算表 and for everything unknown. The surest sign comes first. */
export function sourceKind(workbook: RawWorkbook, mappings: Readonly<Record<SourcePlan['kind'], SourceMapping>>): SourcePlan['kind'] | null {
  if (looksLikeWorkingSheets(workbook, mappings.workingSheets)) return 'workingSheets';
  if (looksLikeFinanceExport(workbook, mappings.financeExport)) return 'financeExport';
  return looksLikeBudget(workbook, mappings.budget) ? 'budget' : null;
}
