import { columnRef, rowName } from '../../../shared/checks/address.ts';
import { type AnsweredResult, type FindingAnswer, answerPlace, canBeApproved } from '../../../shared/checks/answers.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import { isCount } from '../../../shared/checks/relations/relation.ts';
import { RULES } from '../../../shared/checks/rules.ts';
import { OPERATION_LINES } from '../../../shared/checks/findings/unprintedLines.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { PERFORMANCE_RULES } from '../../../shared/selfEvaluation/findings/catalogue.ts';
import type { BookView, ViewTable } from '../../../shared/view/view.ts';
import { orderFindings } from '../../workbook/findingOrder.ts';
import { placeOfFinding } from './findingPlaces.ts';
import { PERFORMANCE_PLACE } from '../performance/performanceOutputs.ts';
import { TEXTS } from './textFindings.ts';

export type ShownFinding = ChannelOutput<'checks.list'>['findings'][number];
type ShownSide = ShownFinding['judged'];
type Symptom = ShownFinding['symptoms'][number];

/** What the catalogues say about a rule; a rule they lack is named by its id. */
export interface RuleWords {
  readonly title: string;
  readonly basis: string;
}

const RULE_WORDS: ReadonlyMap<string, RuleWords> = new Map([...RULES, ...PERFORMANCE_RULES].map(({ id, title, basis }) => [id, { title, basis }]));

/** Rules of the guard over a person's texts by kind; the sentence of each finding says the rest. */
const TEXT_RULE: RuleWords = { title: '文字与账套一致、没有残留', basis: '《地方预决算公开操作规程》（财预〔2016〕143号）：内容准确、形式规范' };

export function ruleWords(rule: string): RuleWords {
  return RULE_WORDS.get(rule) ?? (rule.startsWith('text.') ? TEXT_RULE : { title: rule, basis: '' });
}

export interface ListedBook {
  readonly answered: AnsweredResult;
  readonly answers: readonly FindingAnswer[];
  readonly locked: boolean;
  /** The department's book, which alone is answered for. */
  readonly whole: boolean;
  /** Why the judged cell cannot take a transcription, and what it would take the place of; null where neither is. */
  readonly transcription: (finding: Finding) => { readonly refusal: string | null; readonly replaces: string | null };
}

/** Findings as the page shows them: causes in the order of their weight, each with its symptoms, both sides, and what can be done. */
export function listFindings(view: BookView, { answered, answers, locked, whole, transcription }: ListedBook): ShownFinding[] {
  const refused = new Map(answered.refused.map(({ answer, reason }) => [`${answer.rule}|${answer.cell}`, reason]));
  const listed: (ShownFinding & { readonly symptoms: Symptom[] })[] = [];
  for (const { finding, depth } of orderFindings(answered.result.findings)) {
    if (depth > 0) {
      listed.at(-1)?.symptoms.push({ id: finding.id, message: finding.message, judged: judgedSide(view, finding) });
      continue;
    }
    const key = findingKey(finding);
    listed.push({
      ...bareFinding(view, finding), key, symptoms: [],
      suggestion: finding.suggestion === undefined ? null : {
        value: finding.suggestion.value, from: finding.suggestion.from, source: placeIn(view, finding.suggestion.at),
        ...(locked ? { refusal: '本年度已锁定归档', replaces: null } : transcription(finding)),
      },
      answer: finding.answer ?? null, refused: refused.get(key) ?? null,
      answerable: locked || !whole ? null : finding.level === 'warning' ? 'reason' : canBeApproved(finding, view) ? 'approved' : null,
      stored: answers.some((answer) => `${answer.rule}|${answer.cell}` === key),
    });
  }
  return listed;
}

/** By which an answer finds its finding again. */
export function findingKey(finding: Finding): string {
  return `${finding.rule}|${answerPlace(finding)}`;
}

/** A finding of any view with both its sides, without what only a live book can do with it. */
export function bareFinding(view: BookView | null, finding: Finding): Pick<ShownFinding, 'id' | 'rule' | 'level' | 'title' | 'basis' | 'message' | 'judged' | 'other' | 'expected' | 'difference' | 'unit' | 'source'> {
  const { other, source } = finding;
  return {
    id: finding.id, rule: finding.rule, level: finding.level, message: finding.message, ...ruleWords(finding.rule), judged: judgedSide(view, finding),
    other: other === undefined ? null : side(view, other, other.value), expected: finding.expected, difference: finding.diff, unit: unitOf(view, finding), source: source === undefined ? '' : `${source.sheet}!${source.cell}`,
  };
}

function judgedSide(view: BookView | null, finding: Finding): ShownSide {
  return side(view, finding, finding.printed);
}

type Address = Pick<Finding, 'table' | 'row' | 'column'>;

function side(view: BookView | null, address: Address, value: string | null): ShownSide {
  const table = view === null ? undefined : tableOf(view, address);
  const place = view === null ? null : placeIn(view, address);
  const row = table?.rows.find((candidate) => candidate.id === place?.row);
  return {
    table: address.table, title: table?.title.replace(/^\d{4}\s*年度?/, '') ?? '', row: table && row ? rowName(table, row) : address.row ?? '', column: address.column ?? '', value, place,
  };
}

/** Where a click on an address goes; null where nothing of the window shows it. */
function placeIn(view: BookView, address: Address): ShownSide['place'] {
  if (address.table === OPERATION_LINES) return { page: 'narrative' };
  if (address.table === TEXTS) return { page: 'narrative', ...(address.row !== null && { text: address.row }) };
  if (address.table.startsWith(PERFORMANCE_PLACE)) return { page: 'performance', project: address.table.slice(PERFORMANCE_PLACE.length).replace(/^：/, '') };
  const place = placeOfFinding(view, { ...address, table: ownNumber(address.table) });
  return place === null ? null : { page: 'statements', table: place.role, ...(place.rowId !== '' && { row: place.rowId }), ...(place.columnId !== '' && { column: place.columnId }) };
}

function tableOf(view: BookView, { table }: Address): ViewTable | undefined {
  const number = ownNumber(table);
  return [...view.tables.values()].find((candidate) => candidate.number === number);
}

/** What last year's column says stands in this year's table of the same number. */
function ownNumber(table: string): string {
  return table.replace(/^上年/, '');
}

function unitOf(view: BookView | null, finding: Finding): string {
  const table = view === null ? undefined : tableOf(view, finding);
  if (table === undefined) return '';
  const place = placeOfFinding(view ?? { tables: new Map() }, { ...finding, table: ownNumber(finding.table) });
  const cell = table.cells.find((candidate) => candidate.row.id === place?.rowId && (candidate.column.id === place.columnId || columnRef(candidate) === finding.column));
  return cell !== undefined && isCount(cell) ? '' : table.unit;
}
