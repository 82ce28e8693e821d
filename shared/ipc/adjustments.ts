import { z } from 'zod';
import { FUNDS, NATURES } from '../ledger/fact.ts';
import { channel } from './channel.ts';

const place = {
  fund: z.enum(FUNDS),
  /** '' where the adjustment is not divided. */
  nature: z.union([z.enum(NATURES), z.literal('')]), function: z.string(),
  /** 差错更正, 收回, 调入 … one of `kinds`. */
  kind: z.string(),
};

const adjustment = z.object({
  ...place,
  /** Text key of the amount's address: names the adjustment to change. */
  id: z.string(), functionName: z.string(), unit: z.string(),
  /** Fen; negative where the balance falls. */
  quantity: z.int(), document: z.string(), text: z.string(),
});

/** 年初结转和结余的调整: amount, kind, 文号 and reason together. */
export const adjustmentsChannels = {
  'adjustments.list': channel({ input: z.object({}), output: z.object({ kinds: z.array(z.string()), adjustments: z.array(adjustment) }) }),
  /** 功能分类项 for the form, by digits, name or pinyin initials. */
  'adjustments.codes': channel({ input: z.object({ query: z.string() }), output: z.array(z.object({ code: z.string(), name: z.string() })) }),
  /** Writes one, in place of `id` if given; its reason and 文号 with it, in one entry of the journal. */
  'adjustments.put': channel({ input: z.object({ ...place, id: z.string().nullable(), quantity: z.int(), document: z.string().max(200), text: z.string().max(1000) }), output: z.object({ id: z.string() }) }),
  'adjustments.remove': channel({ input: z.object({ id: z.string() }), output: z.object({}) }),
} as const;
