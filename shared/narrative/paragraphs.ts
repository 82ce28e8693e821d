import type { Block, Span } from '../booklet/model.ts';
import { itemOrdinal, subsectionOrdinal } from './ordinals.ts';
import { Run } from './run.ts';
import { tableBlock } from './plainTable.ts';

/**
 * How a line begins, and what it becomes: the one notation of templates and of a person's texts. In a text a blank follows the mark
 * (templates lose their blanks), and `- ` starts an entry of a list, `|` a row of a table.
 */
const MARKS = [
  { mark: '###', kind: 'heading', level: 4 },
  { mark: '##', kind: 'heading', level: 3 },
  { mark: '(+)', kind: 'numbered', level: 3 },
  { mark: '+', kind: 'numbered', level: 4 },
] as const;

type LineKind = 'heading' | 'numbered' | 'paragraph' | 'entry' | 'row';
type Line = { readonly clause: number; readonly kind: LineKind; readonly level: 3 | 4; readonly runs: readonly Run[] };

/**
 * The rendered runs of a section's clauses as blocks, clause by clause. Ordinals （一） and 1. are counted over the lines that are
 * printed in the whole section; a heading with nothing below it is dropped.
 */
export function blocksByClause(clauses: readonly (readonly Run[])[]): Block[][] {
  const lines = withoutEmptyHeadings(clauses.flatMap((runs, clause) => linesOf(runs, clause)));
  const counters = { upper: 0, lower: 0 };
  return clauses.map((_runs, clause) => grouped(lines.filter((line) => line.clause === clause)).map((group) => blockOf(group, counters)));
}

/** Entries of one list and rows of one table belong together; every other line stands alone. */
function grouped(lines: readonly Line[]): [Line, ...Line[]][] {
  const groups: [Line, ...Line[]][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && (line.kind === 'entry' || line.kind === 'row') && last[0].kind === line.kind) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

function blockOf(group: readonly [Line, ...Line[]], counters: { upper: number; lower: number }): Block {
  const [line] = group;
  switch (line.kind) {
    case 'paragraph': return { kind: 'paragraph', spans: spansOf(line.runs) };
    case 'entry': return { kind: 'list', items: group.map((entry) => spansOf(entry.runs)) };
    case 'row': return tableBlock(group.map((row) => textOf(row.runs)));
    case 'heading': return { kind: 'heading', level: line.level, text: nextOrdinal(line, counters) + textOf(line.runs) };
    case 'numbered': return { kind: 'paragraph', spans: [{ text: nextOrdinal(line, counters), source: 'ordinal' }, ...spansOf(line.runs)] };
  }
}

function nextOrdinal(line: Line, counters: { upper: number; lower: number }): string {
  if (line.level === 4) return itemOrdinal(++counters.lower);
  counters.lower = 0;
  return subsectionOrdinal(++counters.upper);
}

/** Splits runs at line breaks (a person's paragraphs too) and reads the mark at each line's head. */
function linesOf(runs: readonly Run[], clause: number): Line[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [head = '', ...tail] = run.text.split(/\s*\n\s*/u);
    push(lines, run, head);
    for (const part of tail) {
      lines.push([]);
      push(lines, run, part);
    }
  }
  return lines.filter((line) => line.length > 0).map((line) => ({ clause, ...markedLine(line) }));
}

function push(lines: Run[][], run: Run, text: string): void {
  if (text !== '') lines.at(-1)?.push(new Run(text, run.source));
}

function markedLine(runs: readonly Run[]): Omit<Line, 'clause'> {
  const [first, ...rest] = runs;
  if (first?.source === undefined) return templateLine(first, rest);
  return rest.length === 0 && first.source.startsWith('text:') ? writtenLine(first) : { kind: 'paragraph', level: 4, runs };
}

function templateLine(first: Run | undefined, rest: readonly Run[]): Omit<Line, 'clause'> {
  const found = MARKS.find(({ mark }) => first?.text.startsWith(mark));
  if (!first || !found) return { kind: 'paragraph', level: 4, runs: first ? [first, ...rest] : rest };
  const text = first.text.slice(found.mark.length);
  return { kind: found.kind, level: found.level, runs: text === '' ? rest : [new Run(text), ...rest] };
}

/** A line of a person's text: its mark has a blank behind it, so that `+5.00` or `-5.00` stays what it is. */
function writtenLine(run: Run): Omit<Line, 'clause'> {
  if (run.text.startsWith('|')) return { kind: 'row', level: 4, runs: [run] };
  const found = [...MARKS, { mark: '-', kind: 'entry', level: 4 } as const].find(({ mark }) => new RegExp(`^${mark.replace(/[+()]/g, '\\$&')}[ \\u3000]`).test(run.text));
  if (!found) return { kind: 'paragraph', level: 4, runs: [run] };
  const text = run.text.slice(found.mark.length).trim();
  return { kind: found.kind, level: found.level, runs: text === '' ? [] : [new Run(text, run.source)] };
}

function withoutEmptyHeadings(lines: readonly Line[]): Line[] {
  return lines.filter((line, index) => {
    if (line.kind !== 'heading') return line.runs.length > 0;
    const next = lines.slice(index + 1).find((other) => other.kind !== 'heading' || other.level <= line.level);
    return next !== undefined && next.kind !== 'heading';
  });
}

/** A person's text by itself, as blocks. `key` is its address. */
export function textBlocks(text: string, key: string): Block[] {
  return blocksByClause([[new Run(text.trim(), `text:${key}`)]]).flat();
}

/** Rendered runs in the notation of a person's texts: what a rewrite starts from. */
export function editableText(runs: readonly Run[]): string {
  return linesOf(runs, 0).map(({ kind, level, runs: own }) => {
    const mark = MARKS.find((candidate) => candidate.kind === kind && candidate.level === level)?.mark;
    return `${mark === undefined ? '' : `${mark} `}${textOf(own)}`;
  }).join('\n');
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Neighbouring plain runs are one span; a printed fact stays its own. */
export function spansOf(runs: readonly Run[]): Span[] {
  const spans: Span[] = [];
  for (const { text, source } of runs) {
    const last = spans.at(-1);
    if (source === undefined && last && last.source === undefined) spans[spans.length - 1] = { text: last.text + text };
    else spans.push(source === undefined ? { text } : { text, source });
  }
  return spans;
}
