import { Opaque } from './opaque.ts';

/** A reason that the pack's thresholds ask for and nobody has given yet. */
export interface MissingReason {
  /** `previous:<signature>` or `budget:<signature>`: the key of the `reasons` map. */
  readonly key: string;
  readonly label: string;
  readonly comparison: 'previous' | 'budget';
  readonly direction: 'up' | 'down';
  /** Signed percent; null where no rate may be printed. */
  readonly growth: string | null;
  /** Section id in which the comparison is printed. */
  readonly section: string;
}

/** What is held against what: fen, `base` null where it is not known. */
export interface ReasonRequest extends Omit<MissingReason, 'section'> {
  readonly current: number;
  readonly base: number | null;
}

/** A place in the prose that prints a reason, or asks for one. */
export interface AskedReason extends MissingReason, ReasonRequest {
  /** Clause id in which the comparison is printed. */
  readonly clause: string;
  /** The pack's threshold is passed: without a reason the book cannot be locked. */
  readonly required: boolean;
  /** '' where none is given. */
  readonly text: string;
}

/** own: said of its comparison; later: said with the next comparison, which has the same; both: said of this comparison and the one before. */
export type Telling = 'own' | 'later' | 'both';

/** Why an amount differs from its base: a field that a person fills. */
export class ReasonFact extends Opaque {
  readonly kind = 'reason';
  readonly given: boolean;
  readonly #text: string;
  readonly #request: ReasonRequest;
  readonly #required: boolean;
  readonly #telling: Telling;

  constructor(text: string, request: ReasonRequest, required: boolean, telling: Telling = 'own') {
    super();
    this.#text = tidyReason(text);
    this.#request = request;
    this.#required = required;
    this.#telling = telling;
    this.given = this.#text !== '';
  }

  get telling(): Telling { return this.#telling; }

  /** The same reason, told another way. */
  told(telling: Telling): ReasonFact {
    return new ReasonFact(this.#text, this.#request, this.#required, telling);
  }

  get text(): string { return this.#text; }
  get request(): ReasonRequest { return this.#request; }
  get required(): boolean { return this.#required; }
}

/** The clause brings its own 主要原因是 and its own full stop: neither may be doubled. */
function tidyReason(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, '').trim().replace(/^[，,；;]?(其?主要原因|原因)(是|为|：|:|在于)*/, '').replace(/^主要(是|为)/, '').replace(/[。；;，,、.\s]+$/u, '').trim();
}
