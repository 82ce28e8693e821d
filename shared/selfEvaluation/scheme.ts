import { z } from 'zod';
import { type Rational, compare, decimalRational } from './rational.ts';

/**
 * A scoring scheme (评分口径) as data: everything in which provinces differ. Percentages are shares of a row's weight or
 * rates; points are points. Files stand in resources/schemes and in the user's folder; `examples` must hold at load.
 */
const percent = z.number().min(0).max(1000);
const points = z.number().min(0).max(100);
const strict = <Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> => z.strictObject(shape);

const weightSplit = z.record(z.string(), points);

const execution = z.discriminatedUnion('method', [
  /** weight × rate. */
  strict({ method: z.literal('proportional'), zeroBudget: z.enum(['entered', 'full', 'zero']) }),
  /** The first step whose `from` (%) the rate reaches gives its share (%) of the weight; below all steps nothing. */
  strict({ method: z.literal('steps'), zeroBudget: z.enum(['entered', 'full', 'zero']), steps: z.array(strict({ from: percent, share: percent })).min(1) }),
]);

const quantitative = z.discriminatedUnion('method', [
  /** weight × completion. */
  strict({ method: z.literal('proportional') }),
  /** weight × (completion − floor) ÷ (100% − floor); nothing below the floor. */
  strict({ method: z.literal('linear'), floor: percent }),
  /** Full marks or none. */
  strict({ method: z.literal('allOrNothing') }),
]);

const band = strict({ from: percent, to: percent, default: percent });
const level2 = strict({ name: z.string(), also: z.array(z.string()).default([]), required: z.boolean().default(false) });
const level1 = strict({ name: z.string(), also: z.array(z.string()).default([]), level2: z.array(level2) });

const example = z.union([
  strict({ target: z.string(), actual: z.string(), weight: points, cost: z.boolean().default(false), entered: points.nullable().default(null), score: points.nullable() }),
  strict({ fullYearBudget: z.string(), executed: z.string(), weight: points, score: points.nullable() }),
  strict({ total: z.string(), grade: z.string() }),
]);

export const schemeDefinition = strict({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  /** 文号 or where the rule was taken from. */
  basis: z.string().min(1),
  /** What the source does not say and this file assumes. */
  assumptions: z.array(z.string()).default([]),
  validFrom: z.number().int(),
  /** Chosen when nothing points elsewhere. */
  default: z.boolean().default(false),
  /** Beginnings of form ids, and words of titles, that point to this scheme. */
  hints: strict({ forms: z.array(z.string()).default([]), words: z.array(z.string()).default([]) }).default({ forms: [], words: [] }),
  decimals: z.number().int().min(0).max(6),
  weights: strict({ execution: points, project: weightSplit.nullable(), department: weightSplit.nullable() }),
  execution,
  quantitative,
  /** Not reached, where lower is better: by target ÷ actual, or nothing. */
  lower: z.enum(['inverse', 'zero']),
  /** What `=` or no operator means for a cost indicator. */
  equalCost: z.enum(['lower', 'higher']),
  /** A target of zero that was missed has no ratio: nothing, or the entered score where one is given. */
  zeroTarget: z.enum(['zero', 'entered']),
  /** A date that was missed: the band of 未达成, or nothing. */
  lateDate: z.enum(['band', 'zero']),
  /** Completion from which a target counts as far exceeded; 130% itself does. */
  deviation: strict({ from: percent, action: z.enum(['note', 'penalty']), points: points.default(0) }),
  qualitative: strict({ met: band, partial: band, unmet: band }),
  caps: strict({ enabled: z.boolean(), steps: z.array(strict({ below: percent, cap: points })) }),
  grades: z.array(strict({ name: z.string(), from: points })).min(1),
  tree: z.array(level1),
  /** Rows of the block of funds; the total is the sum of those that stand `under` none. */
  sources: z.array(strict({ id: z.string(), name: z.string(), also: z.array(z.string()).default([]), under: z.string().optional() })),
  examples: z.array(example).min(1),
});

export type SchemeDefinition = z.infer<typeof schemeDefinition>;

/** An exact share: 60 (%) → 60/100. */
export function share(value: number): Rational {
  const { n, d } = exact(value);
  return { n, d: d * 100n };
}

/** A number of a scheme file as written in it (60, 22.5): short decimals, so that its text is exact. */
export function exact(value: number): Rational {
  return decimalRational(String(value));
}

/** A scheme ready for use: its definition with the figures that are needed per row made exact once. */
export interface Scheme {
  readonly definition: SchemeDefinition;
  readonly id: string;
  readonly floor: Rational | null;
  readonly farExceeded: Rational;
  readonly steps: readonly { readonly from: Rational; readonly share: Rational; readonly label: string }[];
  readonly caps: readonly { readonly below: Rational; readonly cap: Rational }[];
  readonly grades: readonly { readonly name: string; readonly from: Rational }[];
  /** Normalised level-2 name → where it may stand. */
  readonly tree: LevelTree;
}

export interface LevelTree {
  /** Any spelling of a level-1 name → its name. */
  readonly level1: ReadonlyMap<string, string>;
  /** Any spelling of a level-2 name → its name and the level-1 names it may stand under. */
  readonly level2: ReadonlyMap<string, { readonly name: string; readonly under: readonly string[] }>;
  readonly required: readonly { readonly level1: string; readonly level2: string }[];
  /** All names as they are printed, for telling a slip of the pen. */
  readonly spellings: { readonly level1: readonly string[]; readonly level2: readonly string[] };
}

export function compileScheme(definition: SchemeDefinition): Scheme {
  const descending = <Step extends { readonly from: Rational }>(steps: readonly Step[]): readonly Step[] => steps.toSorted((a, b) => compare(b.from, a.from));
  return {
    definition, id: definition.id,
    floor: definition.quantitative.method === 'linear' ? share(definition.quantitative.floor) : null,
    farExceeded: share(definition.deviation.from),
    steps: definition.execution.method === 'steps' ? descending(definition.execution.steps.map((step) => ({ from: share(step.from), share: share(step.share), label: `${step.from}%` }))) : [],
    caps: definition.caps.enabled ? definition.caps.steps.map((step) => ({ below: share(step.below), cap: exact(step.cap) })).toSorted((a, b) => compare(a.below, b.below)) : [],
    grades: descending(definition.grades.map((grade) => ({ name: grade.name, from: exact(grade.from) }))),
    tree: compileTree(definition.tree),
  };
}

/** Names seen so far; a document has a few dozen. */
const keys = new Map<string, string>();
const MOST_KEYS = 2000;

/** A level name without weights, blanks and the word 指标: 产出指标（50分） → 产出. */
export function levelKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = plainLevel(name);
  keys.set(name, key);
  return key;
}

function plainLevel(name: string): string {
  return name.replace(/[(（][^)）]*[)）]/g, '').replace(/\s+/g, '').replace(/^[一二三四五六七八九十]+[、.]|^\d+[.、]?|\d+分?$/g, '').replace(/指标$/, '');
}

function compileTree(tree: SchemeDefinition['tree']): LevelTree {
  const level1 = new Map<string, string>();
  const level2 = new Map<string, { name: string; under: string[] }>();
  const required: { level1: string; level2: string }[] = [];
  for (const first of tree) {
    for (const spelling of [first.name, ...first.also]) level1.set(levelKey(spelling), first.name);
    for (const second of first.level2) {
      if (second.required) required.push({ level1: first.name, level2: second.name });
      for (const spelling of [second.name, ...second.also]) {
        const known = level2.get(levelKey(spelling));
        if (known) known.under.push(first.name);
        else level2.set(levelKey(spelling), { name: second.name, under: [first.name] });
      }
    }
  }
  const all = (names: readonly { readonly name: string; readonly also: readonly string[] }[]): readonly string[] => [...new Set(names.flatMap((one) => [one.name, ...one.also]))];
  return { level1, level2, required, spellings: { level1: all(tree), level2: all(tree.flatMap((first) => first.level2)) } };
}

/** The grade of an exact total: each band is closed below and open above. */
export function gradeOf(scheme: Scheme, total: Rational): string {
  return (scheme.grades.find((grade) => compare(total, grade.from) >= 0) ?? scheme.grades.at(-1))?.name ?? '';
}

/** The highest total an execution rate allows; null without a cap. */
export function capOf(scheme: Scheme, rate: Rational | null): Rational | null {
  return rate === null ? null : (scheme.caps.find((step) => compare(rate, step.below) < 0)?.cap ?? null);
}

/** The source of funds a row of the block names (其中：当年财政拨款); null for one the scheme does not know. */
export function sourceOf(name: string, scheme: Scheme): SchemeDefinition['sources'][number] | null {
  const plain = name.replace(/\s+/g, '').replace(/^其中[:：－—-]*/, '').replace(/^[（(]?[\d一二三四五六]+[)）.、]*/, '');
  return scheme.definition.sources.find((source) => [source.name, ...source.also].includes(plain)) ?? null;
}
