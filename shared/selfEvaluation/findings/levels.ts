import { levelKey } from '../scheme.ts';
import type { RowScore } from '../rowScore.ts';
import { editDistance } from './similar.ts';
import { type FindingDraft, type RowCheck, type ScoredTable, NOTHING, checkRows, rowName } from './finding.ts';

/** Level names: slips of the pen, level 2 under the wrong level 1, names that do not suit their level 2, what is missing. */
export function checkLevels(scored: ScoredTable): readonly FindingDraft[] {
  // A form of one level (指标名称) has no column for the names of levels.
  if (scored.rows.length > 0 && scored.rows.every(({ levels }) => levels.level1 === '' && levels.level2 === '')) {
    return [{ rule: 'levels-not-checked', level: 'note', row: null, column: '一级指标', message: `“${scored.name}”的指标没有分一级、二级，没有核对指标归类和各级分值。` }];
  }
  const quality = scored.rows.some((row) => keyOf(row.levels.level2) === '质量');
  const named: RowCheck = (row) => names(row, scored) ?? suited(row, quality);
  const drafts = checkRows(scored.rows, [named]);
  return [...drafts, ...missing(scored, drafts)];
}

const keyOf = levelKey;

/** Faults of the two names; null when both are in order. One per row: the higher level first. */
function names(row: RowScore, scored: ScoredTable): readonly FindingDraft[] | null {
  const { level1, level2 } = row.levels;
  const { tree } = scored.scheme;
  if (level1 === '' || level2 === '') {
    const column = level1 === '' ? '一级指标' : '二级指标';
    // Own systems of a department may have two levels only.
    if (level1 !== '' && tree.level1.get(keyOf(level1)) === undefined) return null;
    return [{ rule: 'blank-cell', level: 'warning', row, column, message: `${rowName(row)}没有${column}名称。` }];
  }
  const known1 = tree.level1.get(keyOf(level1));
  const known2 = tree.level2.get(keyOf(level2));
  if (known1 !== undefined && known2?.under.includes(known1) === true) return null;
  const place = { row, printed: `${level1}/${level2}` };
  if (/^[….\-—]+$/.test(level1)) return [{ rule: 'level-classification', level: 'error', ...place, column: '一级指标', expected: known2?.under[0] ?? null, message: `${rowName(row)}的一级指标仍是模板的“${level1}”${known2 === undefined ? '' : `，应为“${known2.under.join('”或“')}”`}。` }];
  if (/^[….\-—]+$/.test(level2)) return [{ rule: 'template-residue', level: 'warning', ...place, column: '二级指标', message: `${rowName(row)}的二级指标仍是模板的“${level2}”。` }];
  if (known1 === undefined) return unknownLevel1(row, scored);
  if (known2 === undefined) {
    const near = nearest(level2, tree.spellings.level2);
    return near === null ? null : [{ rule: 'label-typo', level: 'error', ...place, column: '二级指标', expected: near, message: `${rowName(row)}的二级指标“${level2}”疑为“${near}”之误。` }];
  }
  // The table of a whole department has a system of its own, with 满意度 under 效益.
  if (scored.department && tree.level1.has(keyOf(level2))) return null;
  return [{ rule: 'level-classification', level: 'error', ...place, column: '一级指标', expected: known2.under[0] ?? null, message: `${rowName(row)}的“${level2}”列在“${level1}”下，应列在“${known2.under.join('”或“')}”下。` }];
}

function unknownLevel1(row: RowScore, scored: ScoredTable): readonly FindingDraft[] | null {
  const { level1, level2 } = row.levels;
  const { tree } = scored.scheme;
  const place = { row, column: '一级指标' as const, printed: `${level1}/${level2}` };
  const asSecond = tree.level2.get(keyOf(level1));
  if (asSecond !== undefined) return [{ rule: 'level-classification', level: 'error', ...place, expected: asSecond.under[0] ?? null, message: `${rowName(row)}的一级指标“${level1}”是二级指标，应为“${asSecond.under.join('”或“')}”。` }];
  const near = nearest(level1, tree.spellings.level1);
  return near === null ? null : [{ rule: 'label-typo', level: 'error', ...place, expected: near, message: `${rowName(row)}的一级指标“${level1}”疑为“${near}”之误。` }];
}

/** A known name one character away from an unknown one of at least four, or two away from one of at least eight. */
function nearest(name: string, spellings: readonly string[]): string | null {
  const plain = name.replace(/\s+/g, '').replace(/[(（].*$/, '');
  if (plain.length < 4) return null;
  const edits = plain.length >= 8 ? 2 : 1;
  return spellings.find((spelling) => spelling.length === plain.length && editDistance(plain, spelling, edits) <= edits) ?? null;
}

const OPINION = /(满意度|认可度|合格率|达标率|优良率|准确率)$/;
const RATE = /(率|比例|占比)$/;

/** Levels 2 that not every name suits. */
const SUITED = new Set(['时效', '数量', '服务对象满意度', '满意度']);

/** A name under a level 2 it does not suit. */
function suited(row: RowScore, quality: boolean): readonly FindingDraft[] {
  const { name } = row.levels;
  const second = keyOf(row.levels.level2);
  if (!SUITED.has(second)) return NOTHING;
  const place = { rule: 'level-classification', row, column: '二级指标' as const, printed: row.levels.level2 };
  switch (second) {
    case '时效':
      return /覆盖/.test(name) && RATE.test(name) ? [{ ...place, level: 'warning', expected: '数量指标或质量指标', message: `${rowName(row)}是覆盖率，不宜列在时效指标下。` }] : NOTHING;
    case '数量':
      if (OPINION.test(name)) return [{ ...place, level: 'warning', expected: '质量指标或满意度指标', message: `${rowName(row)}是比率，不属于数量指标。` }];
      return !quality && RATE.test(name) ? [{ ...place, level: 'warning', expected: '质量指标', message: `${rowName(row)}是比率，列在数量指标下，全表没有质量指标。` }] : NOTHING;
    case '服务对象满意度': case '满意度':
      return /知晓|参与率|覆盖/.test(name) ? [{ ...place, level: 'error', expected: '社会效益指标', message: `${rowName(row)}不是满意度，不应列在满意度指标下。` }] : NOTHING;
    default: return NOTHING;
  }
}

function missing(scored: ScoredTable, drafts: readonly FindingDraft[]): readonly FindingDraft[] {
  if (scored.department) return NOTHING;
  const { tree } = scored.scheme;
  const present1 = new Set(scored.rows.map((row) => tree.level1.get(keyOf(row.levels.level1))));
  const present2 = new Set(scored.rows.map((row) => tree.level2.get(keyOf(row.levels.level2))?.name));
  // A slip of the pen is the fault, not the absence it causes; nor is a rate said to be misplaced for want of 质量指标.
  const said = drafts.map((draft) => draft.expected ?? '');
  return tree.required.filter((one) => present1.has(one.level1) && !present2.has(one.level2) && !said.includes(one.level2)).map((one) => ({
    rule: 'missing-indicator', level: 'warning', row: null, column: '二级指标', expected: one.level2, message: `“${scored.name}”的${one.level1}下没有${one.level2}。`,
  }));
}
