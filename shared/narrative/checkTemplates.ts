import { BadInput } from '../badInput.ts';
import type { ClauseDefinition, Pack, SectionDefinition } from '../pack/pack.ts';
import { TemplateEngine } from './engine.ts';
import { narrativeFacts, printedFormat } from './facts/catalogue.ts';
import { quoted } from './quoted.ts';
import { SPECIMEN_FIGURES, SPECIMEN_RECORDS } from './specimen.ts';
import { conditionProblems, literalProblems, templateProblems } from './templateSyntax.ts';

type CheckedPack = Pick<Pack, 'parts' | 'glossary' | 'phrases' | 'statements' | 'threePublic' | 'thresholds' | 'words' | 'equipment'>;

/**
 * Judges every template, condition and heading of a pack: the closed grammar, bare digits and written ordinals, placeholders, and
 * (by rendering every branch over a specimen bureau) names of facts, filters and phrases and the kinds they are used on.
 * @returns one Chinese sentence a problem; empty when the pack may print
 */
export function checkTemplates(pack: CheckedPack): string[] {
  const sentences: string[] = [];
  const report = (place: string, problems: readonly string[]): void => { for (const problem of problems) sentences.push(`${place}${problem}。`); };
  const engine = exploringEngine(pack);
  for (const [name, template] of Object.entries(pack.phrases ?? {})) report(`短语“${name}”：`, templateProblems(template));
  for (const section of pack.parts.flatMap((part) => part.sections ?? [])) checkSection(section, engine, report);
  for (const entry of pack.glossary) {
    const place = `名词解释“${entry.term}”：`;
    const problems = [...literalProblems(entry.term), ...templateProblems(entry.text)];
    report(place, problems.length > 0 ? problems : dryRun(() => engine.render(entry.text, '')));
  }
  return sentences;
}

function checkSection(section: SectionDefinition, engine: TemplateEngine, report: (place: string, problems: readonly string[]) => void): void {
  const place = `${quoted(section.title)}：`;
  report(place, literalProblems(section.title.replaceAll('{year}', '')));
  if (section.when !== undefined) report(place, conditionFaults(section.when, engine));
  if (section.outline !== undefined) report(`${place}提纲`, literalProblems(section.outline));
  for (const chart of section.charts ?? []) if (chart.when !== undefined) report(`${quoted(section.title)}的图表 ${chart.id}：`, conditionFaults(chart.when, engine));
  for (const clause of section.clauses) report(`${quoted(section.title)}的条款 ${clause.id}：`, clauseProblems(clause, engine));
}

function clauseProblems(clause: ClauseDefinition, engine: TemplateEngine): string[] {
  const written = templateProblems(clause.template);
  const condition = clause.when === undefined ? [] : conditionFaults(clause.when, engine);
  // What is written outside the grammar is not run.
  return [...condition, ...(written.length > 0 ? written : dryRun(() => engine.render(clause.template, '')))];
}

function conditionFaults(condition: string, engine: TemplateEngine): string[] {
  const written = conditionProblems(condition);
  return written.length > 0 ? written : dryRun(() => engine.holds(condition, ''));
}

function dryRun(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return [error.message.replace(/^版式的模板不能使用：/, '').replace(/。请修改该模板[^。]*。$/, '')];
  }
}

/** Phrases are checked where they are used: their `it` is only known there. */
function exploringEngine(pack: CheckedPack): TemplateEngine {
  const facts = narrativeFacts({ figures: SPECIMEN_FIGURES, pack, department: '部门', words: pack.words, reasons: {}, texts: {}, units: ['单位'], records: SPECIMEN_RECORDS });
  return new TemplateEngine({ facts, format: printedFormat(pack), phrases: pack.phrases ?? {}, exploring: true });
}
