/** How a bar or slice is filled: a gray, and lines or dots over it, so that neighbours differ also on a black and white print. */
export interface ChartFill {
  /** #rrggbb */
  readonly ground: string;
  readonly pattern: 'none' | 'up' | 'down' | 'level' | 'upright' | 'dots' | 'grid';
}

const FILLS: readonly ChartFill[] = [
  { ground: '#6e6e6e', pattern: 'none' }, { ground: '#ffffff', pattern: 'up' }, { ground: '#d4d4d4', pattern: 'none' }, { ground: '#ffffff', pattern: 'dots' },
  { ground: '#a6a6a6', pattern: 'none' }, { ground: '#ffffff', pattern: 'down' }, { ground: '#ffffff', pattern: 'none' }, { ground: '#ffffff', pattern: 'grid' },
  { ground: '#e8e8e8', pattern: 'upright' }, { ground: '#ffffff', pattern: 'level' },
];

/** The fill of the part at a place among `count`; the first and last of a circle, which touch, never share one. */
export function chartFill(index: number, count: number): ChartFill {
  const touchesFirst = index > 0 && index === count - 1 && index % FILLS.length === 0;
  return FILLS[(touchesFirst ? index + 1 : index) % FILLS.length] ?? { ground: '#ffffff', pattern: 'none' };
}
