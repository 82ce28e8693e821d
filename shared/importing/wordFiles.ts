import { z } from 'zod';
import { DERIVED_MEASURES, FACT_MEASURES, type Filter } from '../ledger/fact.ts';
import { ROLES } from '../statement/definition.ts';

/** Shape of the files in `resources/recognition/`: titles.yaml, heads.yaml, rows.yaml. */
const words = z.array(z.string().min(1));
const wordLists = z.record(z.string(), words);
const value = z.union([z.string(), z.array(z.string())]).optional();
const filter: z.ZodType<Filter> = z.strictObject({
  measure: z.enum([...FACT_MEASURES, ...DERIVED_MEASURES]).optional(),
  source: value, fund: value, nature: value, function: value, economic: value, project: value, kind: value, key: value, stage: value,
});

const titles = z.strictObject({
  replace: z.array(z.tuple([z.string().min(1), z.string()])),
  sheetNames: z.array(z.tuple([z.string().min(1), z.string()])),
  excluded: words,
  settled: words,
  threePublicFund: z.strictObject({ general: z.string().min(1), all: z.string().min(1) }),
  rules: z.array(z.strictObject({ role: z.enum(ROLES), all: words.min(1), none: words })),
});

const heads = z.strictObject({
  kinds: z.strictObject({ codeContains: words, codeLevels: words, label: words, line: words, note: words }),
  concepts: wordLists,
  exclusive: words,
  neutral: words,
  groupNoise: words,
  implied: z.partialRecord(z.enum(ROLES), words),
  ignoredGroups: words,
  budgetStage: z.strictObject({ adjusted: words, initial: words }),
});

const rows = z.strictObject({
  same: z.array(words.min(2)),
  printedAs: z.array(words.min(2)),
  lines: z.partialRecord(z.enum(ROLES), z.array(z.strictObject({ id: z.string().min(1), labels: words.min(1), filter }))),
  columns: z.partialRecord(z.enum(ROLES), z.array(z.strictObject({ id: z.string().min(1), concepts: words.min(1), partOf: z.string().min(1).optional(), filter }))),
  keys: wordLists,
  keysUnder: z.record(z.string(), wordLists),
  residue: words,
});

export const wordFilesSchema = z.strictObject({ titles, heads, rows });
