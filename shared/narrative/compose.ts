import type { Block, BookletPart, BookletSection } from '../booklet/model.ts';
import type { Pack, PartDefinition, SectionDefinition } from '../pack/pack.ts';
import type { Figures } from '../statement/figures.ts';
import { withYear } from '../statement/layout.ts';
import { TemplateEngine } from './engine.ts';
import type { MissingReason } from './fact.ts';
import { type NarrativeFacts, narrativeFacts, printedFormat } from './facts/catalogue.ts';
import { glossarySection, usedEntries } from './glossary.ts';
import { partOrdinal, sectionOrdinal } from './ordinals.ts';
import { blocksOf } from './paragraphs.ts';
import type { NarrativeRecords } from './records.ts';
import { Run } from './run.ts';

export interface NarrativeInput {
  readonly figures: Figures;
  readonly pack: Pack;
  readonly department: string;
  /** 本部门/本单位 and the level word; the pack's when absent. */
  readonly words?: Pack['words'];
  /** Given reasons by `previous:<signature>` (growth) and `budget:<signature>` (deviation). */
  readonly reasons?: Readonly<Record<string, string>>;
  /** A person's texts by key (`duties`, `structure` …), and rewritten paragraphs by `<section>.<clause>`. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Names of the units in the book, in order. */
  readonly units?: readonly string[];
  /** What is said beyond the tables: 预算绩效, 接待明细, 培训 … */
  readonly records?: NarrativeRecords;
}

export interface Narrative {
  /** Parts of the kinds overview, narrative and glossary that print something, in the pack's order; titles without 第N部分. */
  readonly parts: readonly BookletPart[];
  readonly missingReasons: readonly MissingReason[];
  /** Ids of the glossary entries that are printed. */
  readonly usedTerms: readonly string[];
}

/**
 * Writes the prose of a book. Everything printed is a fact, the pack's words or a person's text; nothing is printed for what is
 * missing. Throws BadInput when a template of the pack cannot be used.
 */
export function composeNarrative(input: NarrativeInput): Narrative {
  const { figures, pack } = input;
  const texts = input.texts ?? {};
  const facts = narrativeFacts({ figures, pack, department: input.department, words: input.words ?? pack.words, reasons: input.reasons ?? {}, texts, units: input.units ?? [], ...(input.records && { records: input.records }) });
  const engine = new TemplateEngine({ facts, format: printedFormat(pack), phrases: pack.phrases ?? {} });
  const prose = new Map<string, BookletPart>();
  for (const part of pack.parts) {
    if (part.kind !== 'overview' && part.kind !== 'narrative') continue;
    prose.set(part.id, { id: part.id, title: withYear(part.title, figures.year), sections: composeSections(part, engine, texts, figures.year) });
  }
  const usedTerms = addGlossary(pack, figures, facts, engine, prose);
  const parts = pack.parts.flatMap((part) => prose.get(part.id) ?? []).filter((part) => part.sections.length > 0);
  return { parts, missingReasons: engine.missingReasons, usedTerms };
}

function composeSections(part: PartDefinition, engine: TemplateEngine, texts: Readonly<Record<string, string>>, year: number): BookletSection[] {
  const sections: BookletSection[] = [];
  for (const section of part.sections ?? []) {
    engine.section = section.id;
    const blocks = composeSection(section, engine, texts);
    if (blocks.length > 0) sections.push({ id: section.id, title: sectionOrdinal(sections.length + 1) + withYear(section.title, year), level: 2, blocks });
  }
  return sections;
}

function composeSection(section: SectionDefinition, engine: TemplateEngine, texts: Readonly<Record<string, string>>): Block[] {
  if (section.when !== undefined && !engine.holds(section.when, `“${section.title}”`)) return [];
  return blocksOf(section.clauses.flatMap((clause) => {
    const place = `“${section.title}”的条款 ${clause.id} `;
    if (clause.when !== undefined && !engine.holds(clause.when, place)) return [];
    const rewritten = texts[`${section.id}.${clause.id}`]?.trim();
    return [rewritten ? [new Run(rewritten, `text:${section.id}.${clause.id}`)] : engine.render(clause.template, place)];
  }));
}

function addGlossary(pack: Pack, figures: Figures, facts: NarrativeFacts, engine: TemplateEngine, prose: Map<string, BookletPart>): string[] {
  const part = pack.parts.find((candidate) => candidate.kind === 'glossary');
  if (!part) return [];
  const printed = [...[...prose.values()].flatMap((other) => other.sections).map(sectionText), ...codeNames(figures)].join('\n');
  const entries = usedEntries(pack.glossary, { figures, facts, roles: pack.statements.map((statement) => statement.role), prose: printed });
  const section = glossarySection(entries, engine);
  if (section) prose.set(part.id, { id: part.id, title: withYear(part.title, figures.year), sections: [section] });
  return section ? entries.map((entry) => entry.id) : [];
}

/** Names of the 科目 that the tables print. */
function codeNames(figures: Figures): string[] {
  const codes = figures.valuesOf('function', { measure: 'expenditure' });
  return [...new Set(codes.flatMap((code) => [3, 5, 7].map((digits) => code.slice(0, digits))))].map((code) => figures.nameOf('function', code));
}

/** Plain text of a section: its title and every block of prose, one line each. */
export function sectionText(section: BookletSection): string {
  const lines = section.blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph': return block.spans.map((span) => span.text).join('');
      case 'heading': return block.text;
      case 'list': return block.items.map((spans) => spans.map((span) => span.text).join('')).join('\n');
      case 'statement': case 'table': return '';
    }
  });
  return [section.title, ...lines].filter((line) => line !== '').join('\n');
}

/** Titles with their counted 第一部分 over the parts that the booklet really has, in order. */
export function numberParts(parts: readonly BookletPart[]): BookletPart[] {
  return parts.map((part, index) => ({ ...part, title: `${partOrdinal(index + 1)}　${part.title}` }));
}
