import type { AmountFormat } from '../../money/format.ts';
import type { BusinessFigure } from '../records.ts';
import type { KnownEvaluation } from './evaluation.ts';

/** error blocks 锁定; warning asks for a look; note is 未登记: a figure that nothing in the book confirms or denies. */
export type GuardLevel = 'error' | 'warning' | 'note';

export type GuardKind =
  | 'number' | 'unlisted' | 'direction' | 'style' | 'malformed'
  | 'year' | 'bureau' | 'codeLevel' | 'code' | 'level' | 'subject'
  | 'placeholder' | 'revision' | 'doubledMark' | 'doubledWord' | 'reason' | 'personal';

export interface GuardFinding {
  /** UTF-16 offsets in the guarded text, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly kind: GuardKind;
  readonly level: GuardLevel;
  /** What should stand there, as it would be printed. */
  readonly expected?: string;
  /** One Chinese sentence: what, why, what to do. */
  readonly message: string;
}

export type Direction = 'up' | 'down';

interface Known {
  /** Name in prose; empty where the figure is only met by its value. */
  readonly label: string;
  /** Address as a printed span carries it. */
  readonly source: string;
  /** Of a difference or a growth: the words that may stand before it. */
  readonly direction?: Direction;
}

/** A figure that a number in prose may be. Percentages keep what they are worked out from, so that any number of decimals can be judged. */
export type KnownFigure =
  | (Known & { readonly kind: 'amount'; readonly fen: number })
  | (Known & { readonly kind: 'percent'; readonly part: number; readonly whole: number })
  | (Known & { readonly kind: 'count'; readonly count: number; readonly unit: string });

/** A 科目 as prose may name it. */
export interface KnownCode {
  readonly dimension: 'function' | 'economic';
  readonly code: string;
  readonly name: string;
}

export interface GuardContext {
  readonly year: number;
  /** The department and its units. */
  readonly names: readonly string[];
  /** Names that must not occur: of another bureau whose text was pasted, of the bureau before a renaming. */
  readonly foreignNames: readonly string[];
  /** 本部门 or 本单位. */
  readonly subject: string;
  /** 县级, 市级 … */
  readonly level: string;
  readonly format: AmountFormat;
  /** Figures that the section itself prints. */
  readonly own: readonly KnownFigure[];
  /** Every figure of the book. */
  readonly book: readonly KnownFigure[];
  readonly codes: readonly KnownCode[];
  readonly business: readonly BusinessFigure[];
  /** Null where nothing was evaluated. */
  readonly evaluation: KnownEvaluation | null;
}
