import type { Rational } from '../rational.ts';
import type { DateReading } from './dates.ts';
import type { Quantity } from './items.ts';
import type { Direction, Doubt, Operator, TargetKind } from './parsed.ts';
import type { Change } from './prefixes.ts';

/** A text as one of the readers understood it; what is absent takes the blank of `ParsedTarget`. */
export interface Draft {
  readonly kind: TargetKind;
  readonly operator?: Operator | null;
  readonly value?: number | string | null;
  readonly unit?: string | null;
  readonly direction?: Direction | null;
  readonly implicit?: boolean;
  readonly ambiguous?: boolean;
  readonly truncated?: boolean;
  readonly notes?: readonly string[];
  readonly parts?: readonly string[];
  readonly numbers?: readonly string[];
  readonly base?: string | null;
  readonly doubts?: readonly Doubt[];
  readonly quantities?: readonly Quantity[];
  readonly range?: boolean;
  readonly factors?: readonly Rational[];
  readonly date?: DateReading | null;
  readonly change?: Change | null;
}
