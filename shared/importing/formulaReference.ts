/** A cell or an area that a formula names; rows and columns count from 0. `sheet` null: the formula's own. */
export interface Reference { readonly sheet: string | null; readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

/**
 * A reference as a formula writes it.
 * @param named the sheet, with its quotes and `!`
 * @param last where it is an area
 */
export function referenceOf(named: string | undefined, first = '', last = first): Reference {
  const from = position(first);
  const to = position(last);
  const sheet = named === undefined ? null : named.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
  return { sheet, top: Math.min(from.row, to.row), left: Math.min(from.column, to.column), bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column) };
}

function position(address: string): { row: number; column: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(address.replaceAll('$', ''));
  let column = 0;
  for (const letter of match?.[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match?.[2] ?? 1) - 1, column: column - 1 };
}
