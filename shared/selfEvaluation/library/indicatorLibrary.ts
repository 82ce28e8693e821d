import { z } from 'zod';

const label = z.string().min(1);

const indicator = z.strictObject({
  level1: label, level2: label, level3: label,
  /** A typical target as it is written in a form; `{year}` is the year of the form. */
  target: label,
  /** What the indicator means, for forms with 指标解释. */
  explanation: label.optional(),
});

/** A file of `resources/indicators`. */
export const indicatorLibrary = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/), name: label,
  kinds: z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), name: label, goal: label, indicators: z.array(indicator).min(4) })).min(1),
  /** Where a level 1 goes in a form that does not have it (成本指标 under 产出指标). */
  otherwise: z.record(z.string(), z.strictObject({ level1: label, level2: label })).default({}),
});

export type IndicatorLibrary = z.infer<typeof indicatorLibrary>;
export type IndicatorKind = IndicatorLibrary['kinds'][number];
