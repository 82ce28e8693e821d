import { editDistance } from './similar.ts';
import { type FindingDraft, type ScoredTable, NOTHING, rowName } from './finding.ts';

/** Titles and names: the year they speak of, the name in the heading against the name in the table, marks left behind. */
export function checkTitles(scored: ScoredTable): readonly FindingDraft[] {
  return [...years(scored), ...dateYears(scored), ...headings(scored), ...marks(scored)];
}

function years(scored: ScoredTable): readonly FindingDraft[] {
  const year = /(19|20)\d\d/.exec(scored.table.year ?? '')?.[0];
  if (year === undefined) return NOTHING;
  return ([[scored.table.project, '项目名称'], [scored.table.tableTitle, '标题']] as const).flatMap(([text, column]): readonly FindingDraft[] => {
    const named = /^\D{0,2}((?:19|20)\d\d)/.exec(text?.trim() ?? '')?.[1];
    if (named === undefined || named === year) return NOTHING;
    return [{ rule: 'year-mismatch', level: 'warning', row: null, column, expected: year, printed: named, message: `${year} 年度自评表的${column}“${text ?? ''}”写的是 ${named} 年；属结转资金的应注明，否则请改正。` }];
  });
}

/** A target dated in another year than the table's: last year's form kept its dates. */
function dateYears(scored: ScoredTable): readonly FindingDraft[] {
  const year = Number(/(19|20)\d\d/.exec(scored.table.year ?? '')?.[0] ?? 0);
  const named = Number(/^\D{0,2}((?:19|20)\d\d)/.exec(scored.table.project ?? '')?.[1] ?? year);
  if (year === 0) return NOTHING;
  return scored.rows.filter((row) => row.target.date?.year !== null && row.target.date !== null && row.target.date.year < year && row.target.date.year !== named).map((row) => ({
    rule: 'year-mismatch', level: 'warning', row, column: '年度指标值', expected: String(year), printed: row.target.parsed.text,
    message: `${rowName(row)}的目标“${row.target.parsed.text}”不是 ${year} 年度的。`,
  }));
}

function plain(text: string): string {
  return text.replace(/\s+/g, '').replace(/附件\d*[:：]?/g, '').replace(/[“”"'‘’《》（）()、，,。:：]/g, '').replace(/(部门)?(预算)?项目(支出)?绩效(目标)?自评(价)?(情况)?表$/, '').replace(/自评表$/, '');
}

const MOST_EDITS = 3;

/** The heading over the table names the same project, nearly. A heading that names the form is no fault. */
function headings(scored: ScoredTable): readonly FindingDraft[] {
  const heading = plain(scored.table.sectionHeading ?? '');
  const project = plain(scored.table.project ?? '');
  if (heading.length < 6 || project.length < 6 || heading === project || heading.includes('整体支出')) return NOTHING;
  if (editDistance(heading, project, MOST_EDITS) > MOST_EDITS) return NOTHING;
  return [{ rule: 'title-mismatch', level: 'warning', row: null, column: '标题', expected: scored.table.project, printed: scored.table.sectionHeading, message: `标题“${scored.table.sectionHeading ?? ''}”与表内项目名“${scored.table.project ?? ''}”不一致。` }];
}

/** Between two texts: no pattern reaches over it. */
const BETWEEN = '\u0000';
const REVISION = /(删除|插入|批注|修订)\s*[[［【]/;

function marks(scored: ScoredTable): readonly FindingDraft[] {
  const { table } = scored;
  const texts = [table.project, table.tableTitle, table.sectionHeading];
  for (const fund of table.funds) texts.push(fund.name);
  for (const one of table.indicators) texts.push(one.level1, one.level2, one.level3, one.target, one.actual, one.reason);
  if (!REVISION.test(texts.join(BETWEEN))) return NOTHING;
  const marked = texts.find((text) => text !== null && REVISION.test(text));
  return marked === undefined || marked === null ? NOTHING : [{ rule: 'template-residue', level: 'error', row: null, column: null, printed: marked, message: `“${scored.name}”残留修订或批注标记“${marked}”，请接受或删除。` }];
}
