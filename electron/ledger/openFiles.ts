import { statSync } from 'node:fs';

/** Files that this process has open as ledgers, by device and inode: two paths may name one file. */
const open = new Set<string>();

/** Identity of an existing file, found without opening it; null where there is none. */
function identity(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

export function isOpenHere(path: string): boolean {
  const id = identity(path);
  return id !== null && open.has(id);
}

/** Notes the file as open; the returned function forgets it. */
export function markOpen(path: string): () => void {
  const id = identity(path);
  if (id === null) return () => {};
  open.add(id);
  return () => { open.delete(id); };
}
