import type { Booklet, BookletSection } from '../../shared/booklet/model.ts';

/** The book with as many self-evaluation forms (the statements of its last part, in turn) and copies of its prose as asked for. */
export function longBooklet(booklet: Booklet, forms: number, copies: number): Booklet {
  return { ...booklet, parts: booklet.parts.map((part, index) => {
    const isForms = index === booklet.parts.length - 1;
    const source = part.sections.filter((section) => section.blocks.some((block) => block.kind === 'statement'));
    if (isForms && source.length > 0) return { ...part, sections: Array.from({ length: forms }, (_, at) => renumbered(source[at % source.length], at)) };
    if (source.length > 0) return part;
    return { ...part, sections: Array.from({ length: copies }, (_, copy) => part.sections.map((section) => ({ ...section, id: `${section.id}-${copy}` }))).flat() };
  }) };
}

function renumbered(section: BookletSection | undefined, at: number): BookletSection {
  if (!section) throw new RangeError('no form to repeat');
  return { ...section, id: `${section.id}-${at}`, title: `${section.title}（${at + 1}）` };
}
