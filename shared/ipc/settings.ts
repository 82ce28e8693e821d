import { z } from 'zod';
import { channel } from './channel.ts';
import { deskState } from './desk.ts';

const nothing = z.object({});
const definitionKind = z.enum(['pack', 'scheme']);
const file = z.object({ name: z.string(), text: z.string().max(2_000_000) });
const address = z.object({ kind: definitionKind, id: z.string() });

const values = z.object({
  /** Null while no ledger is open and none was chosen: the folder 备份 beside the ledger. */
  backupFolder: z.string().nullable(), backupFolderChosen: z.boolean(), backupsKept: z.int(), pinyinSearch: z.boolean(),
  /** Where the person's own packs and schemes, preferences and the log are kept. */
  dataFolder: z.string(),
});

const face = z.object({ role: z.string(), where: z.string(), face: z.string(), origin: z.enum(['system', 'bundled']), wanted: z.array(z.string()) });

/** In percent; those of the pack in the year's own copy and as the program has them now. */
const thresholds = z.object({ growth: z.number().min(0).max(1000), deviation: z.number().min(0).max(1000) });

const definition = z.object({
  id: z.string(), name: z.string(), note: z.string(), validFrom: z.int(), provisional: z.boolean(), own: z.boolean(), problem: z.string().nullable(),
  /** Years of the open ledger that were made with it. */
  years: z.array(z.int()),
});
const definitions = z.array(definition);

export const settingsChannels = {
  'settings.read': channel({ input: nothing, output: values }),
  'settings.change': channel({ input: z.object({ backupsKept: z.int().min(1).max(200).optional(), pinyinSearch: z.boolean().optional() }), output: values }),
  /** Asks for a folder; unchanged when cancelled. */
  'settings.chooseBackupFolder': channel({ input: nothing, output: values }),
  'settings.useOwnBackupFolder': channel({ input: nothing, output: values }),
  'settings.openDataFolder': channel({ input: nothing, output: nothing }),
  /** Which face is used where, and sentences on faces that could not be used. `again` looks into the font folders once more. */
  'settings.fonts': channel({ input: z.object({ again: z.boolean().default(false) }), output: z.object({ faces: z.array(face), remarks: z.array(z.string()) }) }),
  /** Null while no year is open. */
  'settings.thresholds': channel({ input: nothing, output: z.object({ year: z.int(), locked: z.boolean(), own: thresholds, pack: thresholds.nullable() }).nullable() }),
  'settings.putThresholds': channel({ input: thresholds, output: deskState }),
  'settings.definitions': channel({ input: z.object({ kind: definitionKind }), output: definitions }),
  /** New from an existing one: `province` and `validFrom` are a pack's. */
  'settings.createDefinition': channel({
    input: z.object({ kind: definitionKind, from: z.string(), id: z.string(), name: z.string(), province: z.string().default(''), validFrom: z.int().min(1990).max(2100).default(2024) }), output: definitions,
  }),
  'settings.readDefinition': channel({ input: address, output: z.object({ own: z.boolean(), files: z.array(file) }) }),
  /** Sentences on what is wrong; a sound pack comes with its empty tables drawn in characters. */
  'settings.checkDefinition': channel({ input: address.extend({ files: z.array(file).max(40) }), output: z.object({ problems: z.array(z.string()), drawing: z.string().nullable() }) }),
  /** Refuses texts in which something is wrong. */
  'settings.saveDefinition': channel({ input: address.extend({ files: z.array(file).max(40) }), output: definitions }),
  'settings.removeDefinition': channel({ input: address, output: definitions }),
  'settings.about': channel({
    input: nothing,
    output: z.object({
      version: z.string(),
      packages: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.int().nullable() })),
      /** Texts of the licences, which many packages share. */
      texts: z.array(z.string()),
    }),
  }),
} as const;
