import type { EvaluationIndicator } from './input.ts';
import { levelKey } from './scheme.ts';

/** The three level names of an indicator, blanks under a merged cell filled from above. */
export interface IndicatorLevels {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** Level 3 without the remark in brackets behind it. */
  readonly name: string;
  /** Measures cost: 成本 in its level-1 or level-2 name. */
  readonly cost: boolean;
  /** Is about time: 时效 in its level-2 name, 时间 or 日期 in its own. */
  readonly time: boolean;
  /** Is about a fall (能耗下降率): a fall is then what is wanted. */
  readonly falling: boolean;
}

/**
 * Names every row. A blank level 1 repeats the row above; a blank level 2 does so only under the same level 1, where a merged
 * cell can reach.
 */
export function nameLevels(indicators: readonly EvaluationIndicator[]): readonly IndicatorLevels[] {
  let level1 = '';
  let level2 = '';
  let above = { cost: false, time: false };
  return indicators.map((indicator) => {
    const [before1, before2] = [level1, level2];
    const first = indicator.level1?.trim() ?? '';
    if (first !== '' && first !== level1) [level1, level2] = [first, ''];
    level2 = indicator.level2?.trim() ?? level2;
    if (level1 !== before1 || level2 !== before2) {
      const second = levelKey(level2);
      above = { cost: levelKey(level1).includes('成本') || second.includes('成本'), time: second.includes('时效') };
    }
    const { level3, name, timely, falling } = traitsOf(indicator.level3?.trim() ?? '');
    return { level1, level2, level3, name, cost: above.cost, time: above.time || timely, falling };
  });
}

const BLANK = '（空）';

/** `产出指标/数量指标/接通终端数量`, as findings and messages name the row. */
export function pathOf({ level1, level2, level3 }: Pick<IndicatorLevels, 'level1' | 'level2' | 'level3'>): string {
  return `${level1 || BLANK}/${level2 || BLANK}/${level3 || BLANK}`;
}

interface Traits { readonly level3: string; readonly name: string; readonly timely: boolean; readonly falling: boolean }

/** A bureau's tables repeat their names; what a name says is looked up after the first time. */
const traits = new Map<string, Traits>();
const MOST_TRAITS = 4000;

function traitsOf(name: string): Traits {
  const known = traits.get(name);
  if (known !== undefined) return known;
  if (traits.size >= MOST_TRAITS) traits.clear();
  // 指标1：人工造林面积 → 人工造林面积
  const level3 = name.replace(/^(三级)?指标\d+[：:、.．]\s*/, '');
  const made = { level3, name: level3.replace(/[(（][^)）]*[)）]$/, '').trim(), timely: /时间|日期|时限/.test(level3), falling: /下降|降低|减少|压减|缩短|节约|降幅/.test(level3) };
  traits.set(name, made);
  return made;
}
