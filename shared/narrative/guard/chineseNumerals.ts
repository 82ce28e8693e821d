/** Digits and tens, plain and as on a cheque; pieces of a regular expression. */
export const CHINESE_NUMERAL = '[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零〇一二三四五六七八九]+)?';

const DIGITS: Readonly<Record<string, bigint>> = {
  零: 0n, '〇': 0n, 一: 1n, 二: 2n, 两: 2n, 三: 3n, 四: 4n, 五: 5n, 六: 6n, 七: 7n, 八: 8n, 九: 9n, 壹: 1n, 贰: 2n, 叁: 3n, 肆: 4n, 伍: 5n, 陆: 6n, 柒: 7n, 捌: 8n, 玖: 9n,
};
const TENS: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n, 拾: 10n, 佰: 100n, 仟: 1000n };

/** 十二 → 12, 一百零五 → 105, 十二点五 → 125 with one decimal. */
export function chineseDecimal(text: string): { readonly scaled: bigint; readonly decimals: number } {
  const [whole = '', fraction = ''] = text.split('点');
  const digits = [...fraction].map((ch) => String(DIGITS[ch] ?? 0n)).join('');
  return { scaled: chineseWhole(whole) * 10n ** BigInt(digits.length) + BigInt(digits === '' ? '0' : digits), decimals: digits.length };
}

function chineseWhole(text: string): bigint {
  let total = 0n;
  let digit: bigint | null = null;
  for (const ch of text) {
    const tens = TENS[ch];
    if (tens === undefined) digit = DIGITS[ch] ?? 0n;
    else { total += (digit ?? 1n) * tens; digit = null; }
  }
  return total + (digit ?? 0n);
}
