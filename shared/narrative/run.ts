import type { Emitter } from 'liquidjs';
import { TemplateFault } from './opaque.ts';

/** A piece of printed text. With a source it was printed by a filter; without, a template wrote it. */
export class Run {
  readonly text: string;
  readonly source: string | undefined;

  constructor(text: string, source?: string) {
    this.text = text;
    this.source = source;
  }
}

/** Several runs printed by one filter (an enumeration, a phrase). */
export class RunList {
  readonly runs: readonly Run[];

  constructor(runs: readonly Run[]) {
    this.runs = runs;
  }
}

/** More than any section needs; what passes it is a runaway template. */
const MAX_RUNS = 20_000;
const MAX_CHARACTERS = 200_000;

/**
 * Collects runs in place of LiquidJS's text buffer, so that a printed number keeps its address without any marks in the text.
 * Blanks that templates write are layout and are dropped; line breaks stay (they separate paragraphs).
 */
export class RunEmitter implements Emitter {
  /** LiquidJS reads it back after rendering; ours stays empty. */
  buffer = '';
  readonly runs: Run[] = [];
  #characters = 0;

  write(value: unknown): void {
    if (value instanceof Run) this.#add(value);
    else if (value instanceof RunList) for (const run of value.runs) this.#add(run);
    else if (typeof value === 'string') this.#add(new Run(value.replace(/[^\S\n]+/gu, '')));
    else throw new TemplateFault('输出必须经过滤器');
  }

  #add(run: Run): void {
    if (run.text === '') return;
    this.#characters += run.text.length;
    if (this.runs.length >= MAX_RUNS || this.#characters > MAX_CHARACTERS) throw new TemplateFault('输出超出长度限制');
    this.runs.push(run);
  }
}
