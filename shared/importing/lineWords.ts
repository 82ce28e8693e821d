import type { Filter } from '../ledger/fact.ts';
import type { Role } from '../statement/definition.ts';
import type { Form } from './forms.ts';
import { headKey, labelKey, squeeze } from './normalise.ts';
import type { RecognitionWords } from './words.ts';

/**
 * 三公, its counts and assets come in every arrangement: one line of twelve columns, a column of twenty lines, stages over items or items
 * over stages. Each label names a key or a stage of the `line` measure, and a cell is what its labels say together.
 */
export function lineRoleOf(role: Role): boolean {
  return role === 'threePublic' || role === 'fundThreePublic' || role === 'assets';
}

const FUNDS: ReadonlySet<string> = new Set(['general', 'governmentFund', 'stateCapital']);

/**
 * What the labels of one column or row say; null when they say nothing.
 * @param keyed the other side of the table names the keys: 合计 over its columns is that of all funds, not that of 三公
 */
export function lineMeaning(labels: readonly string[], role: Role, budget: 'initial' | 'adjusted', words: RecognitionWords, keyed = false): Filter | null {
  let key: string | undefined;
  let stage: string | undefined;
  let fund: string | undefined;
  let total = false;
  for (const label of labels) {
    const concept = words.concepts.get(headKey(label));
    if (concept === 'previous' || concept === 'change') return null;
    if (concept === 'final' || concept === 'initial' || concept === 'adjusted') stage = concept;
    else if (concept === 'budget') stage = budget;
    else if (concept === 'total') total = true;
    else if (keyed && concept !== undefined && FUNDS.has(concept)) fund = concept;
    else key = words.lineKeys.get(labelKey(label)) ?? words.keysUnder.get(key ?? '')?.get(labelKey(label)) ?? key;
  }
  if (key === undefined && total && role !== 'assets' && !keyed) key = 'threePublic';
  if (key === undefined && stage === undefined && fund === undefined) return null;
  return { ...(key !== undefined && { key }), ...(stage !== undefined && { stage }), ...(fund !== undefined && { fund }) };
}

/** What 预算数 means here: what the notes say, else what the form declares. */
export function budgetStage(form: Form | null, notes: readonly string[], words: RecognitionWords): 'initial' | 'adjusted' {
  return stageInNotes(notes, words) ?? stageOfForm(form);
}

/** The stage that the notes give to 预算数; null where they name none or both. */
export function stageInNotes(notes: readonly string[], words: RecognitionWords): 'initial' | 'adjusted' | null {
  const text = squeeze(notes.join(''));
  const says = (phrases: readonly string[]): boolean => phrases.some((phrase) => text.includes(phrase));
  const adjusted = says(words.budgetStage.adjusted);
  const initial = says(words.budgetStage.initial);
  if (adjusted === initial) return null;
  return adjusted ? 'adjusted' : 'initial';
}

function stageOfForm(form: Form | null): 'initial' | 'adjusted' {
  const filters = form?.panels.flatMap((panel) => [...panel.amounts.map((leaf) => leaf.filter), ...panel.lines.map((line) => line.row.filter ?? {})]) ?? [];
  return filters.some((filter) => filter.stage === 'initial') && !filters.some((filter) => filter.stage === 'adjusted') ? 'initial' : 'adjusted';
}
