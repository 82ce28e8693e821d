import { z } from 'zod';
import { ROLES, type Role } from '../statement/definition.ts';
import { headKey, labelKey, squeeze } from './normalise.ts';

/** The words by which tables, heads and lines are known: the data of `resources/recognition/`. */
const words = z.array(z.string().min(1));
const wordLists = z.record(z.string(), words);

const titlesSchema = z.strictObject({
  replace: z.array(z.tuple([z.string().min(1), z.string()])),
  excluded: words,
  settled: words,
  threePublicFund: z.strictObject({ general: z.string().min(1), all: z.string().min(1) }),
  rules: z.array(z.strictObject({ role: z.enum(ROLES), all: words.min(1), none: words })),
});
const headsSchema = z.strictObject({
  kinds: z.strictObject({ codeContains: words, codeLevels: words, label: words, line: words, note: words }),
  concepts: wordLists,
  exclusive: words,
  neutral: words,
  groupNoise: words,
  ignoredGroups: words,
  budgetStage: z.strictObject({ adjusted: words, initial: words }),
});
const rowsSchema = z.strictObject({ same: z.array(words.min(2)), printedAs: z.array(words.min(2)), keys: wordLists });

/** Shape of the three files: titles.yaml, heads.yaml, rows.yaml. */
export const wordFilesSchema = z.strictObject({ titles: titlesSchema, heads: headsSchema, rows: rowsSchema });
export type WordFiles = z.infer<typeof wordFilesSchema>;

export interface TitleRule {
  readonly role: Role;
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
}

/** The words as maps of normalised labels. */
export interface RecognitionWords {
  readonly titles: { readonly replace: readonly (readonly [string, string])[]; readonly excluded: readonly string[]; readonly settled: readonly string[]; readonly threePublicFund: { readonly general: string; readonly all: string }; readonly rules: readonly TitleRule[] };
  readonly codeContains: readonly string[];
  readonly codeLevels: ReadonlySet<string>;
  readonly labelHeads: ReadonlySet<string>;
  readonly lineHeads: ReadonlySet<string>;
  readonly noteHeads: ReadonlySet<string>;
  /** Head label → concept. */
  readonly concepts: ReadonlyMap<string, string>;
  readonly exclusive: ReadonlySet<string>;
  readonly neutral: ReadonlySet<string>;
  readonly groupNoise: ReadonlySet<string>;
  readonly ignoredGroups: ReadonlySet<string>;
  readonly budgetStage: { readonly adjusted: readonly string[]; readonly initial: readonly string[] };
  /** Row label → numbers of the groups of equal labels it stands in. */
  readonly sameRows: ReadonlyMap<string, readonly number[]>;
  /** Form's label → labels it may be printed as. */
  readonly printedAs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Row or head label → key of the `line` measure. */
  readonly lineKeys: ReadonlyMap<string, string>;
}

/** Checks and compiles the words. Throws ZodError for a wrong shape (a fault of the program's own resources). */
export function compileWords(input: unknown): RecognitionWords {
  const { titles, heads, rows } = wordFilesSchema.parse(input);
  const keys = (list: readonly string[], key: (label: string) => string): Set<string> => new Set(list.map(key));
  return {
    titles: { replace: titles.replace, excluded: titles.excluded, settled: titles.settled, threePublicFund: titles.threePublicFund, rules: titles.rules.map((rule) => ({ role: rule.role, all: rule.all.map((either) => either.split('|')), none: rule.none })) },
    codeContains: heads.kinds.codeContains,
    codeLevels: keys(heads.kinds.codeLevels, squeeze),
    labelHeads: keys(heads.kinds.label, headKey),
    lineHeads: keys(heads.kinds.line, headKey),
    noteHeads: keys(heads.kinds.note, headKey),
    concepts: inverted(heads.concepts, headKey),
    exclusive: new Set(heads.exclusive),
    neutral: new Set(heads.neutral),
    groupNoise: keys(heads.groupNoise, headKey),
    ignoredGroups: keys(heads.ignoredGroups, headKey),
    budgetStage: heads.budgetStage,
    sameRows: groupsOf(rows.same),
    printedAs: new Map(rows.printedAs.map(([form, ...others]) => [labelKey(form ?? ''), keys(others, labelKey)])),
    lineKeys: inverted(rows.keys, labelKey),
  };
}

function inverted(lists: Readonly<Record<string, readonly string[]>>, key: (label: string) => string): Map<string, string> {
  return new Map(Object.entries(lists).flatMap(([name, labels]) => labels.map((label): [string, string] => [key(label), name])));
}

function groupsOf(lists: readonly (readonly string[])[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  lists.forEach((labels, index) => {
    for (const label of labels) {
      const key = labelKey(label);
      groups.set(key, [...(groups.get(key) ?? []), index]);
    }
  });
  return groups;
}

/** True when the form's line may be printed with the other label. Both are keys (`labelKey`). */
export function sameLine(known: RecognitionWords, form: string, printed: string): boolean {
  if (form === printed) return true;
  if (known.printedAs.get(form)?.has(printed)) return true;
  const groups = known.sameRows.get(form);
  return groups !== undefined && (known.sameRows.get(printed)?.some((group) => groups.includes(group)) ?? false);
}
