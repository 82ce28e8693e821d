import type { Glyph } from './typeface.ts';

/** Which glyphs begin a piece that a line end should not divide. */
export type Starts = Pick<ReadonlySet<number>, 'has'>;
/** Each character by itself. */
export const EVERY: Starts = { has: () => true };

/** Words that lean on the one after them: 对企业, 及费用, 高标准. */
const LEANS_FORWARD = new Set('对及和与或可非高不未无再各第总按在由为于从向把被将');
/** Characters that end a word of the trade, which the dictionary leaves standing alone: 满意度, 维护费, 决算数, 结算率, 资本性, 家庭的. */
const LEANS_BACK = new Set('度费数率性值量额款项类表者员人物品业金券权局厅处科站所室组队级期线面区县市省乡镇村的等');
/** A group in brackets or quotes up to this long, em, is one piece: （万元）, （第12片区）, “三公”. */
const LONGEST_GROUP = 7;
const CLOSING_OF: ReadonlyMap<string, string> = new Map(['（）', '“”', '《》', '〈〉', '「」', '『』', '【】', '〔〕', '‘’'].map(([open = '', close = '']) => [open, close]));

interface Words {
  /** As the dictionary of the platform has them. */
  readonly dictionary: ReadonlySet<number>;
  /** With single characters joined to the words that they belong to. */
  readonly joined: ReadonlySet<number>;
  /** Short groups in brackets, by the index of the first glyph and that behind the last. */
  readonly groups: readonly { readonly from: number; readonly to: number; readonly ems: number }[];
}

const KNOWN = new WeakMap<readonly Glyph[], Words>();

/** Indices of the glyphs that begin a word; short groups in brackets that fit the width are one. A text is broken many times while its table is fitted. */
export function wordStarts(glyphs: readonly Glyph[], width: number): Starts {
  const { joined, groups } = wordsOf(glyphs);
  return startsOf(joined, groups, width);
}

/** The same, by the dictionary alone: smaller pieces, where those of `wordStarts` take a line more. */
export function shorterWordStarts(glyphs: readonly Glyph[], width: number): Starts {
  const { dictionary, groups } = wordsOf(glyphs);
  return startsOf(dictionary, groups, width);
}

function startsOf(words: ReadonlySet<number>, groups: Words['groups'], width: number): Starts {
  if (groups.length === 0) return words;
  return { has: (index) => words.has(index) && !groups.some(({ from, to, ems }) => index > from && index < to && ems <= width) };
}

function wordsOf(glyphs: readonly Glyph[]): Words {
  let words = KNOWN.get(glyphs);
  if (!words) {
    const segments = segmentsOf(glyphs);
    KNOWN.set(glyphs, (words = { dictionary: new Set(segments.map(({ index }) => index)), joined: joinedStarts(segments), groups: groupsOf(glyphs) }));
  }
  return words;
}

let segmenter: Intl.Segmenter | undefined;

interface Segment {
  readonly text: string;
  /** Of its first glyph. */
  readonly index: number;
}

function segmentsOf(glyphs: readonly Glyph[]): Segment[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const offsets = new Map<number, number>();
  let text = '';
  glyphs.forEach((glyph, index) => {
    offsets.set(text.length, index);
    text += glyph.char;
  });
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const at = offsets.get(index);
    return at === undefined ? [] : [{ text: segment, index: at }];
  });
}

const SINGLE = /^\p{Script=Han}$/u;
const WORD = /\p{Script=Han}$/u;
/** A word that single characters were joined to is not joined to another. */
const LONGEST_WORD = 4;

/** Starts of the words after single characters have gone to their neighbours: those in a row to one another, endings to the word before, leaning ones to the word after. */
function joinedStarts(segments: readonly Segment[]): Set<number> {
  const starts = new Set<number>();
  let before: Joined = { text: '', singles: false };
  for (const { text, index } of segments) {
    const single = SINGLE.test(text);
    if (joins(before, text, single)) before = { text: before.text + text, singles: before.singles && single };
    else {
      starts.add(index);
      before = { text, singles: single };
    }
  }
  return starts;
}

interface Joined {
  readonly text: string;
  /** Nothing but single characters so far. */
  readonly singles: boolean;
}

function joins(before: Joined, text: string, single: boolean): boolean {
  if (before.text === '）') return single && LEANS_BACK.has(text);
  if (!WORD.test(before.text) || before.text.length + text.length > LONGEST_WORD) return false;
  if (LEANS_FORWARD.has(before.text)) return WORD.test(text);
  return single && !LEANS_FORWARD.has(text) && (LEANS_BACK.has(text) || before.singles);
}

function groupsOf(glyphs: readonly Glyph[]): Words['groups'] {
  const groups: { from: number; to: number; ems: number }[] = [];
  for (let from = 0; from < glyphs.length; from += 1) {
    const close = CLOSING_OF.get(glyphs[from]?.char ?? '');
    if (close === undefined) continue;
    let ems = 0;
    for (let at = from; at < glyphs.length; at += 1) {
      ems += glyphs[at]?.ems ?? 0;
      if (ems > LONGEST_GROUP) break;
      if (glyphs[at]?.char !== close) continue;
      groups.push({ from, to: at + 1, ems });
      break;
    }
  }
  return groups;
}
