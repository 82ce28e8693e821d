import type { Value } from './columns.ts';
import type { TableName } from './tables.ts';

/** Keys that are remembered of a table; who asks about more reads it anew. */
const REMEMBERED = 4096;

/** Which rows were written since the file was opened, so that what was read before need not be read again. The journal's own tables are not followed. */
export interface WrittenRows {
  note(table: TableName, key: readonly Value[]): void;
  /** A write came to nothing: whatever was read during it may be wrong. */
  rolledBack(): void;
  /** Grows with every row written to a table: equal numbers mean equal rows. */
  version(table: TableName): number;
  /** Keys of the rows written since a version; null when that is no longer known and the table has to be read again. */
  since(table: TableName, version: number): readonly (readonly Value[])[] | null;
}

export function createWrittenRows(): WrittenRows {
  const logs = new Map<TableName, { version: number; keys: (readonly Value[])[] }>();
  const logOf = (table: TableName): { version: number; keys: (readonly Value[])[] } => {
    let log = logs.get(table);
    if (log === undefined) logs.set(table, log = { version: 0, keys: [] });
    return log;
  };
  return {
    note(table, key) {
      const log = logOf(table);
      log.version += 1;
      log.keys.push(key);
      if (log.keys.length > 2 * REMEMBERED) log.keys = log.keys.slice(-REMEMBERED);
    },
    rolledBack() {
      for (const log of logs.values()) Object.assign(log, { version: log.version + 1, keys: [] });
    },
    version: (table) => logOf(table).version,
    since(table, version) {
      const log = logOf(table);
      const count = log.version - version;
      return count > log.keys.length ? null : log.keys.slice(log.keys.length - count);
    },
  };
}
