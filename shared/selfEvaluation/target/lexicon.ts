import type { Operator } from './parsed.ts';

/**
 * The words of the target grammar, by kind. One dictionary is searched for the longest match at a position, so a new way of
 * writing is one more entry here. Everything is in half-width form (see `normalise`).
 */

export interface OperatorWord {
  readonly operator: Operator | null;
  /** Written before the number (不少于), after it (以上) or either. */
  readonly place: 'before' | 'after' | 'either';
  /** 约, 左右: near the number; no operator can be read from it. */
  readonly approximate?: boolean;
  /** A key struck by mistake: 》= for >=. */
  readonly typo?: boolean;
  /** Compares with a level of an earlier time when a year follows (不低于2023年), never a deadline. */
  readonly level?: boolean;
}

const before = (operator: Operator, words: string, level = true): [string, OperatorWord][] =>
  words.split(' ').map((word) => [word, level ? { operator, place: 'before', level } : { operator, place: 'before' }]);
const after = (operator: Operator, words: string): [string, OperatorWord][] => words.split(' ').map((word) => [word, { operator, place: 'after' }]);

/** Symbols; blanks inside are allowed by the tokenizer. */
export const OPERATOR_SYMBOLS: ReadonlyMap<string, OperatorWord> = new Map<string, OperatorWord>([
  ...['≥', '>=', '≧', '⩾', '≥=', '>≥', '≥≥', '>>=', '≮'].map((symbol): [string, OperatorWord] => [symbol, { operator: '>=', place: 'before' }]),
  ...['≤', '<=', '≦', '⩽', '≤=', '<≤', '≤≤', '<<=', '≯'].map((symbol): [string, OperatorWord] => [symbol, { operator: '<=', place: 'before' }]),
  ['>', { operator: '>', place: 'before' }],
  ['<', { operator: '<', place: 'before' }],
  ['=', { operator: '=', place: 'before' }],
  ['==', { operator: '=', place: 'before' }],
  ['≈', { operator: null, place: 'before', approximate: true }],
  ...['=>', '》=', '〉=', '»=', '=≥'].map((symbol): [string, OperatorWord] => [symbol, { operator: '>=', place: 'before', typo: true }]),
  ...['=<', '《=', '〈=', '«=', '=≤'].map((symbol): [string, OperatorWord] => [symbol, { operator: '<=', place: 'before', typo: true }]),
  ...['》', '〉'].map((symbol): [string, OperatorWord] => [symbol, { operator: '>', place: 'before', typo: true }]),
  ...['《', '〈'].map((symbol): [string, OperatorWord] => [symbol, { operator: '<', place: 'before', typo: true }]),
]);

export const OPERATOR_WORDS: ReadonlyMap<string, OperatorWord> = new Map<string, OperatorWord>([
  ...before('>=', '不少于 不低于 不小于 不短于 不弱于 不差于 不亚于 不下于 大于等于 大于或等于 大于、等于 高于等于 高于或等于 多于等于 多于或等于 至少 最少 最低 不得少于 不得低于 应不低于 不能低于'),
  ...before('>', '大于 高于 多于 超过 超 高过 优于'),
  ...before('<=', '不超过 不超 不高于 不大于 不多于 不超出 不突破 小于等于 小于或等于 小于、等于 低于等于 低于或等于 少于等于 少于或等于 至多 最多 最高 不得超过 不得高于 控制在 未超过 未超 没有超过 未突破'),
  ...before('<=', '不晚于 不迟于', false),
  ...before('<', '小于 低于 少于 不足 不到 短于'),
  ...before('<', '早于', false),
  ...before('=', '等于'),
  ...after('>=', '以上 及以上 或以上 及其以上'),
  ...after('<=', '以下 及以下 或以下 以内 之内 内 范围内 范围以内'),
  ...['约', '大约', '大概', '近', '约为'].map((word): [string, OperatorWord] => [word, { operator: null, place: 'before', approximate: true }]),
  ...['左右', '上下', '余', '多'].map((word): [string, OperatorWord] => [word, { operator: null, place: 'after', approximate: true }]),
]);

/** 万 and its kin, between a number and its unit. */
export const SCALES: ReadonlyMap<string, bigint> = new Map([
  ['十', 10n], ['百', 100n], ['千', 1000n], ['万', 10_000n], ['十万', 100_000n], ['百万', 1_000_000n], ['千万', 10_000_000n], ['亿', 100_000_000n], ['万亿', 1_000_000_000_000n],
]);

/** Words around a date; recognised after a number or a date word, those of `OPENING` also at the start. */
export const DATE_WORDS: ReadonlySet<string> = new Set(
  '年度 年底 年末 年初 年内 年中 月份 月底 月末 月初 月内 号 底 末 初 上旬 中旬 下旬 季度 季度末 上半年 下半年 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 前 之前 以前 底前 年底前 年末前 月底前 月末前 止 为止 起 全年'.split(' '),
);
export const DATE_OPENING: ReadonlySet<string> = new Set('每年 每月 每季度 每季 当年 本年 本年度 当年度 次年 年底 年末 年初 年内 全年 截至 截止 截止到 于 在 自 从 第 一季度 二季度 三季度 四季度 上半年 下半年'.split(' '));

/** Words before a number that do not change it. */
export const FILLERS: readonly string[] = '已经 已 实际 全年 全部 全县 累计 共计 总计 合计 共 总共 完成 达到 达成 达 实现 提高到 提高至 提升到 提升至 增加到 增加至 降低到 降低至 下降到 下降至 降至 升至 控制 确保 力争 保持 保持在 维持在 平均 年均 预计 计划 目标值 目标 年度 当年 本年 为 是 有 大约为 在'.split(' ');

/** Words that make the number a change against a base. */
export const INCREASE_WORDS: readonly string[] = '增长 增加 提高 提升 上升 增长率 增收 增长了 提高了 增加了'.split(' ');
export const DECREASE_WORDS: readonly string[] = '下降 减少 降低 缩短 压减 压缩 下降了 减少了 降低了 节约 下降率'.split(' ');
/** Bases of a change or of a relative target. */
export const BASE_WORDS: readonly string[] = '上年度 上一年度 上一年 上年 去年 往年 前年 上年同期 去年同期 同期 历年 上期 年初 基期'.split(' ');
/** What a relative target without a number compares with. */
export const RELATIVE_NOUNS: readonly string[] = [...BASE_WORDS, ...'预算 总额 限额 标准 平均 计划 指标 基数 定额 概算 控制数 规定 水平 最低 要求 目标 政策 上限 下限'.split(' ')];
export const TIME_LIMIT_PHRASES: readonly string[] = '时限内 期限内 限期内 规定时限 规定期限 规定时间 规定的时间 规定的时限 规定的期限 约定时间 合同期内 时间节点前'.split(' ');

/** Endings of a name that a number may follow directly: 满意度95%, 参保人数200人. */
export const RATE_ENDINGS: readonly string[] = '率 度 比例 占比 比重 比 百分比'.split(' ');
export const AMOUNT_ENDINGS: readonly string[] = '数 数量 额 金额 成本 费用 标准 面积 长度 里程 总量 时长 周期 期限 年限'.split(' ');
export const BASE_ENDINGS: readonly string[] = '基数 总额 总量 总数'.split(' ');

/** Words before a number that only count it off: 要点1, 第3项. */
export const ORDINAL_WORDS: readonly string[] = '要点 第 目标 附件 附表 表 条 条款 措施 任务 序号 步骤 阶段 图'.split(' ');

export const YES_NO: ReadonlyMap<string, string> = new Map([['是', '是'], ['否', '否'], ['√', '是'], ['✓', '是'], ['✔', '是'], ['×', '否'], ['✗', '否'], ['✘', '否']]);
export const NOT_APPLICABLE: ReadonlySet<string> = new Set(['不适用', '不涉及', '无此项', 'N/A', 'n/a', 'NA', '暂无', '未填', '空', '待定', '待填', '不详', '待统计', '未统计', '暂未统计', '无法统计', '无数据', '暂无数据', '见附件', '详见附件', '同上', '略']);

export const NUMERAL_DIGITS: ReadonlyMap<string, number> = new Map([['零', 0], ['〇', 0], ['一', 1], ['二', 2], ['两', 2], ['三', 3], ['四', 4], ['五', 5], ['六', 6], ['七', 7], ['八', 8], ['九', 9]]);
/** 零 + one of these is a count of nothing: 零事故. */
export const NOTHING_NOUNS: ReadonlySet<string> = new Set('事故 投诉 差错 失误 违规 违纪 上访 信访 伤亡 死亡 故障 发生 案件 举报 缺陷 逾期 风险 感染'.split(' '));

/** Words of a dictionary by their first character, longest first; made once per dictionary. */
const byFirst = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

function wordsByFirst(words: ReadonlyMap<string, unknown> | ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const known = byFirst.get(words);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const word of [...words.keys()].sort((a, b) => b.length - a.length)) {
    const same = made.get(word.charAt(0));
    if (same === undefined) made.set(word.charAt(0), [word]);
    else same.push(word);
  }
  byFirst.set(words, made);
  return made;
}

/** Longest word of a dictionary that stands at `at`; null if none. */
export function longestAt(text: string, at: number, words: ReadonlyMap<string, unknown> | ReadonlySet<string>): string | null {
  const candidates = wordsByFirst(words).get(text.charAt(at));
  if (candidates === undefined) return null;
  for (const word of candidates) if (text.startsWith(word, at)) return word;
  return null;
}

/** The word among `words` that `text` starts with, longest first. */
export function startsWithAny(text: string, words: readonly string[]): string | null {
  let found: string | null = null;
  for (const word of words) if (text.startsWith(word) && word.length > (found?.length ?? 0)) found = word;
  return found;
}

export function endsWithAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.endsWith(word));
}
