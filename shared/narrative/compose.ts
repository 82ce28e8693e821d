import type { BookletPart, BookletSection } from '../booklet/model.ts';
import type { Pack } from '../pack/pack.ts';
import type { Figures } from '../statement/figures.ts';
import { withYear } from '../statement/layout.ts';
import { attachmentsPart } from './attachments.ts';
import { type SectionDraft, draftPart, sectionOfDraft } from './draft.ts';
import { TemplateEngine } from './engine.ts';
import type { AskedReason, MissingReason } from './reasonFact.ts';
import { type NarrativeFacts, askOf, narrativeFacts, printedFormat } from './facts/catalogue.ts';
import type { AgencyOperation } from './facts/lines.ts';
import { type GlossaryEdit, type GlossaryLine, editedEntries, glossarySection, printedEntries } from './glossary.ts';
import { partOrdinal } from './ordinals.ts';
import type { BusinessFigure, NarrativeRecords } from './records.ts';

export interface NarrativeInput {
  readonly figures: Figures;
  readonly pack: Pack;
  readonly department: string;
  /** 本部门/本单位 and the level word; the pack's when absent. */
  readonly words?: Pack['words'];
  /** Given reasons by `previous:<signature>` (growth) and `budget:<signature>` (deviation). */
  readonly reasons?: Readonly<Record<string, string>>;
  /** A person's texts by key (`duties`, `structure` …), attachments by `attachments.<id>`, rewritten paragraphs by `<section>.<clause>`. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Names of the units in the book, in order. */
  readonly units?: readonly string[];
  /** What is said beyond the tables: 预算绩效, 接待明细, 培训 … */
  readonly records?: NarrativeRecords;
  /** 公用经费 of the 行政 and 参公 units, where the department has others too. */
  readonly agencyOperation?: AgencyOperation;
  /** 业务数据 that prose may name. */
  readonly business?: readonly BusinessFigure[];
  /** 名词解释 as a person changed it. */
  readonly glossary?: readonly GlossaryEdit[];
}

export interface Narrative {
  /** Parts of the kinds overview, narrative, glossary and attachments that print something, in the pack's order; titles without 第N部分. */
  readonly parts: readonly BookletPart[];
  readonly missingReasons: readonly MissingReason[];
  /** Ids of the glossary entries that are printed. */
  readonly usedTerms: readonly string[];
}

/** The prose with what an editor needs beyond the print. */
export interface NarrativeDraft {
  readonly narrative: Narrative;
  /** What the sentences were written from. */
  readonly facts: NarrativeFacts;
  readonly sections: readonly SectionDraft[];
  /** Reasons that are printed or required, each once. */
  readonly reasons: readonly AskedReason[];
  /** Every entry of 名词解释, printed or not. */
  readonly glossary: readonly (GlossaryLine & { readonly printed: boolean })[];
}

/**
 * Writes the prose of a book. Everything printed is a fact, the pack's words or a person's text; nothing is printed for what is
 * missing. Throws BadInput when a template of the pack cannot be used.
 */
export function composeNarrative(input: NarrativeInput): Narrative {
  return draftNarrative(input).narrative;
}

/** As `composeNarrative`, with the clauses apart, the wording that a rewrite replaced, and every reason. */
export function draftNarrative(input: NarrativeInput): NarrativeDraft {
  const { figures, pack } = input;
  const texts = input.texts ?? {};
  const reasons = input.reasons ?? {};
  const facts = narrativeFacts({ figures, pack, department: input.department, words: input.words ?? pack.words, reasons, texts, units: input.units ?? [], ...(input.records && { records: input.records }), ...(input.agencyOperation && { agencyOperation: input.agencyOperation }) });
  const format = printedFormat(pack);
  const engine = new TemplateEngine({ facts, format, phrases: pack.phrases ?? {} });
  const context = { engine, texts, charts: { ask: askOf({ figures, pack, reasons }), format }, year: figures.year };
  const sections = pack.parts.filter((part) => part.kind === 'overview' || part.kind === 'narrative').flatMap((part) => draftPart(part, context));
  const written = pack.parts.flatMap((part): BookletPart[] => {
    if (part.kind === 'attachments') return [attachmentsPart(part, texts, figures.year)].filter((found) => found !== null);
    const own = sections.filter((section) => section.part === part.id);
    return own.length === 0 ? [] : [{ id: part.id, title: withYear(part.title, figures.year), sections: own.map(sectionOfDraft) }];
  });
  const glossary = glossaryLines(input, facts, written);
  const explained = glossarySection(glossary.filter((line) => line.printed), engine);
  const parts = pack.parts.flatMap((part) => {
    if (part.kind !== 'glossary') return written.find((candidate) => candidate.id === part.id) ?? [];
    return explained ? [{ id: part.id, title: withYear(part.title, figures.year), sections: [explained] }] : [];
  });
  const hasGlossary = pack.parts.some((part) => part.kind === 'glossary');
  const narrative: Narrative = {
    parts, missingReasons: engine.askedReasons.filter((reason) => reason.required && reason.text === '').map(missingReason),
    usedTerms: hasGlossary ? glossary.filter((line) => line.printed).map((line) => line.id) : [],
  };
  return { narrative, facts, sections, reasons: engine.askedReasons, glossary };
}

function missingReason({ key, label, comparison, direction, growth, section }: AskedReason): MissingReason {
  return { key, label, comparison, direction, growth, section };
}

function glossaryLines({ pack, figures, glossary }: NarrativeInput, facts: NarrativeFacts, parts: readonly BookletPart[]): NarrativeDraft['glossary'] {
  const prose = [...parts.flatMap((part) => part.sections).map(sectionText), ...codeNames(figures)].join('\n');
  const lines = editedEntries(pack.glossary, glossary ?? []);
  const printed = new Set(printedEntries(lines, { figures, facts, roles: pack.statements.map((statement) => statement.role), prose }).map((line) => line.id));
  return lines.map((line) => ({ ...line, printed: printed.has(line.id) }));
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
      case 'statement': case 'table': case 'chart': return '';
    }
  });
  return [section.title, ...lines].filter((line) => line !== '').join('\n');
}

/** Titles with their counted 第一部分 over the parts that the booklet really has, in order. */
export function numberParts(parts: readonly BookletPart[]): BookletPart[] {
  return parts.map((part, index) => ({ ...part, title: `${partOrdinal(index + 1)}　${part.title}` }));
}
