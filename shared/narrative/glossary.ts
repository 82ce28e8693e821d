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

/** Entries whose every stated condition holds: codes that carry money or a budget, the term in the prose, a table with amounts. */
export function usedEntries(entries: readonly GlossaryEntry[], use: DocumentUse): GlossaryEntry[] {
  const mentioned = mentionedTerms(entries, use.prose);
  const codes = [...use.figures.valuesOf('function', { measure: 'expenditure' }), ...use.figures.valuesOf('function', { measure: 'budget', stage: 'initial' })];
  return entries.filter(({ id, when }) => {
    if (when?.function && !when.function.some((prefix) => codes.some((code) => code.startsWith(prefix)))) return false;
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
export function glossarySection(entries: readonly GlossaryEntry[], engine: TemplateEngine): BookletSection | null {
  if (entries.length === 0) return null;
  const blocks = entries.map((entry, index) => {
    const spans: Span[] = [{ text: sectionOrdinal(index + 1), source: 'ordinal' }, { text: entry.term, bold: true }, { text: '：' }, ...spansOf(engine.render(entry.text, `名词解释“${entry.term}”`))];
    return { kind: 'paragraph', spans } as const;
  });
  return { id: 'glossary', title: '', level: 2, blocks };
}
