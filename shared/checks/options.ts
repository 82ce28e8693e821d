import type { BudgetOf } from './findings/codeFindings.ts';
import type { ExpectedTable } from './findings/tableFindings.ts';

/** What a check may know beside the book itself; without it the rules concerned are reported as not checked. */
export interface CheckOptions {
  /** Tables that the pack requires, for completeness. */
  readonly expectedTables?: readonly ExpectedTable[];
  /** Budget of a function code by the year's classification. */
  readonly budgetOf?: BudgetOf;
}
