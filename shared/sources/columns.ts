import { headKey, squeeze } from '../importing/normalise.ts';
import { lineMeaning } from '../importing/lineWords.ts';
import { type Filter, intersect } from '../ledger/fact.ts';
import { containsConcepts, headConcepts, sameConcepts } from './headConcepts.ts';
import { type ColumnRule, type SourceMapping, type StatementRule, fragmentOf } from './mapping.ts';
import type { PrintedColumn } from './printedTable.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a column holds that identifies its row. */
export type Identity = 'code' | 'label' | 'line' | 'note' | 'projectCode' | 'projectName' | 'unitCode' | 'unitName' | 'fund' | 'kind' | 'nature' | 'implementer' | 'onBehalf' | 'functionCode' | 'measuredIn';
const IDENTITIES: ReadonlySet<string> = new Set<Identity>(['projectCode', 'projectName', 'unitCode', 'unitName', 'fund', 'kind', 'nature', 'implementer', 'onBehalf', 'functionCode', 'measuredIn']);

export type ColumnMeaning =
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'amount'; readonly filter: Filter; readonly additive: boolean; readonly note?: string }
  | { readonly kind: 'unused'; readonly reason: string }
  | { readonly kind: 'unknown' };

export interface ReadColumn extends PrintedColumn {
  readonly meaning: ColumnMeaning;
}

export interface ColumnContext {
  readonly rule: StatementRule;
  readonly rules: readonly ColumnRule[];
  readonly vocabulary: Vocabulary;
}

/** Columns that say which row it is, by their heads alone; null for a column of amounts. */
export function identityOf(path: readonly string[], mapping: SourceMapping): Identity | null {
  const leaf = path.at(-1);
  if (leaf === undefined) return null;
  const key = headKey(leaf);
  const concept = mapping.concepts.get(key);
  if (concept !== undefined && isIdentity(concept)) return concept;
  const { words } = mapping;
  const isCode = (label: string): boolean => words.codeContains.some((word) => headKey(label).includes(word));
  if (isCode(leaf) || (words.codeLevels.has(squeeze(leaf)) && (squeeze(leaf) !== '项' || path.slice(0, -1).some(isCode)))) return 'code';
  if (words.lineHeads.has(key)) return 'line';
  if (words.noteHeads.has(key)) return 'note';
  return words.labelHeads.has(key) || /(?:科目|项目|指标)名称/.test(key) ? 'label' : null;
}

function isIdentity(concept: string): concept is Identity {
  return IDENTITIES.has(concept);
}

/** The meaning of a column of amounts by the rules of its statement. */
export function amountMeaning(path: readonly string[], context: ColumnContext): ColumnMeaning {
  if (path.length === 0) return { kind: 'unknown' };
  const { rule, vocabulary: { mapping, year } } = context;
  const said = headConcepts(path, mapping, year);
  if (said.has('previous') || said.has('change')) return { kind: 'unused', reason: '上年数和增减不取' };
  if (rule.economic) return economicMeaning(path, said, context);
  if (rule.keyColumns) return keyMeaning(path, context);
  const { rest, fragment } = splitOff(said, rule);
  for (const concepts of [rest, withoutOptional(rest, rule, mapping)]) {
    const found = context.rules.find((entry) => entry.heads && sameConcepts(headConcepts(entry.heads, mapping, null), concepts));
    if (found) return ruled(found, fragment);
  }
  const under = context.rules.find((entry) => entry.under && containsConcepts(said, headConcepts(entry.under, mapping, null)));
  if (under) return ruled(under, fragment);
  return path.some((label) => squeeze(label).startsWith('其中')) ? { kind: 'unused', reason: '其中项不另取' } : { kind: 'unknown' };
}

/** An item of the `line` measure as a head: 公务接待费, 公务用车购置及运行费/小计, 合计 of 三公. */
function keyMeaning(path: readonly string[], { rule, vocabulary: { mapping } }: ColumnContext): ColumnMeaning {
  const meant = lineKeyIn(path, mapping);
  return meant?.key === undefined ? { kind: 'unknown' } : { kind: 'amount', filter: { ...(rule.stage !== undefined && { stage: rule.stage }), ...meant }, additive: false };
}

/** The key (and stage) that heads name; a bare 合计 is 三公 as a whole. */
export function lineKeyIn(path: readonly string[], mapping: SourceMapping): Filter | null {
  return lineMeaning(path.map((label) => label.replace(/^\s*20\d{2}\s*年度?/, '')), 'threePublic', 'initial', mapping.words);
}

function ruled(rule: ColumnRule, fragment: Filter): ColumnMeaning {
  if (rule.unused !== undefined) return { kind: 'unused', reason: rule.unused };
  const filter = intersect(fragmentOf(rule), fragment);
  return filter === null ? { kind: 'unknown' } : { kind: 'amount', filter, additive: rule.additive ?? false };
}

/** Stages and funds that may stand over every column of the statement. */
function splitOff(said: ReadonlySet<string>, rule: StatementRule): { rest: ReadonlySet<string>; fragment: Filter } {
  const rest = new Set(said);
  let fragment: Filter = {};
  if (rule.staged) for (const stage of ['initial', 'adjusted'] as const) if (rest.delete(stage)) fragment = { ...fragment, stage };
  if (rule.funds) for (const fund of ['general', 'governmentFund', 'stateCapital', 'nonFiscal'] as const) if (rest.delete(fund)) fragment = { ...fragment, fund };
  return { rest, fragment };
}

function withoutOptional(said: ReadonlySet<string>, rule: StatementRule, mapping: SourceMapping): ReadonlySet<string> {
  const optional = new Set((rule.optionalGroups ?? []).flatMap((label) => [...headConcepts([label], mapping, null)]));
  return new Set([...said].filter((concept) => !optional.has(concept)));
}

function economicMeaning(path: readonly string[], said: ReadonlySet<string>, context: ColumnContext): ColumnMeaning {
  const head = context.vocabulary.economic.read(path.filter((label) => !context.vocabulary.mapping.noise.has(headKey(label))));
  switch (head.kind) {
    case 'item': return { kind: 'amount', filter: { economic: head.code }, additive: false, ...(head.near && { note: `按相近的名称读作 ${head.code}` }) };
    case 'total': return { kind: 'amount', filter: {}, additive: false };
    case 'unknown': return said.size === 0 ? { kind: 'amount', filter: {}, additive: false } : { kind: 'unknown' };
  }
}
