import { z } from 'zod';
import { FACT_MEASURES, DERIVED_MEASURES, type Filter } from '../ledger/fact.ts';
import { labelKey, headKey } from '../importing/normalise.ts';
import type { RecognitionWords } from '../importing/words.ts';

/** The shape of `resources/sources/*.yaml`: titles and head words → pieces of filters. */
const words = z.array(z.string().min(1));
const value = z.union([z.string().min(1), words]);
const fragment = z.strictObject({
  measure: z.enum([...FACT_MEASURES, ...DERIVED_MEASURES]), source: value, fund: value, nature: value, economic: value, key: value, stage: value, kind: value,
}).partial();

const columnSchema = z.strictObject({
  /** Head words from the outermost to the leaf: exactly these concepts. */
  heads: words.optional(),
  /** Every column that has these concepts among others. */
  under: words.optional(),
  to: fragment.optional(),
  unused: z.string().optional(),
  /** Several columns of one meaning in a row are added up (离休 + 退休). */
  additive: z.boolean().optional(),
}).refine((rule) => (rule.heads === undefined) !== (rule.under === undefined) && (rule.to === undefined) !== (rule.unused === undefined));

const lineSchema = z.strictObject({ labels: words.min(1), to: fragment.optional(), unused: z.string().optional(), repeated: z.boolean().optional() });
const panelSchema = z.strictObject({ id: z.string(), classes: z.enum(['function', 'economic']).optional(), lines: z.array(lineSchema), columns: z.array(columnSchema).optional() });
const titleSchema = { all: words.min(1), none: words.optional() };

const statementSchema = z.strictObject({
  id: z.string().min(1), name: z.string().min(1), ...titleSchema,
  /** Only this kind of source has such a table: it tells what a workbook is. */
  distinct: z.boolean().optional(),
  base: fragment.optional(),
  /** function: 类/款/项 codes; economic: economic codes; project: projects under codes; keys: labels of the `line` measure; total: only the sum; lines: labelled lines in panels. */
  rows: z.enum(['function', 'economic', 'project', 'keys', 'total', 'lines']),
  columns: z.array(columnSchema).optional(),
  panels: z.array(panelSchema).optional(),
  /** Columns are economic items. */
  economic: z.boolean().optional(),
  /** Items of the `line` measure may stand as columns instead of rows. */
  keyColumns: z.boolean().optional(),
  /** Every column may stand under 年初预算数, 全年预算数 and 决算数. */
  staged: z.boolean().optional(),
  /** The stage of what is printed without one. */
  stage: z.enum(['initial', 'adjusted', 'final']).optional(),
  /** Every column may be divided by fund. */
  funds: z.boolean().optional(),
  /** Group heads that may stand over the others or be missing. */
  optionalGroups: words.optional(),
  keys: z.record(z.string(), words).optional(),
  unusedRows: words.optional(),
  /** Every cell is an entry of its own: nothing is a sum of other rows, several rows of one place are added up. */
  entries: z.boolean().optional(),
  /** Head and kind of the columns that say which row it is, in the order in which a template draws them. */
  identities: z.array(z.strictObject({ head: z.string().min(1), is: z.enum(['code', 'label', 'projectCode', 'projectName', 'functionCode', 'fund', 'nature', 'kind', 'implementer', 'onBehalf', 'measuredIn']), width: z.number() })).optional(),
  /** A list of projects: it describes them and states no facts. */
  list: z.boolean().optional(),
  /** What is entered there, for the person who does it. */
  purpose: z.string().min(1).optional(),
});

export const mappingSchema = z.strictObject({
  id: z.enum(['financeExport', 'budget', 'workingSheets']), name: z.string().min(1),
  /** The unit where none is written; absent: told from the figures or asked for. */
  unit: z.enum(['元', '千元', '万元']).optional(),
  /** Concepts of heads that change no meaning. */
  neutral: words,
  words: z.record(z.string(), words),
  noise: words,
  /** Words that keep a title from belonging to this source. */
  excluded: words.optional(),
  unitKinds: z.record(z.enum(['administrative', 'civilServiceManaged', 'institution']), words).optional(),
  /** Titles that only published tables have: a workbook with one of them is no such source, unless its sheets carry the source's own names. */
  published: z.array(z.strictObject(titleSchema)).optional(),
  unused: z.array(z.strictObject({ ...titleSchema, reason: z.string().min(1) })).optional(),
  statements: z.array(statementSchema).min(1),
});

export type MappingFile = z.infer<typeof mappingSchema>;
export type ColumnRule = z.infer<typeof columnSchema>;
export type LineRule = z.infer<typeof lineSchema>;
export type PanelRule = z.infer<typeof panelSchema>;
export type StatementRule = z.infer<typeof statementSchema>;
export type UnusedRule = NonNullable<MappingFile['unused']>[number];
export type UnitKind = keyof NonNullable<MappingFile['unitKinds']>;

/** A mapping with its words as lookups, and the words by which published tables are known. */
export interface SourceMapping {
  readonly file: MappingFile;
  readonly words: RecognitionWords;
  /** Head label → concept: the file's own words before the common ones. */
  readonly concepts: ReadonlyMap<string, string>;
  readonly noise: ReadonlySet<string>;
  readonly neutral: ReadonlySet<string>;
}

/** Checks and compiles a mapping. Throws ZodError for a wrong shape (a fault of the program's own resources). */
export function compileMapping(input: unknown, common: RecognitionWords): SourceMapping {
  const file = mappingSchema.parse(input);
  const concepts = new Map(common.concepts);
  for (const [concept, labels] of Object.entries(file.words)) for (const label of labels) concepts.set(headKey(label), concept);
  return { file, words: common, concepts, noise: new Set([...common.groupNoise, ...file.noise.map(labelKey)]), neutral: new Set(file.neutral) };
}

/** A rule's piece of a filter; the schema's partial object is one. */
export function fragmentOf(rule: { readonly to?: Filter | undefined }): Filter {
  return rule.to ?? {};
}
