import type { BookletSection, Span } from '../booklet/model.ts';
import type { Role } from '../statement/definition.ts';
import type { GlossaryEntry } from '../pack/pack.ts';
import type { Figures } from '../statement/figures.ts';
import type { TemplateEngine } from './engine.ts';
import type { NarrativeFacts } from './facts/catalogue.ts';
import { sectionOrdinal } from './ordinals.ts';
import { spansOf } from './paragraphs.ts';

/** What decides whether a term is explained. */
export interface DocumentUse {
  readonly figures: Figures;
  readonly facts: NarrativeFacts;
  readonly roles: readonly Role[];
  /** Printed prose in which terms are looked for. */
  readonly prose: string;
}

/** An entry as a person changed it, or one of their own. */
export interface GlossaryEdit {
  /** Id of the pack's entry, or a new one. */
  readonly id: string;
  readonly term: string;
  /** '' keeps the pack's words. */
  readonly text: string;
  /** auto: by the pack's conditions; an entry of one's own is printed where its term occurs. */
  readonly use: 'auto' | 'always' | 'never';
}

/** An entry with what a person made of it. Their words are printed as they stand, never run as a template. */
export interface GlossaryLine extends GlossaryEntry {
  readonly written?: string;
  readonly use: GlossaryEdit['use'];
  /** The pack has no such entry. */
  readonly own: boolean;
}

/** The pack's entries in its order with the changes, then a person's own; of these only such as have words. */
export function editedEntries(entries: readonly GlossaryEntry[], edits: readonly GlossaryEdit[]): GlossaryLine[] {
  const byId = new Map(edits.map((edit) => [edit.id, edit]));
  const known = entries.map((entry): GlossaryLine => {
    const edit = byId.get(entry.id);
    const text = edit?.text.trim() ?? '';
    return { ...entry, term: edit?.term ?? entry.term, use: edit?.use ?? 'auto', own: false, ...(text !== '' && { written: text }) };
  });
  const own = edits.filter((edit) => !entries.some((entry) => entry.id === edit.id) && edit.text.trim() !== '');
  return [...known, ...own.map(({ id, term, text, use }): GlossaryLine => ({ id, term, text, written: text.trim(), use, own: true, when: { term: true } }))];
}

/** Entries that are printed: those that a person wants always, never those they do not want, else by the conditions. */
export function printedEntries(lines: readonly GlossaryLine[], use: DocumentUse): GlossaryLine[] {
  const used = new Set(usedEntries(lines, use).map((entry) => entry.id));
  return lines.filter((line) => line.use === 'always' || (line.use === 'auto' && used.has(line.id)));
}

/** Entries whose every stated condition holds: codes that carry money or a budget, the term in the prose, a table with amounts. */
export function usedEntries(entries: readonly GlossaryEntry[], use: DocumentUse): GlossaryEntry[] {
  const mentioned = mentionedTerms(entries, use.prose);
  const codes = [...use.figures.valuesOf('function', { measure: 'expenditure' }), ...use.figures.valuesOf('function', { measure: 'budget', stage: 'initial' })];
  return entries.filter(({ id, when }) => {
    if (when?.function && !when.function.some((prefix) => codes.some((code) => code.startsWith(prefix)))) return false;
    if (when?.others && use.facts.others.empty) return false;
    if (when?.term && !mentioned.has(id)) return false;
    if (when?.role && !roleHasAmounts(when.role, use)) return false;
    return true;
  });
}

/** Longer terms first, so that a term is not found inside a longer one that has its own entry. */
function mentionedTerms(entries: readonly GlossaryEntry[], prose: string): Set<string> {
  const mentioned = new Set<string>();
  let rest = prose;
  for (const entry of [...entries].sort((a, b) => bareTerm(b).length - bareTerm(a).length)) {
    if (!rest.includes(bareTerm(entry))) continue;
    mentioned.add(entry.id);
    rest = rest.replaceAll(bareTerm(entry), '\n');
  }
  return mentioned;
}

/** 行政运行（项） is met in prose as 行政运行. */
function bareTerm(entry: GlossaryEntry): string {
  return entry.term.replace(/（[类款项]）$/, '');
}

function roleHasAmounts(role: Role, use: DocumentUse): boolean {
  const { facts } = use;
  switch (role) {
    case 'fund': case 'fundThreePublic': return facts.fund.present;
    case 'stateCapital': case 'stateCapitalExpenditure': return facts.capital.present;
    case 'threePublic': return facts.threePublic.known;
    case 'assets': return facts.assets.known;
    case 'generalBasicEconomic': return !facts.basic.total.zero;
    case 'generalExpenditure': case 'generalDetail': return facts.general.present;
    case 'generalProject': return !facts.general.project.zero;
    case 'summary': case 'income': case 'expenditure': case 'fiscalSummary': case 'fiscalDetail': return use.roles.includes(role);
  }
}

/** The glossary as one section of numbered paragraphs 一、术语：释义; null when nothing needs explaining. */
export function glossarySection(entries: readonly GlossaryLine[], engine: TemplateEngine): BookletSection | null {
  if (entries.length === 0) return null;
  const blocks = entries.map((entry, index) => {
    const spans: Span[] = [{ text: sectionOrdinal(index + 1), source: 'ordinal' }, { text: entry.term, bold: true }, { text: '：' }, ...explanation(entry, engine)];
    return { kind: 'paragraph', spans } as const;
  });
  return { id: 'glossary', title: '', level: 2, blocks };
}

function explanation(entry: GlossaryLine, engine: TemplateEngine): Span[] {
  if (entry.written === undefined) return spansOf(engine.render(entry.text, `名词解释“${entry.term}”`));
  return [{ text: entry.written.replace(/\s*\n\s*/gu, ''), source: `text:glossary.${entry.id}` }];
}
