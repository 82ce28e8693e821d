import type { BookletSection, Span } from '../../booklet/model.ts';
import { type NarrativeInput, composeNarrative } from '../compose.ts';
import { narrativeFacts, printedFormat } from '../facts/catalogue.ts';
import type { BusinessFigure, GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import { guardText } from './guardText.ts';
import { knownCodes, knownFigures } from './knownFigures.ts';

export interface GuardInput extends NarrativeInput {
  readonly business?: readonly BusinessFigure[];
  readonly foreignNames?: readonly string[];
}

/** The context of each section of a book, by section id; an id that prints nothing has the book's figures only. */
export function guardContexts(input: GuardInput): (section: string) => GuardContext {
  const { figures, pack } = input;
  const words = input.words ?? pack.words;
  const units = input.units ?? [];
  const facts = narrativeFacts({ ...input, words, units, reasons: input.reasons ?? {}, texts: input.texts ?? {} });
  const codes = knownCodes(figures);
  const book = knownFigures(facts, figures, codes);
  const generated = composeNarrative({ ...input, texts: {} }).parts.flatMap((part) => part.sections);
  const common = {
    year: figures.year, names: [input.department, ...units].filter((name) => name !== ''), foreignNames: input.foreignNames ?? [], subject: words.subject, level: words.level,
    format: printedFormat(pack), book, codes, business: input.business ?? [],
  };
  return (id) => ({ ...common, own: ownFigures(generated.find((section) => section.id === id), book) });
}

/** Figures whose address a number of the section carries. */
function ownFigures(section: BookletSection | undefined, book: readonly KnownFigure[]): KnownFigure[] {
  const sources = new Set((section?.blocks ?? []).flatMap((block): readonly Span[] => (block.kind === 'paragraph' ? block.spans : block.kind === 'list' ? block.items.flat() : [])).flatMap((span) => span.source ?? []));
  return book.filter((figure) => sources.has(figure.source));
}

/** Findings of every text that a person wrote, by its key: a rewritten clause `<section>.<clause>` or a text of the overview. */
export function guardTexts(input: GuardInput): ReadonlyMap<string, readonly GuardFinding[]> {
  const contextOf = guardContexts(input);
  return new Map(Object.entries(input.texts ?? {}).map(([key, text]) => [key, guardText(text, contextOf(key.split('.')[0] ?? key))]));
}
