const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 → 一, 12 → 十二, 30 → 三十 (1–99). */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens] ?? ''}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : DIGITS[ones] ?? ''}`;
}

/** 一、 of a section. */
export const sectionOrdinal = (value: number): string => `${chineseNumber(value)}、`;
/** （一） below a section. */
export const subsectionOrdinal = (value: number): string => `（${chineseNumber(value)}）`;
/** 1. below that. */
export const itemOrdinal = (value: number): string => `${value}.`;
/** 第一部分. */
export const partOrdinal = (value: number): string => `第${chineseNumber(value)}部分`;
