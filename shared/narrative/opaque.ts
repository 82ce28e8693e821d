/** A template asked for something that may not be printed, or a wrong kind of fact. The message is a Chinese clause without full stop. */
export class TemplateFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TemplateFault';
  }
}

/**
 * Base of everything a template can name. Values live in private fields and prototype getters: the engine shows templates own
 * properties only, so a template can ask for a branch (`up`, `zeroBase`) but never for the number behind it.
 */
export abstract class Opaque {
  /** Printing without a filter is refused here, whatever path led to it. */
  toString(): string {
    throw new TemplateFault('事实须由过滤器打印，不能直接输出');
  }
}

/** What a fact is called in a sentence, and the address of that name. */
export interface Label {
  readonly text: string;
  readonly source: string;
  /** For a classification code: 类（款）（项） in full. */
  readonly path?: string;
}

/** The name of a thing without an amount: a unit, a 科目. */
export class NameFact extends Opaque {
  readonly kind = 'name';
  readonly #label: Label;

  constructor(label: Label) {
    super();
    this.#label = label;
  }

  get label(): Label { return this.#label; }
}

/** Words from outside the pack: the department's name, a text that a person wrote. */
export class TextFact extends Opaque {
  readonly kind = 'text';
  readonly given: boolean;
  readonly #text: string;
  readonly #source: string;

  constructor(text: string, source: string) {
    super();
    this.#text = text.trim();
    this.#source = source;
    this.given = this.#text !== '';
  }

  get text(): string { return this.#text; }
  get source(): string { return this.#source; }
}

export class YearFact extends Opaque {
  readonly kind = 'year';
  readonly #year: number;

  constructor(year: number) {
    super();
    this.#year = year;
  }

  get year(): number { return this.#year; }
}
