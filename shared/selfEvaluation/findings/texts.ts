import { pathOf } from '../levels.ts';
import type { RowScore } from '../rowScore.ts';
import type { Reading } from '../target/read.ts';
import { type FindingDraft, type RowCheck, type ScoredTable, NOTHING, checkRows, rowName } from './finding.ts';

/** What is written in 年度指标值 and 实际完成值: slips, blanks, copies, and words where a number belongs. */
export function checkTexts(scored: ScoredTable): readonly FindingDraft[] {
  const declared = scored.rows.length > 0 && scored.rows.every((row) => row.actual.parsed.kind === 'blank');
  const filled: RowCheck = (row) => blanks(row, declared);
  const drafts = checkRows(scored.rows, [filled, unreadable, operators, copies, words, dates]);
  return declared ? [...drafts, { rule: 'missing-column', level: 'error', row: null, column: '实际完成值', message: `“${scored.name}”的实际完成值全部没有填写。` }] : drafts;
}

function blanks(row: RowScore, declared: boolean): readonly FindingDraft[] {
  const target = row.target.parsed.kind === 'blank';
  const actual = row.actual.parsed.kind === 'blank';
  if (!target && !actual && !doubted(row) && row.levels.level3 !== '') return NOTHING;
  if (target && actual && leftOut(row)) return NOTHING;
  const drafts: FindingDraft[] = [];
  const residue = (reading: Reading): boolean => reading.parsed.doubts.some((doubt) => doubt.code === 'placeholder');
  for (const [reading, column] of [[row.target, '年度指标值'], [row.actual, '实际完成值']] as const) {
    if (residue(reading) && reading.parsed.kind !== 'unreadable') drafts.push({ rule: 'template-residue', level: 'warning', row, column, printed: reading.parsed.text, message: `${rowName(row)}的${column}“${reading.parsed.text}”是模板残留，请填写或删除该行。` });
  }
  if (target && !residue(row.target)) drafts.push({ rule: 'blank-cell', level: 'warning', row, column: '年度指标值', message: `${rowName(row)}的年度指标值没有填写${row.target.parsed.note === null ? '' : `（${row.target.parsed.note}）`}。` });
  if (actual && !target && !declared && !residue(row.actual)) {
    drafts.push({ rule: 'blank-cell', level: 'error', row, column: '实际完成值', printed: row.actual.parsed.note, message: row.actual.parsed.note === null ? `${rowName(row)}的实际完成值没有填写，不计分。` : `${rowName(row)}的实际完成值为“${row.actual.parsed.note}”，不计分；不适用的指标请调整分值。` });
  }
  if (row.levels.level3 === '' && !(target && actual)) drafts.push({ rule: 'blank-cell', level: 'warning', row, column: '三级指标', message: `第 ${row.index + 1} 行（${pathOf(row.levels)}）没有三级指标名称。` });
  return drafts;
}

/** 生态效益指标 · 无: a line of the form that this project does not use. */
function leftOut({ levels, weight, printed }: RowScore): boolean {
  return /^(无|\/|[-—]+|不涉及|不适用)?$/.test(levels.level3) && (weight === null || weight.n === 0n) && (printed === null || printed.n === 0n);
}

/** Something in one of the two texts needs a second look. */
function doubted({ target, actual }: RowScore): boolean {
  return target.parsed.doubts.length > 0 || actual.parsed.doubts.length > 0;
}

function unreadable(row: RowScore): readonly FindingDraft[] {
  if (row.target.parsed.kind !== 'unreadable' && row.target.parsed.kind !== 'text-with-numbers' && row.actual.parsed.kind !== 'unreadable') return NOTHING;
  return ([[row.target, '年度指标值'], [row.actual, '实际完成值']] as const).flatMap(([reading, column]): readonly FindingDraft[] => {
    const { parsed } = reading;
    if (parsed.kind === 'unreadable') {
      const [doubt] = parsed.doubts;
      return [{ rule: 'unreadable', level: 'error', row, column, printed: parsed.text, message: `${rowName(row)}的${column}“${parsed.text}”读不懂${doubt === undefined ? '' : `：第 ${doubt.start + 1} 字起${doubt.message}`}，不计分。` }];
    }
    if (parsed.kind === 'text-with-numbers' && column === '年度指标值') {
      return [{ rule: 'text-with-numbers', level: 'note', row, column, printed: parsed.text, message: `${rowName(row)}的年度指标值是夹有数字（${parsed.numbers.join('、')}）的文字，不自动计分，宜拆成独立指标。` }];
    }
    return NOTHING;
  });
}

function operators(row: RowScore): readonly FindingDraft[] {
  if (!doubted(row)) return NOTHING;
  return ([[row.target, '年度指标值'], [row.actual, '实际完成值']] as const).flatMap(([reading, column]) => reading.parsed.doubts.flatMap((doubt): readonly FindingDraft[] => {
    const place = { row, column, printed: reading.parsed.text };
    switch (doubt.code) {
      case 'operatorTypo': return [{ rule: 'operator-typo', level: 'error', ...place, message: `${rowName(row)}的${column}“${reading.parsed.text}”：${doubt.message}。` }];
      case 'operatorRedundant': return [{ rule: 'operator-redundant', level: 'warning', ...place, message: `${rowName(row)}的${column}“${reading.parsed.text}”：${doubt.message}。` }];
      case 'approximate': return [{ rule: 'approximate-value', level: 'note', ...place, message: `${rowName(row)}的${column}“${reading.parsed.text}”：${doubt.message}，按所写数字理解。` }];
      case 'unknownUnit': case 'chineseNumeral': case 'monthOrMonths': case 'unclosedBracket': return [{ rule: 'doubtful-reading', level: 'note', ...place, message: `${rowName(row)}的${column}“${reading.parsed.text}”：${doubt.message}。` }];
      default: return NOTHING;
    }
  }));
}

/** A bound is not a result; nor is the target's sentence repeated. */
function copies(row: RowScore): readonly FindingDraft[] {
  const { target, actual } = row;
  const [goal] = target.quantities;
  const [result] = actual.quantities;
  const bounded = actual.parsed.kind === 'quantitative' && result?.explicit === true && result.operator !== '=' && goal !== undefined;
  if (!bounded && target.key !== actual.key) return NOTHING;
  const place = { row, column: '实际完成值' as const, printed: actual.parsed.text };
  if (bounded) {
    const same = target.key === actual.key;
    return [{ rule: 'actual-copies-target', level: 'warning', ...place, message: `${rowName(row)}的完成值“${actual.parsed.text}”${same ? '照抄目标' : '带运算符'}，不是实际数，按界限 ${result.text} 计分，请填实际数。` }];
  }
  if (target.date?.deadline === true && target.key === actual.key) {
    return [{ rule: 'actual-copies-target', level: 'warning', ...place, message: `${rowName(row)}的完成值“${actual.parsed.text}”照抄期限，请填实际完成日期。` }];
  }
  const wordy = ['qualitative', 'relative', 'text-with-numbers'].includes(target.parsed.kind);
  if (!wordy || target.key !== actual.key) return NOTHING;
  const threefold = row.levels.level3 !== '' && row.levels.level3.replace(/\s+/g, '') === target.parsed.text.replace(/\s+/g, '');
  return [{ rule: 'actual-copies-target', level: threefold ? 'warning' : 'note', ...place, message: `${rowName(row)}的完成值与目标同文${threefold ? '，也与指标名称同文' : ''}，请补充实际完成情况的依据。` }];
}

const RATE_NAME = /(率|比例|占比|比重|百分比)$/;
const SATISFACTION = /满意/;
const QUALITY_NAME = /^(提高|提升|增强|促进|改善|加强|推动|推进|优化|缓解|减轻|带动|维护|巩固|完善|健全|保障)/;
const MEASURE_NAME = /(率|度|比例|占比|比重|数|量|额|值|次|人|水平值|面积|成本|费用|天|时间|及时性)$/;
const LONGEST_NAME = 40;

/** Words where a number belongs and numbers where only words can be. */
function words(row: RowScore): readonly FindingDraft[] {
  const { name } = row.levels;
  const { kind } = row.target.parsed;
  const rate = RATE_NAME.test(name);
  if ((rate || SATISFACTION.test(name)) && kind === 'qualitative') {
    return [{ rule: 'indicator-not-measurable', level: 'warning', row, column: '年度指标值', printed: row.target.parsed.text, message: `${rowName(row)}可以用百分比衡量，年度指标值却是“${row.target.parsed.text}”，请量化。` }];
  }
  if ((kind === 'quantitative' || kind === 'multi' || kind === 'formula' || (kind === 'relative' && rate)) && row.actual.parsed.kind === 'qualitative') {
    return [{ rule: 'vague-actual', level: 'warning', row, column: '实际完成值', printed: row.actual.parsed.text, message: `${rowName(row)}可以量化，完成值却写“${row.actual.parsed.text}”，请填实际数${kind === 'relative' ? '并与基准比较' : ''}。` }];
  }
  const counted = kind === 'boolean' || (kind === 'quantitative' && row.target.quantities[0]?.unit?.measure?.dimension === 'ratio');
  if (counted && QUALITY_NAME.test(name) && !MEASURE_NAME.test(name)) {
    return [{ rule: 'indicator-not-measurable', level: 'warning', row, column: '年度指标值', printed: row.target.parsed.text, message: `${rowName(row)}是定性描述，用“${row.target.parsed.text}”衡量无法核验，请改为可衡量的程度或比率。` }];
  }
  if (row.levels.level3.length > LONGEST_NAME || /[。；]./.test(row.levels.level3)) {
    return [{ rule: 'indicator-not-measurable', level: 'warning', row, column: '三级指标', message: `第 ${row.index + 1} 行的三级指标是一段文字（${row.levels.level3.length} 字），请改为简短的指标名称。` }];
  }
  return NOTHING;
}

function dates(row: RowScore): readonly FindingDraft[] {
  const { target, actual } = row;
  if (actual.parsed.kind === 'blank' || actual.parsed.kind === 'unreadable' || actual.date !== null) return NOTHING;
  if (target.parsed.kind !== 'date' && target.parsed.kind !== 'relative') return NOTHING;
  const place = { row, column: '实际完成值' as const, printed: actual.parsed.text };
  if (target.parsed.kind === 'date') return [{ rule: 'non-date-actual', level: 'error', ...place, expected: target.parsed.text, message: `${rowName(row)}的目标是“${target.parsed.text}”，完成值“${actual.parsed.text}”不是日期，无法判断是否按期。` }];
  if (target.parsed.direction === '越早越好') return [{ rule: 'non-date-actual', level: 'warning', ...place, message: `${rowName(row)}的时限目标“${target.parsed.text}”和完成值“${actual.parsed.text}”都没有日期，无法核验。` }];
  return NOTHING;
}
