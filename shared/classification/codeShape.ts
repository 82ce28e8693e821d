export type CodeDimension = 'function' | 'economic';

const SHAPES: Readonly<Record<CodeDimension, RegExp>> = { function: /^\d{3}(\d{2}){0,2}$/, economic: /^\d{3}(\d{2})?$/ };

/** Function codes have 3, 5 or 7 digits (类, 款, 项), economic codes 3 or 5 (类, 款); anything else is an error (DESIGN §4). */
export function isWellFormed(dimension: CodeDimension, code: string): boolean {
  return SHAPES[dimension].test(code);
}

/** 1 类, 2 款, 3 项 of a well-formed code. */
export function levelOf(code: string): 1 | 2 | 3 {
  return code.length <= 3 ? 1 : code.length <= 5 ? 2 : 3;
}

/** The next higher code: 2101501 → 21015 → 210 → null. */
export function parentOf(code: string): string | null {
  return code.length <= 3 ? null : code.slice(0, -2);
}
