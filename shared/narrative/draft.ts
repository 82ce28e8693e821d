import type { Block, BookletSection } from '../booklet/model.ts';
import type { ClauseDefinition, PartDefinition, SectionDefinition } from '../pack/pack.ts';
import { withYear } from '../statement/layout.ts';
import { type ChartContext, fillChart } from './charts.ts';
import type { TemplateEngine } from './engine.ts';
import { sectionOrdinal } from './ordinals.ts';
import { quoted } from './quoted.ts';
import { blocksByClause, editableText } from './paragraphs.ts';
import { Run } from './run.ts';

/** A clause as it is printed, and what it would be without a person's rewriting. */
export interface ClauseDraft {
  readonly id: string;
  /** Key of the rewritten text: `<section>.<clause>`. */
  readonly key: string;
  readonly rewritten: boolean;
  /** In the notation of texts: what a rewrite starts from, and what a reset gives. */
  readonly generated: string;
  /** Addresses of the numbers in the generated wording, also where it was rewritten. */
  readonly sources: readonly string[];
  readonly blocks: readonly Block[];
}

export interface SectionDraft {
  readonly id: string;
  readonly part: string;
  /** With its ordinal. */
  readonly title: string;
  readonly clauses: readonly ClauseDraft[];
  /** Blocks of the clauses with the charts between them, as they are printed. */
  readonly blocks: readonly Block[];
}

export interface DraftContext {
  readonly engine: TemplateEngine;
  readonly texts: Readonly<Record<string, string>>;
  readonly charts: Omit<ChartContext, 'section'>;
  readonly year: number;
}

/** The sections of a part that print something, in order, their ordinals counted over what is printed. */
export function draftPart(part: PartDefinition, context: DraftContext): SectionDraft[] {
  const drafts: SectionDraft[] = [];
  for (const section of part.sections ?? []) {
    context.engine.section = section.id;
    const clauses = draftClauses(section, context);
    const blocks = withCharts(section, clauses, context);
    if (blocks.length > 0) drafts.push({ id: section.id, part: part.id, title: sectionOrdinal(drafts.length + 1) + withYear(section.title, context.year), clauses: clauses.filter((clause) => clause.blocks.length > 0 || clause.rewritten), blocks });
  }
  return drafts;
}

export function sectionOfDraft({ id, title, blocks }: SectionDraft): BookletSection {
  return { id, title, level: 2, blocks };
}

function draftClauses(section: SectionDefinition, { engine, texts }: DraftContext): ClauseDraft[] {
  if (section.when !== undefined && !engine.holds(section.when, `${quoted(section.title)}`)) return [];
  const printed = section.clauses.flatMap((clause) => {
    const place = `${quoted(section.title)}的条款 ${clause.id} `;
    return clause.when !== undefined && !engine.holds(clause.when, place) ? [] : [renderClause(section, clause, place, engine, texts)];
  });
  const blocks = blocksByClause(printed.map(({ runs }) => runs));
  return printed.map(({ clause, rewritten, generated }, index) => ({ id: clause.id, key: clauseKey(section, clause), rewritten, generated: editableText(generated), sources: generated.flatMap(({ source }) => source ?? []), blocks: blocks[index] ?? [] }));
}

function renderClause(section: SectionDefinition, clause: ClauseDefinition, place: string, engine: TemplateEngine, texts: Readonly<Record<string, string>>) {
  const key = clauseKey(section, clause);
  const written = texts[key]?.trim() ?? '';
  engine.clause = clause.id;
  const generated = written === '' ? engine.render(clause.template, place) : engine.rehearse(clause.template, place);
  return { clause, rewritten: written !== '', generated, runs: written === '' ? generated : [new Run(written, `text:${key}`)] };
}

function clauseKey(section: SectionDefinition, clause: ClauseDefinition): string {
  return `${section.id}.${clause.id}`;
}

/** Charts stand behind the clause they name, else at the end; a section without prose prints none. */
function withCharts(section: SectionDefinition, clauses: readonly ClauseDraft[], { engine, charts }: DraftContext): Block[] {
  if (clauses.every((clause) => clause.blocks.length === 0)) return [];
  const filled = (section.charts ?? []).flatMap((definition) => {
    if (definition.when !== undefined && !engine.holds(definition.when, `${quoted(section.title)}的图表 ${definition.id} `)) return [];
    const chart = fillChart(definition, { ...charts, section: section.id });
    return chart ? [{ behind: clauses.some((clause) => clause.id === definition.behind) ? definition.behind : undefined, block: { kind: 'chart', chart } as const }] : [];
  });
  const behind = (id: string | undefined): Block[] => filled.filter((chart) => chart.behind === id).map((chart) => chart.block);
  return [...clauses.flatMap((clause) => [...clause.blocks, ...behind(clause.id)]), ...behind(undefined)];
}
