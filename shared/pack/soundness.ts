import { type Filter, intersect, signature } from '../ledger/fact.ts';
import { type ColumnDefinition, type LineRow, type PanelDefinition, type RollupRow, type StatementDefinition, leafColumns, leafFilters } from '../statement/definition.ts';
import type { PackProblem } from './merge.ts';
import type { SectionDefinition } from './pack.ts';
import type { PackContent } from './schema.ts';

type Report = (path: readonly string[], text: string) => void;

/** Checks beyond shape: ids and numbers that must be unique, references that must exist, cells that must mean one quantity. */
export function soundnessOf(content: PackContent): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const report: Report = (path, text) => { problems.push({ path, text }); };
  unique(content.statements, ['statements'], report);
  uniqueBy(content.statements, (statement) => statement.number, '编号', report);
  uniqueBy(content.statements, (statement) => statement.role, '角色', report);
  for (const statement of content.statements) checkStatement(statement, ['statements', statement.id], report);
  unique(content.parts, ['parts'], report);
  for (const part of content.parts) {
    const sections = part.sections ?? [];
    unique(sections, ['parts', part.id, 'sections'], report);
    for (const section of sections) checkSection(section, ['parts', part.id, 'sections', section.id], report);
    if (part.index !== undefined && part.kind !== 'statements') report(['parts', part.id, 'index'], '表目录只能写在决算表部分（kind: statements）');
  }
  if (content.parts.filter((part) => part.selfEvaluation !== undefined).length > 1) report(['parts'], '绩效自评表（selfEvaluation）只能写在一个部分');
  unique(content.glossary, ['glossary'], report);
  if (!content.threePublic.stages.includes(content.threePublic.base)) report(['threePublic', 'base'], `“${content.threePublic.base}”不在 stages 之中，请核对`);
  return problems;
}

function checkSection(section: SectionDefinition, path: readonly string[], report: Report): void {
  unique(section.clauses, [...path, 'clauses'], report);
  unique(section.charts ?? [], [...path, 'charts'], report);
  for (const chart of section.charts ?? []) {
    const here = [...path, 'charts', chart.id];
    unique(chart.series, [...here, 'series'], report);
    if (chart.behind !== undefined && !section.clauses.some((clause) => clause.id === chart.behind)) report([...here, 'behind'], `“${chart.behind}”不是本节的条款，请核对`);
    for (const series of chart.series) if (series.filter.measure === undefined) report([...here, 'series', series.id], '没有 measure，请在 filter 中写明');
    for (const [token] of chart.title.matchAll(/[{}]+[^{}]*}?/g)) if (token !== '{year}') report([...here, 'title'], `文字中的“${token}”不是可用的记号，只能用 {year}`);
  }
}

function unique(list: readonly { readonly id: string }[], path: readonly string[], report: Report): void {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) report([...path, id], `id “${id}”重复，请改用别的 id`);
    seen.add(id);
  }
}

function uniqueBy(statements: readonly StatementDefinition[], keyOf: (statement: StatementDefinition) => string, word: string, report: Report): void {
  const first = new Map<string, string>();
  for (const statement of statements) {
    const key = keyOf(statement);
    const other = first.get(key);
    if (other !== undefined) report(['statements', statement.id], `${word}“${key}”与“${other}”相同，请改正其一`);
    else first.set(key, statement.id);
  }
}

function checkStatement(statement: StatementDefinition, path: readonly string[], report: Report): void {
  unique(statement.panels, [...path, 'panels'], report);
  checkTokens(statement, path, report);
  const lines = new Set(statement.panels.flatMap((panel) => panel.rows.map((row) => row.id)));
  for (const id of statement.zeroRows ?? []) if (!lines.has(id)) report([...path, 'zeroRows'], `“${id}”不是本表的行，请核对`);
  statement.panels.forEach((panel, index) => checkPanel(panel, statement.panels.length - index, [...path, 'panels', panel.id], report));
  checkAnchors(statement, path, report);
  checkMeanings(statement, path, report);
}

/** `{year}` is the only token that layout replaces. */
function checkTokens(statement: StatementDefinition, path: readonly string[], report: Report): void {
  const texts = [statement.title, statement.unitLabel ?? '', statement.emptyNote ?? '', statement.emptyReason ?? '', statement.elisionNote ?? '', ...statement.notes, ...(statement.completedNotes ?? []),
    ...statement.panels.flatMap((panel) => panel.rows.flatMap((row) => (row.kind === 'line' ? [row.label] : [])))];
  for (const text of texts) for (const [token] of text.matchAll(/[{}]+[^{}]*}?/g)) if (token !== '{year}') report(path, `文字中的“${token}”不是可用的记号，只能用 {year}`);
}

function checkPanel(panel: PanelDefinition, panelsLeft: number, path: readonly string[], report: Report): void {
  checkColumns(panel.columns, [...path, 'columns'], report);
  const leaves = leafColumns(panel.columns).map(({ column }) => column);
  unique(allColumns(panel.columns), [...path, 'columns'], report);
  checkCodeCells(leaves, [...path, 'columns'], report);
  const amounts = new Set(leaves.filter((leaf) => leaf.kind === 'amount').map((leaf) => leaf.id));
  if (amounts.size === 0) report([...path, 'columns'], '没有金额列，请至少写一列');
  for (const leaf of leaves) for (const id of leaf.sum ?? []) {
    if (!amounts.has(id) || id === leaf.id) report([...path, 'columns', leaf.id, 'sum'], `合计所列的“${id}”不是本栏的另一金额列，请核对`);
  }
  unique(panel.rows, [...path, 'rows'], report);
  for (const row of panel.rows) {
    const here = [...path, 'rows', row.id];
    if (row.kind === 'line') checkLine(row, panel, amounts, panelsLeft, here, report);
    else checkRollup(row, here, report);
  }
  const foot = panel.rows.findIndex((row) => row.kind === 'line' && row.foot === true);
  if (foot >= 0 && panel.rows.slice(foot).some((row) => row.kind !== 'line' || row.foot !== true)) report([...path, 'rows'], '表脚行之后还有别的行，请把表脚行放在最后');
  checkSumCycles(panel, path, report);
}

function allColumns(columns: readonly ColumnDefinition[]): readonly ColumnDefinition[] {
  return columns.flatMap((column) => [column, ...allColumns(column.children ?? [])]);
}

function checkColumns(columns: readonly ColumnDefinition[], path: readonly string[], report: Report): void {
  for (const column of columns) {
    if (column.children) {
      if (column.kind !== undefined || column.sum !== undefined) report([...path, column.id], '有下级的表头不能写 kind 或 sum');
      checkColumns(column.children, [...path, column.id], report);
    } else if (column.kind === undefined) report([...path, column.id], '缺少 kind，请写 amount、label、code 或 line');
    else if (column.kind !== 'amount' && (column.filter !== undefined || column.sum !== undefined)) report([...path, column.id], '不是金额列，不能写 filter 或 sum');
  }
}

/** A code stands in one column, or level by level in several. */
function checkCodeCells(leaves: readonly ColumnDefinition[], path: readonly string[], report: Report): void {
  for (const leaf of leaves) if (leaf.level !== undefined && leaf.kind !== 'code') report([...path, leaf.id, 'level'], '不是编码列，不能写 level');
  const codes = leaves.filter((leaf) => leaf.kind === 'code');
  codes.forEach((leaf, index) => {
    const before = codes[index - 1]?.level;
    if (codes.length > 1 && leaf.level === undefined) report([...path, leaf.id], '一栏有几列编码时，每列都要写 level（3 类、5 款、7 项）');
    else if (index > 0 && leaf.level !== undefined && leaf.level <= (before ?? 0)) report([...path, leaf.id, 'level'], '各编码列的 level 应从小到大');
  });
}

function checkLine(row: LineRow, panel: PanelDefinition, amounts: ReadonlySet<string>, panelsLeft: number, path: readonly string[], report: Report): void {
  const ids = new Set(panel.rows.map((other) => other.id));
  for (const signed of row.sum ?? []) {
    const id = signed.replace(/^-/, '');
    const known = id === 'c:*' ? panel.rows.some((other) => other.kind === 'line' && other.classCode !== undefined)
      : id === 'codes' ? panel.rows.some((other) => other.kind === 'rollup') : ids.has(id) && id !== row.id;
    if (!known) report([...path, 'sum'], `合计所列的“${id}”不是本栏的另一行，请核对`);
  }
  for (const id of row.dash ?? []) if (!amounts.has(id)) report([...path, 'dash'], `“${id}”不是本栏的金额列，请核对`);
  if (row.classCode !== undefined && row.id !== `c:${row.classCode}`) report(path, `类级行的 id 应为“c:${row.classCode}”`);
  if (row.blank && (row.filter ?? row.sum ?? row.dash) !== undefined) report(path, '空行不能写 filter、sum 或 dash');
  if (row.footSpan !== undefined && (row.foot !== true || row.footSpan > panelsLeft)) report([...path, 'footSpan'], 'footSpan 只用于表脚行，且不能超出右边的栏数');
}

function checkRollup(row: RollupRow, path: readonly string[], report: Report): void {
  if ((row.dimension === 'project') !== (row.levels.length === 0)) report([...path, 'levels'], row.dimension === 'project' ? '按项目展开的行不分级，levels 应为空' : '缺少级次，请写 [3, 5, 7] 之类');
  if (row.levels.some((digits, index) => digits <= (row.levels[index - 1] ?? 0))) report([...path, 'levels'], '级次应从小到大');
  if (row.dimension === 'economic' && row.levels.includes(7)) report([...path, 'levels'], '经济分类没有7位的级次');
  const seen = new Set<string>();
  for (const { code } of row.fixed ?? []) {
    if (seen.has(code)) report([...path, 'fixed', code], `科目“${code}”重复，请删去一处`);
    seen.add(code);
    if (row.prefixes && !row.prefixes.some((prefix) => code.startsWith(prefix))) report([...path, 'fixed', code], `科目“${code}”不属于本栏的 prefixes，请核对`);
    if (!row.levels.some((digits) => digits === code.length)) report([...path, 'fixed', code], `科目“${code}”的位数不在 levels 之中，请核对`);
  }
}

function checkSumCycles(panel: PanelDefinition, path: readonly string[], report: Report): void {
  const sums = new Map(panel.rows.map((row) => [row.id, row.kind === 'line' ? (row.sum ?? []).map((id) => id.replace(/^-/, '')) : []]));
  const reaches = (from: string, target: string, visited: Set<string>): boolean => (sums.get(from) ?? []).some((id) => {
    if (id === target) return true;
    if (visited.has(id)) return false;
    visited.add(id);
    return reaches(id, target, visited);
  });
  for (const id of sums.keys()) if (reaches(id, id, new Set())) report([...path, 'rows', id, 'sum'], '合计关系绕成了圈，请改正');
}

function checkAnchors(statement: StatementDefinition, path: readonly string[], report: Report): void {
  const byPanel = statement.panels.map((panel) => panel.rows.flatMap((row) => (row.kind === 'line' && row.anchor !== undefined ? [row.anchor] : [])));
  const all = new Set(byPanel.flat());
  for (const anchor of all) {
    const holders = byPanel.filter((anchors) => anchors.includes(anchor));
    if (holders.length < 2) report(path, `对齐记号“${anchor}”只有一栏使用，请在另一栏写上或删去`);
    if (holders.some((anchors) => anchors.filter((other) => other === anchor).length > 1)) report(path, `对齐记号“${anchor}”在一栏中出现两次，请改正`);
  }
  const order = [...all];
  if (byPanel.some((anchors) => anchors.some((anchor, index) => index > 0 && order.indexOf(anchor) < order.indexOf(anchors[index - 1] ?? '')))) report(path, '各栏对齐记号的先后不一致，请改正');
}

/** Every amount cell of a fixed line means one quantity, and no two of a table mean the same: a copied key is the commonest slip. */
function checkMeanings(statement: StatementDefinition, path: readonly string[], report: Report): void {
  const meanings = new Map<string, string>();
  for (const panel of statement.panels) {
    const filters = leafFilters(panel.columns);
    const leaves = leafColumns(panel.columns).filter(({ column }) => column.kind === 'amount');
    for (const row of panel.rows) for (const { column } of leaves) {
      if (row.kind === 'line' && (row.blank || row.dash?.includes(column.id))) continue;
      const filter = cellFilter(panel, row, filters.get(column.id) ?? {});
      const here = [...path, 'panels', panel.id, 'rows', row.id];
      const computed = row.kind === 'line' && row.sum !== undefined;
      if (filter === null) report(here, `行与列“${column.id}”的 filter 互相排斥，这一格没有含义，请改正或写入 dash`);
      else if (filter.measure === undefined) { if (!computed) report(here, `与列“${column.id}”相交的格没有 measure，请在行、列或栏的 filter 中写明`); }
      else if (row.kind === 'line') {
        const other = meanings.get(signature(filter));
        if (other !== undefined) report(here, `与列“${column.id}”相交的格和“${other}”含义相同，请核对 filter`);
        else meanings.set(signature(filter), `${row.id}/${column.id}`);
      }
    }
  }
}

function cellFilter(panel: PanelDefinition, row: LineRow | RollupRow, column: Filter): Filter | null {
  const rows = intersect(panel.filter ?? {}, row.filter ?? {});
  return rows === null ? null : intersect(rows, column);
}
