import { equal } from '../rational.ts';
import type { RowScore } from '../rowScore.ts';
import { measured } from '../target/sequence.ts';
import { type FindingDraft, type ScoredTable, rowName } from './finding.ts';
import { editDistance } from './similar.ts';

/** Words that any project's indicator may be made of; a name of nothing else is not the same indicator elsewhere. */
const GENERIC = /补助|补贴|发放|培训|采购|购置|完成|建设|服务|受益|覆盖|保障|惠及|享受|支付|人数|人次|次数|数量|个数|户数|面积|场次|期数|份数|项目|人员|对象|群众|职工|工作|开展|活动|实施|资金|宣传|监督|检查|会议|印刷|资料|设备|聘用|临聘|经费|全县|全年|年度|本年|[的及和与]/g;
/** Words of rates that every project has of its own: 资金到位率, 群众满意度. */
const GENERIC_RATE = /到位|及时|准确|合格|达标|满意|知晓|支出|执行|验收|使用|兑现|政策|公众|社会|按时|程度|[率度]/g;
const RATE = 'ratio';
const COUNTED = new Set(['person', 'personTimes', 'household', 'times', 'count', 'area', 'length']);

/**
 * The same counted indicator (参保人数) with different actuals in two projects. Rates are each project's own and compared only
 * between the table of 部门整体支出 and a project's; two copies of one project's table are not compared.
 * @returns findings by index of table, on the later table
 */
export function checkAcrossTables(tables: readonly ScoredTable[]): ReadonlyMap<number, readonly FindingDraft[]> {
  /** By year and dimension, then by name. */
  const seen = new Map<string, Map<string, { readonly scored: ScoredTable; readonly row: RowScore }>>();
  const found = new Map<number, FindingDraft[]>();
  for (const [index, scored] of tables.entries()) {
    for (const row of scored.rows) {
      const dimension = dimensionOf(row);
      const name = dimension === null ? null : comparableName(row.levels.level3, dimension === RATE);
      if (dimension === null || name === null) continue;
      const alike = namesOf(seen, `${dimension}${scored.table.year ?? ''}`);
      const first = alike.get(name);
      if (first === undefined) {
        alike.set(name, { scored, row });
        continue;
      }
      const rate = dimension === RATE && first.scored.department === scored.department;
      if (rate || first.scored.table.project === scored.table.project || agree(first.row, row)) continue;
      const drafts = found.get(index) ?? [];
      drafts.push({
        rule: 'cross-table-mismatch', level: sameGoal(first.row, row) ? 'error' : 'warning', row, column: '实际完成值', expected: first.row.actual.parsed.text, printed: row.actual.parsed.text,
        message: `${rowName(row)}目标 ${row.target.parsed.text}、完成 ${row.actual.parsed.text}，“${first.scored.name}”的同名指标目标 ${first.row.target.parsed.text}、完成 ${first.row.actual.parsed.text}，请核对为何不同。`,
      });
      found.set(index, drafts);
    }
  }
  for (const [index, draft] of titlesApart(tables)) found.set(index, [...(found.get(index) ?? []), draft]);
  return found;
}

const MOST_EDITS = 2;

/** 项目支出绩效目标完成情况表 among 项目绩效目标完成情况表: titles of one kind of form that differ by a word; said where a wording first turns up. */
function titlesApart(tables: readonly ScoredTable[]): ReadonlyMap<number, FindingDraft> {
  const seen: string[] = [];
  const found = new Map<number, FindingDraft>();
  for (const [index, { table: { tableTitle } }] of tables.entries()) {
    const title = (tableTitle ?? '').replace(/\s+|[(（]?(19|20)\d\d年?度?[)）]?/g, '');
    if (title === '' || seen.includes(title)) continue;
    const near = seen.find((one) => editDistance(one, title, MOST_EDITS) <= MOST_EDITS && one.includes('整体') === title.includes('整体'));
    seen.push(title);
    if (near === undefined) continue;
    found.set(index, { rule: 'title-mismatch', level: 'warning', row: null, column: '标题', expected: near, printed: tableTitle, message: `表名“${tableTitle ?? ''}”与前面各表的“${near}”相差几个字，请统一。` });
  }
  return found;
}

function namesOf<Place>(seen: Map<string, Map<string, Place>>, key: string): Map<string, Place> {
  const known = seen.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, Place>();
  seen.set(key, made);
  return made;
}

/** What the target counts; null where the row is not compared. */
function dimensionOf(row: RowScore): string | null {
  if (row.comparison.kind !== 'measured') return null;
  const dimension = row.target.quantities[0]?.unit?.measure?.dimension;
  return dimension !== undefined && (dimension === RATE || COUNTED.has(dimension)) ? dimension : null;
}

const namesOfRates = new Map<string, string | null>();
const namesOfCounts = new Map<string, string | null>();
const MOST_NAMES = 4000;

/** The name without brackets and marks; null where it is made of words of any project. Names repeat, so they are looked up. */
function comparableName(level3: string, rate: boolean): string | null {
  const names = rate ? namesOfRates : namesOfCounts;
  const known = names.get(level3);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) names.clear();
  const name = level3.replace(/[(（][^)）]*[)）]/g, '').replace(/[\s“”"]/g, '');
  const own = name.replace(GENERIC, '').replace(rate ? GENERIC_RATE : '', '');
  const made = own.length < (rate ? 2 : 1) ? null : name;
  names.set(level3, made);
  return made;
}

/** One goal with two outcomes is a fault; two goals may be each project's own. */
function sameGoal(a: RowScore, b: RowScore): boolean {
  const [[x], [y]] = [a.target.quantities, b.target.quantities];
  return x !== undefined && y !== undefined && equal(measured(x), measured(y));
}

function agree(a: RowScore, b: RowScore): boolean {
  const [x] = a.comparison.kind === 'measured' ? a.comparison.parts : [];
  const [y] = b.comparison.kind === 'measured' ? b.comparison.parts : [];
  return x !== undefined && y !== undefined && equal(x.actualValue, y.actualValue) && equal(x.targetValue, y.targetValue);
}
