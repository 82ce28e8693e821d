import { z } from 'zod';
import { channel } from './channel.ts';
import { deskState } from './desk.ts';
import { rowChange, rowCount } from './history.ts';
import { PAGES } from './pages.ts';

/** A ledger that was open here before. `token` stands for its path, which never leaves the program. */
const recentLedger = z.object({ token: z.string(), name: z.string(), folder: z.string(), openedAt: z.string(), missing: z.boolean() });

/** A copy of a ledger, newest first; `good` after it was opened and checked. */
const backup = z.object({ token: z.string(), name: z.string(), at: z.string(), bytes: z.int(), good: z.boolean() });

const yearRow = z.object({
  year: z.int(),
  /** The name that its documents bear where it is not the bureau's present one; else ''. */
  otherName: z.string(),
  packId: z.string(), packName: z.string(), provisional: z.boolean(), schemeId: z.string().nullable(), unit: z.string(), locked: z.boolean(), createdAt: z.string(), facts: z.int(),
  lockEvents: z.array(z.object({ action: z.enum(['lock', 'unlock']), at: z.string(), who: z.string(), reason: z.string() })),
});

/** How an opening ended: in the window, cancelled in the dialog, or refused with the backups that could stand in. */
const opened = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), state: deskState }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('damaged'), token: z.string(), name: z.string(), message: z.string(), backups: z.array(backup) }),
]);

/** One thing that blocks locking: a sentence, the page on which it is put right, and the single things that it counts. */
const lockCondition = z.object({ kind: z.enum(['errors', 'reasons', 'people', 'approval']), page: z.enum(PAGES.map((page) => page.id)), message: z.string(), details: z.array(z.string()) });

/** A 科目 or a fixed line (`code` '') and what it was called before. */
export const renamedName = z.object({ code: z.string(), before: z.string(), after: z.string() });

const nothing = z.object({});
const bureau = z.object({ name: z.string(), code: z.string(), region: z.string() });
const unitNature = z.enum(['administrative', 'civilServiceManaged', 'institution', 'cancellation']);

export const ledgerChannels = {
  /** Asks where to keep it, then makes a ledger for the bureau; without a name the bureau is called as the file. */
  'ledger.new': channel({ input: z.object({ bureau: z.string().default(''), code: z.string().default(''), region: z.string().default('') }), output: opened }),
  /** A ledger of the invented sample bureau with a whole year in it. */
  'ledger.newSample': channel({ input: nothing, output: opened }),
  /** Asks which file to open. */
  'ledger.open': channel({ input: nothing, output: opened }),
  'ledger.openRecent': channel({ input: z.object({ token: z.string() }), output: opened }),
  /** Puts a good backup beside the damaged file under a new name and opens it; the damaged file stays as it is. */
  'ledger.openBackup': channel({ input: z.object({ damaged: z.string(), backup: z.string() }), output: opened }),
  'ledger.recent': channel({ input: nothing, output: z.array(recentLedger) }),
  'ledger.forgetRecent': channel({ input: z.object({ token: z.string() }), output: z.array(recentLedger) }),
  'ledger.close': channel({ input: nothing, output: deskState }),
  'ledger.years': channel({ input: nothing, output: z.array(yearRow) }),
  /** Packs that a new year can take, newest first; `proposed` with what the person must look at before relying on it. */
  'ledger.packChoices': channel({
    input: z.object({ year: z.int() }),
    output: z.object({
      proposed: z.string().nullable(), remark: z.string().nullable(),
      packs: z.array(z.object({ id: z.string(), name: z.string(), province: z.string(), validFrom: z.int(), provisional: z.boolean() })),
    }),
  }),
  'ledger.createYear': channel({
    input: z.object({
      year: z.int(), packId: z.string(), unit: z.enum(['元', '万元']).default('万元'), decimals: z.int().min(0).max(6).default(2),
      units: z.array(z.object({ code: z.string(), name: z.string(), nature: unitNature, level: z.string() })).optional(),
    }),
    output: deskState,
  }),
  /** Rolls a year forward; the answer counts what was carried. */
  'ledger.cloneYear': channel({
    input: z.object({ from: z.int(), to: z.int(), packId: z.string().optional() }),
    output: z.object({
      state: deskState,
      carried: z.object({
        units: z.int(), projects: z.int(), texts: z.int(), facts: z.int(),
        /** What became different in the projects' forms; `check` is for the person to look at. */
        projectChanges: z.array(z.object({ code: z.string(), name: z.string(), changes: z.array(z.object({ kind: z.enum(['advanced', 'emptied', 'check']), message: z.string() })) })),
        terms: z.int(),
        /** The texts and terms that were carried, with a sentence for every year word that moved on. */
        textChanges: z.array(z.object({ title: z.string(), messages: z.array(z.string()) })),
        /** Rewritten paragraphs and attachments that stayed behind. */
        leftTexts: z.array(z.string()),
        /** 科目 and lines that the new year calls otherwise. */
        renamed: z.array(renamedName),
      }),
    }),
  }),
  /** Removes a year that is not locked, with all that it holds; it can be brought back. */
  'ledger.deleteYear': channel({ input: z.object({ year: z.int() }), output: deskState }),
  /** Years that were deleted and can be brought back whole. */
  'ledger.deletedYears': channel({ input: nothing, output: z.array(z.object({ year: z.int(), at: z.string(), who: z.string() })) }),
  'ledger.restoreYear': channel({ input: z.object({ year: z.int() }), output: deskState }),
  /** Whose ledger it is; the name is printed on every table. */
  'ledger.bureau': channel({ input: nothing, output: bureau }),
  /** Years that are locked keep the name that they were locked under. */
  'ledger.putBureau': channel({ input: bureau, output: deskState }),
  /** The documents of an open year bear the bureau's present name, no longer the one that they were locked under. */
  'ledger.takePresentName': channel({ input: z.object({ year: z.int() }), output: deskState }),
  /** The pack that a year holds against one of the program (the same one where `packId` is absent): sentences, none where nothing differs. */
  'ledger.packDifference': channel({ input: z.object({ year: z.int(), packId: z.string().optional() }), output: z.object({ packId: z.string(), packName: z.string(), differences: z.array(z.string()) }) }),
  'ledger.changePack': channel({ input: z.object({ year: z.int(), packId: z.string() }), output: deskState }),
  /** What still stands against locking a year; `missing` are the people and dates of the release. */
  'ledger.lockReadiness': channel({
    input: z.object({ year: z.int() }), output: z.object({ errors: z.int(), warnings: z.int(), missing: z.array(z.string()), blocking: z.array(lockCondition), ready: z.boolean() }),
  }),
  /** What is other now than when the year was locked last; null where it never was. */
  'ledger.compareLocked': channel({
    input: z.object({ year: z.int() }),
    output: z.object({
      lockedAt: z.string(), who: z.string(), reason: z.string(), unlockReason: z.string(), entries: z.int(), rows: z.array(rowChange), counts: z.array(rowCount),
    }).nullable(),
  }),
  /** Locking refuses while anything of `lockReadiness` blocks. */
  'ledger.lock': channel({ input: z.object({ year: z.int(), reason: z.string() }), output: deskState }),
  'ledger.unlock': channel({ input: z.object({ year: z.int(), reason: z.string() }), output: deskState }),
} as const;
