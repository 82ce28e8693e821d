import { z } from 'zod';

/** Many flat records of one kind, each held against a check written by hand: a schema would take a table of a thousand cells apart and build it anew. */
export function recordsOf<T extends object>(isRecord: (record: Readonly<Partial<Record<keyof T, unknown>>>) => boolean): z.ZodType<readonly T[], readonly T[]> {
  return z.custom<readonly T[]>((value) => Array.isArray(value) && value.every((entry: unknown) => isObject<T>(entry) && isRecord(entry)), { error: 'a record is not of its kind' });
}

function isObject<T extends object>(value: unknown): value is Readonly<Partial<Record<keyof T, unknown>>> {
  return typeof value === 'object' && value !== null;
}

/** As `z.int()`. */
export function isIndex(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

export function isText(value: unknown): boolean {
  return typeof value === 'string';
}

export function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

export function isOneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && values.includes(value);
}
