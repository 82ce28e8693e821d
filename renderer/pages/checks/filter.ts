import type { BareFinding, CheckFinding, FindingSide } from '../../../shared/ipc/checks.ts';

export type Level = BareFinding['level'];
export const LEVELS: readonly Level[] = ['error', 'warning', 'tail', 'note'];
export const LEVEL_NAMES: Readonly<Record<Level, string>> = { error: '错误', warning: '警告', tail: '尾差', note: '提示' };

/** What a list can show: a finding of the book or of a document, with its symptoms. */
export type Listed = BareFinding & Pick<CheckFinding, 'symptoms'> & Partial<Pick<CheckFinding, 'answer' | 'key'>>;

/** What the list shows; '' and 'open' are where it begins. */
export interface Choice {
  /** `open`: not answered; `answered`; or one level, answered or not. */
  readonly show: 'open' | 'answered' | Level;
  readonly table: string;
  readonly text: string;
}

export const EVERYTHING: Choice = { show: 'open', table: '', text: '' };

export function chosen<F extends Listed>(findings: readonly F[], { show, table, text }: Choice): readonly F[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return findings.filter((finding) => isShown(finding, show) && (table === '' || tableKey(finding.judged) === table) && words.every((word) => wordsOf(finding).includes(word)));
}

function isShown(finding: Listed, show: Choice['show']): boolean {
  const answered = (finding.answer ?? null) !== null;
  if (show === 'answered') return answered;
  return !answered && (show === 'open' || finding.level === show);
}

function wordsOf({ message, title, judged, rule, symptoms }: Listed): string {
  return [message, title, judged.table, judged.title, judged.row, judged.column, rule, ...symptoms.map((symptom) => symptom.message)].join(' ').toLowerCase();
}

/** Findings of one table stand together; those of self-evaluation and of texts under their own names. */
export function tableKey({ table }: Pick<FindingSide, 'table'>): string {
  return table === '' ? '全册' : table;
}

/** Groups in the order in which they come. */
export function byTable<F extends Listed>(findings: readonly F[]): readonly { readonly table: string; readonly title: string; readonly findings: readonly F[] }[] {
  const groups = Map.groupBy(findings, (finding) => tableKey(finding.judged));
  return [...groups].map(([table, of]) => ({ table, title: of[0]?.judged.title ?? '', findings: of })).sort((a, b) => orderOf(a.table) - orderOf(b.table));
}

/** The statements by their numbers, then what is no statement. */
function orderOf(table: string): number {
  const number = /(\d+)/.exec(table)?.[1];
  return number === undefined ? 1000 : Number(number);
}

/** Where a finding is, in one line. */
export function whereText({ judged: { row, column } }: Pick<Listed, 'judged'>): string {
  return [row, column].filter((part) => part !== '').join(' · ') || '整张表';
}
