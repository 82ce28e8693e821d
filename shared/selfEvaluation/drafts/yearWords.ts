/** A year word that was moved on, or left for a person to check. */
export interface YearWord {
  readonly kind: 'advanced' | 'check';
  readonly from: string;
  readonly to: string;
}

export interface AdvancedText {
  readonly text: string;
  readonly words: readonly YearWord[];
}

/** Four digits that may be a year, with what stands on both sides. */
const CANDIDATE = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
/** 〔2020〕, (2020) of a document's number. */
const DOCUMENT = /[〔[【（(]$/;
const DOCUMENT_AFTER = /^[〕\]】）)]\s*(?:第\s*)?\d+\s*号/;
/** 2021—2025年: a plan's span, of which one end alone must not move. */
const SPAN_AFTER = /^年?度?\s*[-—–~～至到]+\s*(?:19|20)\d\d/;
const SPAN_BEFORE = /(?:19|20)\d\d\s*年?度?\s*[-—–~～至到]+\s*$/;
/** 2023年, 2023-11-30, 2023/11, 2023.11.30; 2023.5 alone is an amount. */
const YEAR_AFTER = /^\s*(?:年|[-/](?:0?[1-9]|1[0-2])(?!\d)|\.\d{1,2}\.\d{1,2}(?!\d))/;

/**
 * Moves the year words of a text on: 2023年 → 2024年, and the years before and after with them (较2022年 → 较2023年).
 * @param bare also a year without 年 behind it (2023基金征缴奖励), for names; in a target such digits are an amount
 */
export function advanceYears(text: string, fromYear: number, toYear: number, bare: boolean): AdvancedText {
  const words: YearWord[] = [];
  const advanced = text.replace(CANDIDATE, (word, at: number) => {
    const year = Number(word);
    if (Math.abs(year - fromYear) > 1) return word;
    const before = text.slice(0, at);
    const after = text.slice(at + word.length);
    const named = YEAR_AFTER.test(after) || (bare && year === fromYear && /^(?![.%％元人个户次])/.test(after));
    if (DOCUMENT.test(before) && DOCUMENT_AFTER.test(after)) return word;
    if (SPAN_AFTER.test(after) || SPAN_BEFORE.test(before)) {
      words.push({ kind: 'check', from: word, to: word });
      return word;
    }
    if (!named) return word;
    const next = String(year + toYear - fromYear);
    words.push({ kind: 'advanced', from: word, to: next });
    return next;
  });
  return { text: advanced, words };
}
