/** What a person wrote as 年度指标值 or 实际完成值, read into fields. Plain JSON: the engine's exact numbers stay in `Reading`. */

export type TargetKind =
  | 'quantitative'
  | 'formula'
  | 'multi'
  | 'rate-of-base'
  | 'date'
  | 'relative'
  | 'boolean'
  | 'text-with-numbers'
  | 'qualitative'
  | 'blank'
  | 'unreadable';

export type Operator = '>=' | '>' | '<=' | '<' | '=';

/** How the value wants to move. 不低于 = written without a direction and read as "at least"; 状态 = judged by words. */
export type Direction = '越高越好' | '越低越好' | '不低于' | '精确' | '越早越好' | '状态';

export type DoubtCode =
  | 'operatorTypo'
  | 'operatorRedundant'
  | 'operatorConflict'
  | 'unitTruncated'
  | 'unknownUnit'
  | 'approximate'
  | 'chineseNumeral'
  | 'monthOrMonths'
  | 'placeholder'
  | 'badNumber'
  | 'unclosedBracket'
  | 'noMeaning';

/** Something the reader should look at, with its place in `text` (UTF-16 offsets, end exclusive). */
export interface Doubt {
  readonly code: DoubtCode;
  readonly start: number;
  readonly end: number;
  /** One Chinese clause without a full stop. */
  readonly message: string;
}

export interface ParsedTarget {
  readonly kind: TargetKind;
  /** As written, without white space at its ends. */
  readonly text: string;
  readonly operator: Operator | null;
  /** A number for quantities and formulas; the words of a date, base or state otherwise; null for lists and blanks. */
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly direction: Direction | null;
  /** No operator was written; read as `=`. */
  readonly implicitOperator: boolean;
  /** Two operators that differ (大于90%以上): met exactly at the bound is not judged. */
  readonly ambiguous: boolean;
  /** 万 without 元, 元/ without what: completed for reading, never written back. */
  readonly unitTruncated: boolean;
  /** Remarks in brackets and words around the number. */
  readonly note: string | null;
  /** Factors of a formula, members of a list, ends of a range. */
  readonly parts: readonly string[];
  /** Numbers inside a text that was not scored. */
  readonly numbers: readonly string[];
  /** Base of a rate-of-base (缴费基数) or of a growth (上年). */
  readonly base: string | null;
  readonly doubts: readonly Doubt[];
}

/** Where the text stands and what the columns beside it say. */
export interface TargetContext {
  readonly role: 'target' | 'actual';
  /** The indicator measures cost (成本 in its level-1 or level-2 name). */
  readonly cost: boolean;
  /** The indicator is about time (时效指标, 完成时间): 2024.12 is a month, not a number. */
  readonly time?: boolean;
  /** A comparator in its own column: ≥, =, 定性 … */
  readonly operator?: string | null;
  /** A unit in its own column. */
  readonly unit?: string | null;
  /** 正向 / 反向 in its own column. */
  readonly direction?: string | null;
}
