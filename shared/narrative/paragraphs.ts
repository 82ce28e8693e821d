import type { Block, Span } from '../booklet/model.ts';
import { itemOrdinal, subsectionOrdinal } from './ordinals.ts';
import { Run } from './run.ts';

/** How a line of a clause begins, and what it becomes. Only what a template writes counts; a person's text never makes a heading. */
const MARKS = [
  { mark: '###', kind: 'heading', level: 4 },
  { mark: '##', kind: 'heading', level: 3 },
  { mark: '(+)', kind: 'numbered', level: 3 },
  { mark: '+', kind: 'numbered', level: 4 },
] as const;

type Line = { readonly kind: 'heading' | 'numbered' | 'paragraph'; readonly level: 3 | 4; readonly runs: readonly Run[] };

/**
 * The rendered runs of a section's clauses as blocks. Ordinals （一） and 1. are counted over the lines that are printed; a
 * heading with nothing below it is dropped. Empty for a section that prints nothing.
 */
export function blocksOf(clauses: readonly (readonly Run[])[]): Block[] {
  const lines = withoutEmptyHeadings(clauses.flatMap(linesOf));
  const counters = { upper: 0, lower: 0 };
  return lines.map((line): Block => {
    if (line.kind === 'paragraph') return { kind: 'paragraph', spans: spansOf(line.runs) };
    const ordinal = nextOrdinal(line, counters);
    if (line.kind === 'heading') return { kind: 'heading', level: line.level, text: ordinal + line.runs.map((run) => run.text).join('') };
    return { kind: 'paragraph', spans: [{ text: ordinal, source: 'ordinal' }, ...spansOf(line.runs)] };
  });
}

function nextOrdinal(line: Line, counters: { upper: number; lower: number }): string {
  if (line.level === 4) return itemOrdinal(++counters.lower);
  counters.lower = 0;
  return subsectionOrdinal(++counters.upper);
}

/** Splits runs at line breaks (a person's paragraphs too) and reads the mark at each line's head. */
function linesOf(runs: readonly Run[]): Line[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [head = '', ...tail] = run.text.split(/\s*\n\s*/u);
    push(lines, run, head);
    for (const part of tail) {
      lines.push([]);
      push(lines, run, part);
    }
  }
  return lines.filter((line) => line.length > 0).map(markedLine);
}

function push(lines: Run[][], run: Run, text: string): void {
  if (text !== '') lines.at(-1)?.push(new Run(text, run.source));
}

function markedLine(runs: readonly Run[]): Line {
  const [first, ...rest] = runs;
  const found = first?.source === undefined ? MARKS.find(({ mark }) => first?.text.startsWith(mark)) : undefined;
  if (!first || !found) return { kind: 'paragraph', level: 4, runs };
  const text = first.text.slice(found.mark.length);
  return { kind: found.kind, level: found.level, runs: text === '' ? rest : [new Run(text), ...rest] };
}

function withoutEmptyHeadings(lines: readonly Line[]): Line[] {
  return lines.filter((line, index) => {
    if (line.kind !== 'heading') return line.runs.length > 0;
    const next = lines.slice(index + 1).find((other) => other.kind !== 'heading' || other.level <= line.level);
    return next !== undefined && next.kind !== 'heading';
  });
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
