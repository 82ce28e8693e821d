import { z } from 'zod';
import type { ChartSpec } from '../booklet/chart.ts';
import { channel } from './channel.ts';

const total = z.object({ label: z.string(), signature: z.string(), current: z.int().nullable(), previous: z.int().nullable(), growth: z.string().nullable() });

const change = z.object({
  key: z.string(), label: z.string(), comparison: z.enum(['previous', 'budget']), current: z.int(), base: z.int().nullable(), difference: z.int(), growth: z.string().nullable(),
  direction: z.enum(['up', 'down']), section: z.string(), sectionTitle: z.string(), text: z.string(),
});

/** 批复 and what follows from it. `daysLeft` is 0 on the last day and negative after it. */
const approval = z.object({ documentNumber: z.string(), date: z.string(), publishedOn: z.string(), last: z.string(), daysLeft: z.int() });

export const overviewChannels = {
  /** The year at a glance; the state of the steps comes with the desk. */
  'overview.open': channel({
    input: z.object({}),
    output: z.object({
      year: z.int(), entered: z.boolean(),
      /** Null until a date of approval is entered. */
      approval: approval.nullable(),
      totals: z.array(total),
      /** Those that the book prints where its pack has any (`printed`), else the program's own. */
      charts: z.array(z.custom<ChartSpec>()), printed: z.boolean(),
      changes: z.array(change), thresholds: z.object({ growth: z.number(), deviation: z.number() }),
    }),
  }),
} as const;
