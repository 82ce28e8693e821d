import type { Rational } from '../rational.ts';
import { SCALES } from './lexicon.ts';

/**
 * Units and what they measure. Two quantities can be compared when they measure the same thing; 人 and 人次 do not.
 * Factors only inside a dimension where they are certain: 天 is never turned into 年.
 */
export type Dimension =
  | 'money' | 'person' | 'personTimes' | 'household' | 'times' | 'count' | 'area' | 'length' | 'weight' | 'volume'
  | 'months' | 'days' | 'workdays' | 'hours' | 'minutes' | 'weeks' | 'ratio' | 'points' | 'fold' | 'other';

export interface UnitWord {
  readonly dimension: Dimension;
  /** One of it in the base of its dimension, as n ÷ d. */
  readonly n: bigint;
  readonly d: bigint;
  /** Name under which synonyms meet; differs from the word for 名 (人), 日 (天). */
  readonly name: string;
}

/** A unit as read after a number: [scale][unit]/[unit]… */
export interface Unit {
  /** As listed: `万元`, `元/人/年`, `/月/人`, `元/`. */
  readonly text: string;
  readonly factor: Rational;
  /** Null where the number is followed by a per-unit only: 2700/月/人. */
  readonly measure: UnitWord | null;
  /** Names of what it is counted per, sorted. */
  readonly per: readonly string[];
  /** 万 without 元; `元/` without what. */
  readonly truncated: boolean;
  readonly known: boolean;
}

const words = new Map<string, UnitWord>();
function define(dimension: Dimension, names: string, n = 1n, d = 1n): void {
  for (const entry of names.split(' ')) {
    const [first, ...synonyms] = entry.split(',');
    for (const word of [first ?? '', ...synonyms]) words.set(word, { dimension, n, d, name: first ?? '' });
  }
}

define('money', '元,块,圆,元人民币', 1n);
define('money', '角', 1n, 10n);
define('person', '人,名,位,人员,人口');
define('personTimes', '人次,人·次,人次数');
define('household', '户 户次');
define('times', '次,回,次数 场,场次 期 批,批次 轮 届 趟 起,宗,例,件次 班次 课时 学时 车次 架次 台次 家次');
define(
  'count',
  '个,個 家 所 处 座 项 件 套 台,台套 辆 份 篇 条 张 本 册 部 栋,幢 间 站 点 类 种 只 头 匹 株 棵 尾 羽 盏 盘 支,枝 根 片 口 眼 孔 艘 架 门 扇 组 队 团 对 双 副 盒 箱 袋 瓶 桶 车 ' +
    '床,张床位,床位 村,个村 镇 乡 县 市 社区,个社区 街道 企业,个企业,家企业 学校,所学校 机构,个机构,家机构 项目,个项目 岗位,个岗位 款 节 段 道 笔 单 枚 面 幅 顶 把 字 页 平台 系统 标段 网点 路 品种 版 集 剂,剂次,针次,针 样品',
);
define('area', '平方米,平米,㎡,m²,m2,平方'); define('area', '亩', 2000n, 3n); define('area', '公顷', 10_000n); define('area', '平方公里,平方千米,km²,㎢', 1_000_000n);
define('length', '米,m,延米'); define('length', '公里,千米,km,KM,㎞', 1000n); define('length', '厘米,cm', 1n, 100n); define('length', '毫米,mm', 1n, 1000n); define('length', '里', 500n);
define('weight', '公斤,千克,kg,KG,㎏'); define('weight', '吨,t', 1000n); define('weight', '斤', 1n, 2n); define('weight', '克,g', 1n, 1000n);
define('volume', '立方米,立方,m³,方'); define('volume', '升,L', 1n, 1000n); define('volume', '毫升,ml,mL', 1n, 1_000_000n);
define('months', '月,个月,個月,月份'); define('months', '年,学年,周年', 12n); define('months', '季度,个季度', 3n); define('months', '学期,半年', 6n);
define('days', '天,日,日历天,自然日'); define('workdays', '工作日,个工作日'); define('hours', '小时,个小时,时,h'); define('minutes', '分钟,min'); define('minutes', '秒', 1n, 60n); define('weeks', '周,星期,个星期');
define('ratio', '%,百分比,百分号', 1n, 100n); define('ratio', '‰', 1n, 1000n); define('ratio', '百分点,个百分点', 1n, 100n); define('ratio', '成', 1n, 10n);
define('points', '分'); define('fold', '倍');
define('other', '度,千瓦时,kWh 千瓦,kW,KW 千伏,kV 千伏安,kVA 兆,M 兆瓦,MW ℃ 分贝,dB mg/L mg/m³ 美元 欧元 港元 日元 GB TB MB 人月 人天 床日 吨公里 星 代');

export const UNIT_WORDS: ReadonlyMap<string, UnitWord> = words;

/** Listed spelling of a unit word: 百分比 is %. */
const LISTED: ReadonlyMap<string, string> = new Map([['百分比', '%'], ['百分号', '%']]);

/**
 * Builds a unit from its parts. A lone 万 or 亿 is money left unfinished (`=30万`), marked truncated.
 * @param scale the word between number and unit, or null
 * @param measure the unit word, or null for `/月/人`
 * @param per words after slashes; '' for a slash with nothing behind it
 */
export function makeUnit(scale: string | null, measure: string | null, per: readonly string[]): Unit {
  const factorOfScale = scale === null ? 1n : (SCALES.get(scale) ?? 1n);
  const word = measure === null ? null : (UNIT_WORDS.get(measure) ?? null);
  const loneScale = scale !== null && measure === null && per.length === 0;
  const resolved: UnitWord | null = loneScale ? (UNIT_WORDS.get('元') ?? null) : (word ?? (measure === null ? null : { dimension: 'other', n: 1n, d: 1n, name: measure }));
  const listed = loneScale ? '元' : measure === null ? '' : (LISTED.get(measure) ?? measure);
  const named = per.filter((one) => one !== '').map((one) => UNIT_WORDS.get(one)?.name ?? one);
  return {
    text: `${scale ?? ''}${listed}${per.map((one) => `/${one}`).join('')}`,
    factor: { n: factorOfScale * (resolved?.n ?? 1n), d: resolved?.d ?? 1n },
    measure: resolved,
    per: named.sort(),
    truncated: loneScale || per.includes(''),
    known: measure === null || word !== null,
  };
}

/**
 * How two units relate: comparable by factors, comparable though one is less complete, one counted per month and the other
 * perhaps for the whole year, or of different things.
 */
export type UnitRelation = 'same' | 'loose' | 'period' | 'different';

/** How often a year has what something is counted per: 每季度1次 is four times a year. */
const PER_YEAR: ReadonlyMap<string, bigint> = new Map([['月', 12n], ['季度', 4n], ['季', 4n], ['半年', 2n], ['周', 52n], ['天', 365n], ['学期', 2n]]);

/** Times a year of the one period shorter than a year that `longer` names and `shorter` does not; null where there is none or more. */
export function timesAYear(longer: Unit, shorter: Unit): bigint | null {
  const periods = longer.per.filter((one) => !shorter.per.includes(one) && PER_YEAR.has(one));
  return periods.length === 1 ? (PER_YEAR.get(periods[0] ?? '') ?? null) : null;
}

export function relateUnits(a: Unit, b: Unit): UnitRelation {
  const perA = a.per.join('/');
  const perB = b.per.join('/');
  const per: UnitRelation = perA === perB ? 'same' : includesAll(a.per, b.per) || includesAll(b.per, a.per) ? 'loose' : 'different';
  if (per === 'different') return 'different';
  const measure = relateMeasures(a, b);
  if (measure === 'different') return 'different';
  if (timesAYear(a, b) !== null || timesAYear(b, a) !== null) return 'period';
  return per === 'same' && measure === 'same' ? 'same' : 'loose';
}

function relateMeasures(a: Unit, b: Unit): UnitRelation {
  if (a.measure === null || b.measure === null) return a.measure === b.measure ? 'same' : 'loose';
  if (a.measure.name === b.measure.name) return 'same';
  const [x, y] = [a.measure.dimension, b.measure.dimension];
  if (a.truncated !== b.truncated && x !== y) return 'loose';
  if (x !== y) return (x === 'times' && y === 'count') || (x === 'count' && y === 'times') ? 'loose' : 'different';
  if (x === 'other') return 'different';
  return x === 'times' || x === 'count' || x === 'household' ? 'loose' : 'same';
}

function includesAll(all: readonly string[], some: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}
