import type { GridRow } from './grid.ts';
import type { HeadLeaf, LeafKind } from './head.ts';

/** Columns that belong together: code, label, 行次 and the amounts behind them. 01 and 04 have two, 06 two to four. */
export interface PrintedPanel {
  readonly codes: readonly HeadLeaf[];
  /** Where names stand, the likeliest first: 合计 is often in another column than the names. */
  readonly labels: readonly HeadLeaf[];
  readonly line: HeadLeaf | null;
  readonly amounts: readonly HeadLeaf[];
}

/** Settles what unnamed and shared columns hold, by their content, and splits the leaves into panels. */
export function panelsOf(leaves: readonly HeadLeaf[], body: readonly GridRow[]): PrintedPanel[] {
  const panels: PrintedPanel[] = [];
  let current: HeadLeaf[] = [];
  for (const leaf of settleKinds(leaves, body)) {
    const opens = leaf.kind === 'code' || leaf.kind === 'label' || leaf.kind === 'line';
    if (opens && current.some((other) => other.kind === 'amount')) {
      panels.push(panel(current));
      current = [];
    }
    current.push(leaf);
  }
  if (current.length > 0) panels.push(panel(current));
  return panels.filter((candidate) => candidate.amounts.length > 0);
}

function panel(all: readonly HeadLeaf[]): PrintedPanel {
  const leaves = withoutSecondCodes(all);
  const of = (kind: LeafKind): HeadLeaf[] => leaves.filter((leaf) => leaf.kind === kind);
  const codes = of('code');
  const lastCode = codes.at(-1)?.column ?? -1;
  // 单位名称 | 科目编码 | 科目名称: the name that belongs to a code stands behind it.
  const labels = of('label').sort((a, b) => Number(a.column < lastCode) - Number(b.column < lastCode) || a.column - b.column);
  return { codes, labels, line: of('line')[0] ?? null, amounts: of('amount') };
}

/**
 * 部门预算支出经济分类 编码 名称 | 政府预算支出经济分类 编码 名称: one row said by two classifications. A statement of a 部门 is by the first that
 * does not say 政府预算.
 */
function withoutSecondCodes(leaves: readonly HeadLeaf[]): readonly HeadLeaf[] {
  const runs: HeadLeaf[][] = [];
  leaves.forEach((leaf, at) => {
    if (leaf.kind !== 'code') return;
    if (leaves[at - 1]?.kind === 'code') runs.at(-1)?.push(leaf);
    else runs.push([leaf]);
  });
  if (runs.length < 2) return leaves;
  const kept = runs.find((run) => !run.some((leaf) => leaf.path.some((label) => label.includes('政府预算')))) ?? runs[0];
  return leaves.filter((leaf, at) => {
    const run = leaf.kind === 'label' ? runs.findLast((one) => (one.at(-1)?.column ?? 0) < leaf.column) : leaf.kind === 'code' ? runs.find((one) => one.includes(leaf)) : kept;
    return run === undefined || run === kept || (leaf.kind === 'label' && leaves[at - 1]?.kind !== 'code');
  });
}

interface Content { readonly filled: number; readonly codes: number; readonly texts: number; readonly figures: number; /** Different texts. */ readonly names: number }

function settleKinds(leaves: readonly HeadLeaf[], body: readonly GridRow[]): HeadLeaf[] {
  const contents = new Map(leaves.map((leaf) => [leaf.column, contentOf(leaf.column, body)]));
  const settled: HeadLeaf[] = [];
  for (const leaf of leaves) {
    const content = contents.get(leaf.column) ?? { filled: 0, codes: 0, texts: 0, figures: 0, names: 0 };
    const previous = settled.at(-1);
    const grouping = leaves.some((other) => other.path.length > leaf.path.length && leaf.path.length > 0 && leaf.path.every((label, level) => label === other.path[level]));
    const kind = grouping && leaf.shared && content.filled === 0 ? null : settledKind(leaf, content, previous, settled);
    if (kind !== null) settled.push({ ...leaf, kind });
  }
  return settled;
}

/** Different texts in a column without any figure that make it one of names; 无 in every line is one text. */
const FEWEST_NAMES = 3;
const NAMES_LINES = /项目|功能分类|收入|支出/;

/** Null for a column that is only there because a head cell is merged over it. */
function settledKind(leaf: HeadLeaf, content: Content, previous: HeadLeaf | undefined, before: readonly HeadLeaf[]): LeafKind | null {
  const mostlyCodes = content.filled > 0 && content.codes / content.filled >= 0.6;
  switch (leaf.kind) {
    case 'label':
      if (mostlyCodes && content.texts / content.filled < 0.5) return 'code';
      if (previous?.kind === 'label' && sameHead(previous, leaf) && content.figures > content.texts) return 'amount';
      return 'label';
    case 'unnamed':
      if (content.filled === 0) return null;
      if (mostlyCodes && content.texts === 0 && !before.some((other) => other.kind === 'amount')) return 'code';
      if (content.texts > content.figures) return previous?.kind === 'code' || previous === undefined ? 'label' : 'note';
      return 'amount';
    case 'amount':
      // An amount's head merged over two columns: only the one that is filled counts.
      if (leaf.shared && previous && sameHead(previous, leaf) && content.filled === 0) return null;
      // The first column names its rows whatever its head says: 年度 over 预算数 and 决算数.
      if (before.length === 0 && content.figures === 0 && content.texts > 0) return 'label';
      // Only a group's head over it, and names in it: 人员经费合计 stands before 科目名称.
      if (leaf.shared && content.figures === 0 && content.texts > 0) return 'label';
      // Names, whatever the head says: of the other side's lines, or remarks.
      if (content.figures === 0 && content.names >= FEWEST_NAMES) return NAMES_LINES.test(leaf.path.at(-1) ?? '') ? 'label' : 'note';
      return leaf.kind;
    case 'code':
      return leaf.shared && previous?.kind === 'code' && content.filled > 0 && content.texts / content.filled > 0.6 ? 'label' : 'code';
    case 'line':
    case 'note':
      return leaf.kind;
  }
}

function sameHead(a: HeadLeaf, b: HeadLeaf): boolean {
  return a.path.length === b.path.length && a.path.every((label, index) => label === b.path[index]);
}

function contentOf(column: number, body: readonly GridRow[]): Content {
  const content = { filled: 0, codes: 0, texts: 0, figures: 0 };
  const names = new Set<string>();
  for (const row of body) {
    const cell = row.cells.find((candidate) => candidate.column === column);
    if (!cell || (row.cells.length === 1 && cell.figure === null && cell.key.length > 6)) continue;
    content.filled += 1;
    if (/^\d{2,7}$/.test(cell.key)) content.codes += 1;
    if (cell.figure !== null) content.figures += 1;
    else if (/\p{Script=Han}/u.test(cell.key)) {
      content.texts += 1;
      names.add(cell.key);
    }
  }
  return { ...content, names: names.size };
}
