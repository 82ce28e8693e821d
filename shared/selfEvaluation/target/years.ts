/** Four digits from 1900 to 2099 before 年 are a year, not a count. */
export function isYear(text: string): boolean {
  return /^(19|20)\d\d$/.test(text);
}
