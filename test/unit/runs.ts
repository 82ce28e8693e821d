/**
 * Runs of a property: as many as the unit suite has time for, times `JUECE_RUNS` (default 1) when somebody wants them searched for longer.
 */
export function runs(usual: number): number {
  const factor = Number(process.env['JUECE_RUNS'] ?? '1');
  if (!(factor > 0)) throw new RangeError('JUECE_RUNS must be a positive number');
  return Math.ceil(usual * factor);
}
