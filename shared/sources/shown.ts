import { fen } from '../money/fen.ts';
import { formatFen } from '../money/format.ts';
import type { QuantityKind } from '../ledger/fact.ts';

/** A quantity as sentences print it: 元 with two decimals, counts as they are. */
export function shown(figure: { readonly quantity: number; readonly quantityKind: QuantityKind }): string {
  return figure.quantityKind === 'count' ? String(figure.quantity) : `${formatFen(fen(figure.quantity), { unit: '元', decimals: 2, grouping: true })}元`;
}
