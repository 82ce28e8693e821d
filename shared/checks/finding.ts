/** A finding of a check (DESIGN §5, §9). One fault is one finding; its symptoms are findings with `root` = the cause's id. */
export type Level = 'error' | 'warning' | 'tail' | 'note';

export interface Finding {
  /** Stable within one run: `F001` … in print order. */
  readonly id: string;
  readonly rule: string;
  readonly level: Level;
  /** `公开NN表` */
  readonly table: string;
  /** Code, 行次 or label as printed; null for a finding on the whole table. */
  readonly row: string | null;
  /** Heading path joined by `/`. */
  readonly column: string | null;
  /** 栏次 of the column as printed. */
  readonly col?: string;
  /** Decimal strings in the document's unit. */
  readonly expected: string | null;
  /** As printed; null for blank. */
  readonly printed: string | null;
  /** printed − expected, blank as 0; null where no number is involved. */
  readonly diff: string | null;
  /** One plain Chinese sentence: what, both values, where both stand, the difference, what to do. */
  readonly message: string;
  readonly other?: { readonly table: string; readonly row: string | null; readonly column: string | null; readonly value: string | null };
  readonly root?: string;
  /** Where the judged cell stands in the workbook. */
  readonly source?: { readonly sheet: string; readonly cell: string };
  /** What a person answered to it: a warning explained, or an error accepted because the figure is that of the 批复. */
  readonly answer?: { readonly kind: 'reason' | 'approved'; readonly reason: string; readonly name: string; readonly at: string };
  /** A transcription that would mend it, with the cell it is copied from. */
  readonly suggestion?: { readonly value: string; readonly from: string; readonly at: { readonly table: string; readonly row: string | null; readonly column: string | null } };
}

export interface NotChecked {
  readonly rule: string;
  /** One sentence: what was not checked and why. */
  readonly reason: string;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** Ids of rules that ran and passed on at least one relation. */
  readonly passed: readonly string[];
}
