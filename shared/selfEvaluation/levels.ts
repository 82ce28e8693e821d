import type { EvaluationIndicator } from './input.ts';
import { levelKey } from './scheme.ts';

/** The three level names of an indicator, blanks under a merged cell filled from above. */
export interface IndicatorLevels {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** Measures cost: 成本 in its level-1 or level-2 name. */
  readonly cost: boolean;
  /** Is about time: 时效 in its level-2 name, 时间 or 日期 in its own. */
  readonly time: boolean;
  /** Is about a fall (能耗下降率): a fall is then what is wanted. */
  readonly falling: boolean;
  /** `产出指标/数量指标/接通终端数量`, as findings and messages name the row. */
  readonly path: string;
}

/**
 * Names every row. A blank level 1 repeats the row above; a blank level 2 does so only under the same level 1, where a merged
 * cell can reach.
 */
export function nameLevels(indicators: readonly EvaluationIndicator[]): readonly IndicatorLevels[] {
  let level1 = '';
  let level2 = '';
  return indicators.map((indicator) => {
    const first = indicator.level1?.trim() ?? '';
    if (first !== '' && first !== level1) [level1, level2] = [first, ''];
    level2 = indicator.level2?.trim() ?? level2;
    const { level3, timely, falling } = traitsOf(indicator.level3?.trim() ?? '');
    const cost = levelKey(level1).includes('成本') || levelKey(level2).includes('成本');
    const time = levelKey(level2).includes('时效') || timely;
    return { level1, level2, level3, cost, time, falling, path: `${level1 || BLANK}/${level2 || BLANK}/${level3 || BLANK}` };
  });
}

const BLANK = '（空）';

interface Traits { readonly level3: string; readonly timely: boolean; readonly falling: boolean }

/** A bureau's tables repeat their names; what a name says is looked up after the first time. */
const traits = new Map<string, Traits>();
const MOST_TRAITS = 4000;

function traitsOf(name: string): Traits {
  const known = traits.get(name);
  if (known !== undefined) return known;
  if (traits.size >= MOST_TRAITS) traits.clear();
  // 指标1：人工造林面积 → 人工造林面积
  const level3 = name.replace(/^(三级)?指标\d+[：:、.．]\s*/, '');
  const made = { level3, timely: /时间|日期|时限/.test(level3), falling: /下降|降低|减少|压减|缩短|节约|降幅/.test(level3) };
  traits.set(name, made);
  return made;
}
