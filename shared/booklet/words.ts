/** Words that lean on the one after them: 对企业, 可持续, 高标准. */
const LEANS_FORWARD = new Set('对可非高不未无再各第总按在由为于从向把被将');
/** Words that stand between two others: a line may end on either side of them. */
const BETWEEN = new Set('及和与或');
/** Characters that end a word of the trade, which the dictionary leaves standing alone: 满意度, 维护费, 决算数, 结算率, 资本性, 家庭的. */
const LEANS_BACK = new Set('度费数率性值量额款项类表者员人物品业金券权局厅处科站所室组队级期线面区县市省乡镇村的等内');
/** A word that single characters were joined to is not joined to another. */
const LONGEST_WORD = 4;
const SINGLE = /^\p{Script=Han}$/u;
const WORD = /\p{Script=Han}$/u;

/** Where the words of a text begin: offsets into the string. */
export interface WordStarts {
  /** As the dictionary of the platform has them. */
  readonly dictionary: ReadonlySet<number>;
  /** With single characters joined to the words that they belong to: those in a row to one another, endings to the word before, leaning ones to the word after. */
  readonly joined: ReadonlySet<number>;
}

let segmenter: Intl.Segmenter | undefined;

export function wordStartsOf(text: string): WordStarts {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const dictionary = new Set<number>();
  const joined = new Set<number>();
  let before: Joined = { text: '', singles: false };
  for (const { segment, index } of segmenter.segment(text)) {
    const single = SINGLE.test(segment);
    dictionary.add(index);
    if (joins(before, segment, single)) before = { text: before.text + segment, singles: before.singles && single };
    else {
      joined.add(index);
      before = { text: segment, singles: single };
    }
  }
  return { dictionary, joined };
}

interface Joined {
  readonly text: string;
  /** Nothing but single characters so far. */
  readonly singles: boolean;
}

function joins(before: Joined, text: string, single: boolean): boolean {
  if (BETWEEN.has(before.text) || BETWEEN.has(text)) return false;
  if (before.text === '）') return single && LEANS_BACK.has(text);
  if (!WORD.test(before.text) || before.text.length + text.length > LONGEST_WORD) return false;
  if (LEANS_FORWARD.has(before.text)) return WORD.test(text);
  return single && !LEANS_FORWARD.has(text) && (LEANS_BACK.has(text) || before.singles);
}
