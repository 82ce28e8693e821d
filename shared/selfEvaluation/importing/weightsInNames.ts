type Cells = Readonly<Record<string, string | null>>;

/** 数量指标（20分） */
const POINTS = /[(（](\d+(?:\.\d+)?)分[)）]/;

/**
 * Points that a form without a column of weights prints in its names: 三级指标（10分）, or 数量指标（20分） over a single row. Where
 * any row's cannot be told, none is given: points of a level over several rows are split as nobody has said.
 */
export function withNamedWeights<One extends Cells>(indicators: readonly One[]): readonly One[] {
  const weights = indicators.map((one, index) => pointsOf(one['level3']) ?? aloneIn(indicators, index, 'level2') ?? aloneIn(indicators, index, 'level1'));
  return weights.every((weight) => weight !== null) ? indicators.map((one, index) => ({ ...one, weight: weights[index] ?? null })) : indicators;
}

/** The points of a level that holds this row alone. */
function aloneIn(indicators: readonly Cells[], index: number, level: 'level1' | 'level2'): string | null {
  const one = indicators[index];
  const same = indicators.filter((other) => other['level1'] === one?.['level1'] && (level === 'level1' || other['level2'] === one?.['level2']));
  return same.length === 1 ? pointsOf(one?.[level]) : null;
}

function pointsOf(name: string | null | undefined): string | null {
  return POINTS.exec(name?.replace(/\s+/g, '') ?? '')?.[1] ?? null;
}

/** Weight of the execution rate as its label says: 预算执行情况（20分）, 得分（20分*执行率）. */
export function executionPoints(label: string): string | null {
  return /执行/.test(label) ? (/(\d+(?:\.\d+)?)分/.exec(label)?.[1] ?? null) : null;
}
