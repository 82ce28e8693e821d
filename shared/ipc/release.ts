import { z } from 'zod';
import { FUNDS } from '../ledger/fact.ts';
import { channel } from './channel.ts';
import { deskState } from './desk.ts';

const nothing = z.object({});
const measure = z.enum(['income', 'expenditure', 'carriedIn', 'closing']);
/** Null: all funds together. */
const fund = z.enum(FUNDS).nullable();
const fen = z.int().min(-1e15).max(1e15);
const text = z.string().max(200);

/** A total of the 批复 against the book, in fen. */
const compared = z.object({ measure, fund, approved: z.int().nullable(), book: z.int().nullable(), difference: z.int().nullable(), agrees: z.boolean().nullable() });

/** A total as the 批复 states it; null where it says nothing of it. */
const total = z.object({ measure, fund, amount: fen.nullable() });

const people = z.object({
  preparer: text, reviewer: text, financeHead: text, approver: text, secrecyReviewer: text, secrecyDate: text, secrecyResult: text, publishedOn: text, platform: text,
});

const nature = z.enum(['administrative', 'civilServiceManaged', 'institution']);
const pair = z.enum(['subsidy', 'remittance']);

export const releaseChannels = {
  /** Of the whole department, whatever unit the window shows. */
  'release.open': channel({
    input: nothing,
    output: z.object({
      year: z.int(), locked: z.boolean(),
      approval: z.object({ documentNumber: z.string(), date: z.string() }), totals: z.array(compared),
      /** `daysLeft` is 0 on the last day and negative after it; null until the 批复 has a date. */
      deadline: z.object({ last: z.string(), daysLeft: z.int() }).nullable(),
      people, remarks: z.array(z.string()),
      units: z.array(z.object({ code: z.string(), name: z.string(), nature, level: z.string(), inUse: z.boolean() })),
      sums: z.object({
        columns: z.array(z.string()),
        rows: z.array(z.object({ code: z.string(), name: z.string(), kind: z.enum(['unit', 'cancellation', 'department']), amounts: z.array(z.int().nullable()) })),
      }),
      cancellations: z.array(z.object({
        pair, income: z.string(), expenditure: z.string(), unitsIncome: z.int(), unitsExpenditure: z.int(), agrees: z.boolean(),
        rows: z.array(z.object({ function: z.string(), name: z.string(), income: z.int().nullable(), expenditure: z.int().nullable() })),
      })),
    }),
  }),
  /** The stored totals with one that is being typed, against the book; nothing is written. */
  'release.compare': channel({ input: z.object({ total }), output: z.array(compared) }),
  /** What is absent stays as it is, here and below: fields are saved one by one. */
  'release.putApproval': channel({ input: z.object({ documentNumber: text.optional(), date: text.optional(), total: total.optional() }), output: deskState }),
  'release.putPeople': channel({ input: people.partial(), output: deskState }),
  'release.addUnit': channel({ input: z.object({ code: text, name: text, nature, level: text }), output: deskState }),
  'release.changeUnit': channel({ input: z.object({ code: text, name: text.optional(), nature: nature.optional(), level: text.optional() }), output: deskState }),
  'release.removeUnit': channel({ input: z.object({ code: text }), output: deskState }),
  'release.moveUnit': channel({ input: z.object({ code: text, by: z.union([z.literal(-1), z.literal(1)]) }), output: deskState }),
  /** What cancels between two units, entered as a positive amount and booked as a deduction on both sides. */
  'release.putCancellation': channel({ input: z.object({ pair, incomeFunction: text, expenditureFunction: text, amount: fen }), output: deskState }),
  'release.removeCancellation': channel({ input: z.object({ pair, function: text }), output: deskState }),
  /** Function items found by digits, name or pinyin initials. */
  'release.codes': channel({ input: z.object({ query: z.string() }), output: z.array(z.object({ code: z.string(), name: z.string() })) }),
} as const;
