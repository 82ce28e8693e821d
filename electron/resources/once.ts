/** Reads at the first question and keeps what it read; a reading that throws is tried again at the next. */
export function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => (kept ??= { value: read() }).value;
}
