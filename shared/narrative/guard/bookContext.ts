import { type NarrativeDraft, type NarrativeInput, draftNarrative } from '../compose.ts';
import type { AskedReason } from '../reasonFact.ts';
import type { SectionDraft } from '../draft.ts';
import { printedFormat } from '../facts/catalogue.ts';
import type { BusinessFigure } from '../records.ts';
import { gradeShares, knownEvaluation } from './evaluation.ts';
import type { GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import { guardText } from './guardText.ts';
import { knownCodes, knownFigures } from './knownFigures.ts';
import { contradicts } from './reasons.ts';

export interface GuardInput extends NarrativeInput {
  readonly foreignNames?: readonly string[];
}

/**
 * The context of each section of a book, by section id; an id that prints nothing has the book's figures only.
 * @param draft what is written from the same input
 */
export function guardContexts(input: GuardInput, draft: NarrativeDraft = draftNarrative(input)): (section: string) => GuardContext {
  const { figures, pack } = input;
  const words = input.words ?? pack.words;
  const units = input.units ?? [];
  const codes = knownCodes(figures);
  const book = [...knownFigures(draft.facts, figures, codes), ...gradeShares(input.records?.performance)];
  const common = {
    year: figures.year, names: [input.department, ...units].filter((name) => name !== ''), foreignNames: input.foreignNames ?? [], subject: words.subject, level: words.level,
    format: printedFormat(pack), book, codes, business: [...(input.business ?? []), ...recorded(input)], evaluation: knownEvaluation(input.records?.performance),
  };
  return (id) => ({ ...common, own: ownFigures(draft.sections.find((section) => section.id === id), book) });
}

/** Figures whose address a number of the section carries, or carried before a person rewrote its clause. */
function ownFigures(section: SectionDraft | undefined, book: readonly KnownFigure[]): KnownFigure[] {
  const sources = new Set((section?.clauses ?? []).flatMap((clause) => clause.sources));
  return book.filter((figure) => sources.has(figure.source));
}

/** Figures of the records that are neither money nor counts. */
function recorded({ records }: GuardInput): BusinessFigure[] {
  const { wholeScore = '', results = [] } = records?.performance ?? {};
  return [{ name: '部门整体支出绩效自评得分', value: wholeScore }, ...results.map(({ name, score }) => ({ name: `${name}自评得分`, value: score }))].filter(({ value }) => value !== '').map((score) => ({ ...score, unit: '分' }));
}

/**
 * Findings of every text that a person wrote, by its key: a rewritten clause `<section>.<clause>`, a text of the overview, an attachment,
 * an entry of the glossary (`glossary.<id>`), a reason (`reason.<key>`).
 */
export function guardTexts(input: GuardInput, draft: NarrativeDraft = draftNarrative(input)): ReadonlyMap<string, readonly GuardFinding[]> {
  let contexts: ((section: string) => GuardContext) | undefined;
  const contextOf = (section: string): GuardContext => (contexts ??= guardContexts(input, draft))(section);
  const texts = Object.entries(input.texts ?? {}).map(([key, text]) => [key, guardText(text, contextOf(key.split('.')[0] ?? key))] as const);
  const glossary = (input.glossary ?? []).map(({ id, text }) => [`glossary.${id}`, guardText(text, contextOf('glossary'))] as const);
  const reasons = draft.reasons.filter(({ text }) => text !== '').map((reason) => [`reason.${reason.key}`, guardReason(reason, contextOf(reason.section))] as const);
  return new Map([...texts, ...glossary, ...reasons]);
}

/** The numbers of a reason, and whether it explains the opposite of what happened. */
function guardReason({ text, direction }: AskedReason, context: GuardContext): GuardFinding[] {
  const found = guardText(text, context);
  if (!contradicts(direction, text)) return found;
  return [...found, { from: 0, to: text.length, kind: 'reason', level: 'warning', message: `本项是${direction === 'down' ? '减少' : '增加'}，原因却是“${text}”，方向相反，请核对。` }];
}
