import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { FIRST_CHOICE, bookletChoice } from '../../shared/ipc/booklet.ts';

const preferences = z.object({
  recent: z.array(z.object({ path: z.string(), openedAt: z.string() })).catch([]),
  displayUnit: z.enum(['元', '万元']).catch('万元'),
  /** Null: a folder 备份 beside the ledger. */
  backupFolder: z.string().nullable().catch(null),
  backupsKept: z.int().min(1).max(200).catch(10),
  pinyinSearch: z.boolean().catch(true),
  booklet: bookletChoice.catch(FIRST_CHOICE),
});

export type PreferenceValues = Readonly<z.output<typeof preferences>>;

/** What the program remembers beside the ledgers, in one JSON file of the user's own folder. A damaged file counts as none. */
export interface Preferences {
  read(): PreferenceValues;
  change(change: Partial<PreferenceValues>): PreferenceValues;
}

const NONE = preferences.parse({});

export function openPreferences(dataRoot: string): Preferences {
  const file = join(dataRoot, 'preferences.json');
  let values = readFrom(file);
  return {
    read: () => values,
    change(change) {
      values = { ...values, ...change };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(values, null, 2));
      renameSync(`${file}.new`, file);
      return values;
    },
  };
}

function readFrom(file: string): PreferenceValues {
  try {
    return preferences.catch(NONE).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return NONE;
  }
}
