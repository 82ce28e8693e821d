import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { useNativeModule } from '../ledger/nativeDatabase.ts';

/**
 * The packed program keeps its database module as `resources/native/better_sqlite3.node`, one file for its system and processor; on a
 * system with an older glibc it is replaced there by one that was built for it. Run from a build, the module of `node_modules` is used.
 */
export function usePackedDatabase(): void {
  const { resourcesPath } = process;
  if (typeof resourcesPath !== 'string') return;
  const module = join(resourcesPath, 'native', 'better_sqlite3.node');
  if (existsSync(module)) useNativeModule(module);
}
