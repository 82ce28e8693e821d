import type { Filter } from '../ledger/fact.ts';
import { type Role, ROLES } from '../statement/definition.ts';
import { headKey, labelKey, squeeze } from './normalise.ts';
import { wordFilesSchema } from './wordFiles.ts';

export interface TitleRule {
  readonly role: Role;
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
}

export interface TitleWords {
  readonly replace: readonly (readonly [string, string])[];
  /** Piece of a sheet's name → what it says in full, as of a title without 决算表. */
  readonly sheetNames: readonly (readonly [string, string])[];
  readonly excluded: readonly string[];
  readonly settled: readonly string[];
  readonly threePublicFund: { readonly general: string; readonly all: string };
  readonly rules: readonly TitleRule[];
}

/** A line that no layout has. */
export interface ExtraLine { readonly id: string; readonly keys: ReadonlySet<string>; readonly filter: Filter }
/** A column that no layout has; its filter stands in place of the panel's. */
export interface ExtraColumn { readonly id: string; readonly concepts: readonly string[]; readonly partOf?: string | undefined; readonly filter: Filter }

/** The words by which tables, heads and lines are known, as maps of normalised labels. */
export interface RecognitionWords {
  readonly titles: TitleWords;
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
  /** Concepts that a statement's title says already. */
  readonly implied: ReadonlyMap<Role, readonly string[]>;
  readonly ignoredGroups: ReadonlySet<string>;
  readonly budgetStage: { readonly adjusted: readonly string[]; readonly initial: readonly string[] };
  /** Row label → numbers of the groups of equal labels it stands in. */
  readonly sameRows: ReadonlyMap<string, readonly number[]>;
  /** Form's label → labels it may be printed as. */
  readonly printedAs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly lines: ReadonlyMap<Role, readonly ExtraLine[]>;
  readonly columns: ReadonlyMap<Role, readonly ExtraColumn[]>;
  /** Row or head label → key of the `line` measure. */
  readonly lineKeys: ReadonlyMap<string, string>;
  /** Labels that say a key only under a group: key of the group → label → key. */
  readonly keysUnder: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly residue: readonly string[];
}

/** Checks and compiles the words. Throws ZodError for a wrong shape (a fault of the program's own resources). */
export function compileWords(input: unknown): RecognitionWords {
  const { titles, heads, rows } = wordFilesSchema.parse(input);
  return {
    titles: { ...titles, rules: titles.rules.map((rule) => ({ ...rule, all: rule.all.map((either) => either.split('|')) })) },
    codeContains: heads.kinds.codeContains,
    codeLevels: keys(heads.kinds.codeLevels, squeeze),
    labelHeads: keys(heads.kinds.label, headKey),
    lineHeads: keys(heads.kinds.line, headKey),
    noteHeads: keys(heads.kinds.note, headKey),
    concepts: inverted(heads.concepts, headKey),
    exclusive: new Set(heads.exclusive),
    neutral: new Set(heads.neutral),
    groupNoise: keys(heads.groupNoise, headKey),
    implied: new Map(ROLES.map((role) => [role, heads.implied[role] ?? []])),
    ignoredGroups: keys(heads.ignoredGroups, headKey),
    budgetStage: heads.budgetStage,
    sameRows: groupsOf(rows.same),
    printedAs: new Map(rows.printedAs.map(([form, ...others]) => [labelKey(form ?? ''), keys(others, labelKey)])),
    lines: byRole(rows.lines, (line) => ({ id: line.id, keys: keys(line.labels, labelKey), filter: line.filter })),
    columns: byRole(rows.columns, (column) => column),
    lineKeys: inverted(rows.keys, labelKey),
    keysUnder: new Map(Object.entries(rows.keysUnder).map(([group, lists]) => [group, inverted(lists, labelKey)])),
    residue: rows.residue,
  };
}

function byRole<T, U>(lists: Partial<Record<Role, readonly T[]>>, change: (item: T) => U): Map<Role, U[]> {
  const roles = new Map<Role, U[]>();
  for (const role in lists) if (isRole(role, lists)) roles.set(role, (lists[role] ?? []).map(change));
  return roles;
}

function isRole(role: string, lists: Partial<Record<Role, unknown>>): role is Role {
  return Object.hasOwn(lists, role);
}

function keys(list: readonly string[], key: (label: string) => string): Set<string> {
  return new Set(list.map(key));
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
