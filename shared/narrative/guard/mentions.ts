/** A name of the book met in the text. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** Where each name stands, the longest first, so that a name is not found inside a longer one. */
export function findMentions(text: string, names: Iterable<string>): Mention[] {
  const mentions: Mention[] = [];
  let rest = text;
  for (const name of [...new Set(names)].filter((each) => each.length > 1).sort((a, b) => b.length - a.length)) {
    for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + name.length)) {
      mentions.push({ from: at, to: at + name.length, name });
      rest = `${rest.slice(0, at)}${'\u0000'.repeat(name.length)}${rest.slice(at + name.length)}`;
    }
  }
  return mentions.sort((a, b) => a.from - b.from);
}

/** Where the clause begins that a place of the text is in: behind the last full stop, semicolon or line end. */
export function clauseStart(text: string, at: number): number {
  return Math.max(...['。', '；', '\n'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
}

/** What may stand between a name and its own number, the budget's clause before the 决算 included. */
const CONNECTOR = /^(?:（[类款项]）)?[。，：:]?(?:[^。；]{0,12}预算(?:数)?(?:为|是)?[\d.．,，\s]+万?元，)?(?:年初|全年|调整)?(?:预算|支出决算|决算|支出|金额)?(?:数|总额|总计|合计)?(?:为|是|共计|共|计)?(?:大?约|接近|将近|近|超过?|逾|不足|不到|(?:不|未)超过|高于|低于|突破|达到?)?$|^[\s|]+$/u;

/** Name right before a number; null when other words stand between. */
export function boundLabel(text: string, at: number, mentions: readonly Mention[]): string | null {
  const last = mentions.findLast((mention) => mention.to <= at);
  if (!last || text.slice(last.to, at).includes('\n')) return null;
  return CONNECTOR.test(text.slice(last.to, at)) ? last.name : null;
}

/** Longest stretch that is taken for a sentence, in characters on each side. */
const REACH = 400;

/** The sentence in which a place stands: up to 。！？ or a line break on either side. */
export function sentenceAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const ends = /[。！？\n]/u;
  let from = at;
  while (from > 0 && at - from < REACH && !ends.test(text[from - 1] ?? '')) from -= 1;
  let to = at;
  while (to < text.length && to - at < REACH && !ends.test(text[to] ?? '')) to += 1;
  return { from, to };
}
