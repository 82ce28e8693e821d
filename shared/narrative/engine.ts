import { Context, Liquid, type Template, toValueSync } from 'liquidjs';
import { BadInput } from '../badInput.ts';
import type { AmountFormat } from '../money/format.ts';
import type { AskedReason } from './reasonFact.ts';
import { PRINT_FILTERS, type PrintContext } from './filters.ts';
import { TemplateFault } from './opaque.ts';
import { withoutRepeatedReasons } from './repeatedReasons.ts';
import { Run, RunEmitter, RunList } from './run.ts';
import { asFlag, openTags } from './tags.ts';

export interface EngineOptions {
  /** Root names that templates may use. */
  readonly facts: object;
  readonly format: AmountFormat;
  /** Named pieces of sentences, `{{ fact | phrase: 'name' }}`; the fact is `it` inside. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Renders every branch (checkTemplates). */
  readonly exploring?: boolean;
  /** Milliseconds for one template. Default 20,000. */
  readonly timeLimit?: number;
}

/** A runaway template, on a slow and busy machine too: the clock also runs while other programs work. */
const TIME_LIMIT = 20_000;
/** Characters of one template, objects that one rendering may allocate, phrases within phrases. */
const PARSE_LIMIT = 20_000;
const MEMORY_LIMIT = 200_000;
const MAX_DEPTH = 6;

/** The Liquid subset of DESIGN §4. Sees opaque facts, prints through our filters, throws BadInput with the template's place. */
export class TemplateEngine {
  /** Reasons that printed comparisons have or require, in print order, each once. */
  readonly askedReasons: AskedReason[] = [];
  /** Ids of the section and the clause being printed. */
  section = '';
  clause = '';
  readonly #liquid: Liquid;
  readonly #options: EngineOptions;
  readonly #parsed = new Map<string, Template[]>();
  #depth = 0;
  #rehearsing = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#liquid = createLiquid(options);
    const print: PrintContext = {
      format: options.format,
      exploring: options.exploring ?? false,
      reasonAsked: (request, required, text) => {
        if (this.#rehearsing || this.askedReasons.some((known) => known.key === request.key)) return;
        this.askedReasons.push({ ...request, required, text, section: this.section, clause: this.clause });
      },
    };
    for (const [name, filter] of Object.entries(PRINT_FILTERS)) {
      this.#liquid.registerFilter(name, (value: unknown, ...args: unknown[]) => filter(print, value, args));
    }
    const phrase = (context: Context, value: unknown, name: unknown): RunList => this.#phrase(context, value, name);
    this.#liquid.registerFilter('phrase', function (value: unknown, name: unknown) { return phrase(this.context, value, name); });
  }

  /** Runs of a rendered template. `place` names it in an error. */
  render(template: string, place: string): readonly Run[] {
    return this.#guard(place, () => {
      const emitter = new RunEmitter();
      this.#renderInto(template, this.#context(), emitter);
      return withoutRepeatedReasons(emitter.runs);
    });
  }

  /** Runs of a template that is not printed (a person rewrote it): no reason is asked for. */
  rehearse(template: string, place: string): readonly Run[] {
    this.#rehearsing = true;
    try {
      return this.render(template, place);
    } finally {
      this.#rehearsing = false;
    }
  }

  /** Value of a condition over facts, e.g. `fund.present and not words.given`. */
  holds(condition: string, place: string): boolean {
    return this.#guard(place, () => this.#renderedText(`{% if ${condition} %}是{% endif %}`) !== '');
  }

  #renderedText(template: string): string {
    const emitter = new RunEmitter();
    this.#renderInto(template, this.#context(), emitter);
    return emitter.runs.map((run) => run.text).join('');
  }

  #context(): Context {
    return new Context(Object.create(null) as object, this.#liquid.options, { sync: true, globals: this.#options.facts }, { liquid: this.#liquid });
  }

  #renderInto(template: string, context: Context, emitter: RunEmitter): void {
    let parsed = this.#parsed.get(template);
    if (!parsed) {
      parsed = this.#liquid.parse(template);
      this.#parsed.set(template, parsed);
    }
    toValueSync(this.#liquid.renderer.renderTemplates(parsed, context, emitter));
  }

  #phrase(context: Context, value: unknown, name: unknown): RunList {
    const template = typeof name === 'string' && Object.hasOwn(this.#options.phrases, name) ? this.#options.phrases[name] : undefined;
    if (template === undefined) throw new TemplateFault(`没有名为“${String(name)}”的短语`);
    if (this.#depth >= MAX_DEPTH) throw new TemplateFault(`短语“${String(name)}”套用过深`);
    this.#depth += 1;
    try {
      const emitter = new RunEmitter();
      this.#renderInto(template, context.spawn({ it: value }), emitter);
      return new RunList(emitter.runs);
    } finally {
      this.#depth -= 1;
    }
  }

  #guard<T>(place: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      const cause = originOf(error);
      // A defect of ours is not a person's bad input.
      if (cause instanceof RangeError || cause instanceof TypeError) throw cause;
      throw new BadInput('template', `版式${place}的模板不能使用：${faultText(cause)}。请修改该模板，或换用随软件提供的版式。`);
    }
  }
}

function createLiquid(options: EngineOptions): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    relativeReference: false,
    templates: {},
    parseLimit: PARSE_LIMIT,
    memoryLimit: MEMORY_LIMIT,
    renderLimit: options.timeLimit ?? TIME_LIMIT,
    operators: {
      '==': (left: unknown, right: unknown) => left === right,
      '!=': (left: unknown, right: unknown) => left !== right,
      and: (left: unknown, right: unknown) => [left, right].map(asFlag).every(Boolean),
      or: (left: unknown, right: unknown) => [left, right].map(asFlag).some(Boolean),
      not: (value: unknown) => !asFlag(value),
    },
    outputEscape: (value: unknown) => {
      // LiquidJS types an escaped output as a string but hands it to the emitter as it is; ours takes runs.
      if (value instanceof Run || value instanceof RunList) return value as unknown as string;
      throw new TemplateFault('输出必须经过滤器，不能直接打印');
    },
  });
  for (const name of Object.keys(liquid.tags)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name];
  for (const [name, tag] of Object.entries(openTags(options.exploring ?? false))) liquid.registerTag(name, tag);
  return liquid;
}

const ENGLISH: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/undefined variable: ([^,]+)/, (found) => `没有名为“${found}”的事实`],
  [/undefined filter: ([^,]+)/, (found) => `没有名为“${found}”的过滤器`],
  [/tag "([^"]+)" not found/, (found) => `标签“${found}”没有开放`],
  [/template render limit exceeded/, () => '运行超出时间限制'],
  [/memory alloc limit exceeded/, () => '超出内存限制'],
  [/parse length limit exceeded/, () => '模板过长'],
  [/tag ([^,]+) not closed/, (found) => `“${found}”没有结束标签`],
];

/** LiquidJS wraps what filters and tags throw. */
function originOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && 'originalError' in cause) cause = cause.originalError;
  return cause;
}

/** The cause of a failure as a Chinese clause. */
function faultText(cause: unknown): string {
  if (cause instanceof TemplateFault) return cause.message;
  const message = cause instanceof Error ? cause.message : String(cause);
  for (const [pattern, say] of ENGLISH) {
    const match = pattern.exec(message);
    if (match) return say(match[1] ?? '');
  }
  return `写法有误（${message}）`;
}
