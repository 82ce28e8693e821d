import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import type { CellMark } from '../../grid/marks.ts';
import { cellKey } from '../../grid/plan.ts';

const GRAVITY = ['error', 'warning', 'tail', 'note'] as const;

/** What stands at the cells of an opened statement besides their amounts. */
export function marksOf(opened: OpenedStatement): ReadonlyMap<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const { rowId, columnId, approved, commented, why } of opened.states) {
    marks.set(cellKey(rowId, columnId), { level: null, sentences: [], commented, approved, why });
  }
  for (const { rowId, columnId, findings } of opened.marks ?? []) {
    const key = cellKey(rowId, columnId);
    const known = marks.get(key) ?? { commented: false, approved: false, why: '' };
    const level = GRAVITY.find((candidate) => findings.some((finding) => finding.level === candidate)) ?? null;
    marks.set(key, { ...known, level, sentences: findings.map((finding) => finding.message) });
  }
  return marks;
}
