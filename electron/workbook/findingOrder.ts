import type { Finding, Level } from '../../shared/checks/finding.ts';

export const LEVELS: readonly Level[] = ['error', 'warning', 'tail', 'note'];
export const LEVEL_NAMES: Readonly<Record<Level, string>> = { error: '错误', warning: '警告', tail: '尾差', note: '提示' };

/** A finding with its place in the tree of causes: depth 0 is a root, its symptoms stand right under it. */
export interface OrderedFinding {
  readonly finding: Finding;
  readonly depth: number;
  /** Findings folded under this one, at every depth. */
  readonly symptoms: number;
}

/** Excel groups rows on seven levels; one is kept for the rows above. */
const DEEPEST = 6;

/**
 * Root findings by level and then in the order given, each followed by its symptoms. A finding whose root is not among
 * them, or that is its own cause, is a root.
 */
export function orderFindings(findings: readonly Finding[]): OrderedFinding[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const children = new Map<string, Finding[]>();
  const roots: Finding[] = [];
  for (const finding of findings) {
    if (finding.root === undefined || !reachesRoot(finding, byId)) roots.push(finding);
    else children.set(finding.root, [...(children.get(finding.root) ?? []), finding]);
  }
  const ordered: OrderedFinding[] = [];
  const place = (finding: Finding, depth: number): number => {
    const at = ordered.push({ finding, depth, symptoms: 0 }) - 1;
    const symptoms = (children.get(finding.id) ?? []).reduce((sum, child) => sum + 1 + place(child, Math.min(depth + 1, DEEPEST)), 0);
    ordered[at] = { finding, depth, symptoms };
    return symptoms;
  };
  for (const level of LEVELS) for (const root of roots) if (root.level === level) place(root, 0);
  return ordered;
}

/** Follows the causes to one that has none; false for a missing cause or a circle. */
function reachesRoot(finding: Finding, byId: ReadonlyMap<string, Finding>): boolean {
  const seen = new Set<string>();
  for (let at: Finding | undefined = finding; at !== undefined; at = byId.get(at.root)) {
    if (at.root === undefined) return true;
    if (seen.has(at.id)) return false;
    seen.add(at.id);
  }
  return false;
}
