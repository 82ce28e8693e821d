import type { z } from 'zod';

/** One question that the window may ask the program: what goes in and what comes back, both checked when they pass. */
export interface Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

/** Channels by name, `<subject>.<verb>`. */
export type ChannelMap = Readonly<Record<string, Channel>>;

export function channel<I extends z.ZodType, O extends z.ZodType>(definition: { readonly input: I; readonly output: O }): Channel<I, O> {
  return definition;
}

/** What both sides hold is never changed in place: the domain's readonly types pass without a cast. */
export type Immutable<T> = T extends string | number | boolean | null | undefined | Uint8Array ? T : { readonly [K in keyof T]: Immutable<T[K]> };

/** What the window sends. */
export type InputOf<C extends Channel> = Immutable<z.input<C['input']>>;
/** What the handler gets, checked. */
export type ParsedInputOf<C extends Channel> = Immutable<z.output<C['input']>>;
/** What the handler gives and the window gets. */
export type OutputOf<C extends Channel> = Immutable<z.output<C['output']>>;

/** How every call ends. `code` is a BadInput's code or `unexpected`; `message` one Chinese sentence for the person. */
export type Answer<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Code of the answer to a bug of ours, whose details stand in the program's log. */
export const UNEXPECTED = 'unexpected';
