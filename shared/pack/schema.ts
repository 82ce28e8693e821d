import { z } from 'zod';
import { DERIVED_MEASURES, FACT_MEASURES, FUNDS, type Filter, INCOME_SOURCES, NATURES, STAGES } from '../ledger/fact.ts';
import { LINE_KEYS } from '../ledger/lineKeys.ts';
import { type ColumnDefinition, ROLES, type StatementDefinition } from '../statement/definition.ts';
import type { PackProblem } from './merge.ts';
import type { Pack } from './pack.ts';
import { describeIssue } from './schemaIssue.ts';

/** A pack without its hash: what the YAML files of a chain come to. */
export type PackContent = Omit<Pack, 'hash'>;

const identifier = z.string().regex(/^[A-Za-z][\w.:-]*$/, '应以字母开头，只含字母、数字、点、冒号、横线和下划线');
const text = z.string().min(1, '不能为空');

function oneOrMany<T extends z.ZodType<string>>(value: T) {
  return z.union([value, z.array(value).min(1, '至少写一个')]).optional();
}

const filter: z.ZodType<Filter> = z.strictObject({
  measure: z.enum([...FACT_MEASURES, ...DERIVED_MEASURES]).optional(),
  source: oneOrMany(z.enum(INCOME_SOURCES)),
  fund: oneOrMany(z.enum(FUNDS)),
  nature: oneOrMany(z.enum(NATURES)),
  function: oneOrMany(z.string().regex(/^\d{3}(\d{2}){0,2}$/, '功能分类科目编码应为3、5或7位数字（写在引号里）')),
  economic: oneOrMany(z.string().regex(/^\d{3}(\d{2})?$/, '经济分类科目编码应为3或5位数字（写在引号里）')),
  project: oneOrMany(text),
  kind: oneOrMany(text),
  key: oneOrMany(z.enum(LINE_KEYS.map((entry) => entry.key))),
  stage: oneOrMany(z.enum(STAGES)),
});

const column: z.ZodType<ColumnDefinition> = z.lazy(() => z.strictObject({
  id: identifier,
  label: z.string(),
  kind: z.enum(['code', 'label', 'line', 'amount']).optional(),
  level: z.union([z.literal(3), z.literal(5), z.literal(7)]).optional(),
  filter: filter.optional(),
  sum: z.array(identifier).min(1, '至少写一列').optional(),
  children: z.array(column).min(1, '至少写一列').optional(),
  whenEmpty: z.literal('omitted').optional(),
  width: z.number().positive('应为正数').max(50, '过大').optional(),
}));

const lineRow = z.strictObject({
  id: identifier,
  kind: z.literal('line'),
  label: z.string(),
  filter: filter.optional(),
  sum: z.array(z.string().regex(/^-?(c:\*|[A-Za-z][\w.:-]*)$/, '应为行的 id，前面可加减号')).min(1, '至少写一行').optional(),
  anchor: identifier.optional(),
  blank: z.boolean().optional(),
  indent: z.int().min(0).max(6).optional(),
  bold: z.boolean().optional(),
  dash: z.array(identifier).min(1, '至少写一列').optional(),
  aliases: z.array(text).optional(),
  classCode: z.string().regex(/^\d{3}$/, '应为3位数字').optional(),
  whenEmpty: z.enum(['ellipsis', 'omitted']).optional(),
  foot: z.boolean().optional(),
  footSpan: z.int().min(1).max(6).optional(),
});

const rollupRow = z.strictObject({
  id: identifier,
  kind: z.literal('rollup'),
  dimension: z.enum(['function', 'economic', 'project']),
  levels: z.array(z.union([z.literal(3), z.literal(5), z.literal(7)])),
  fixed: z.array(z.strictObject({ code: z.string().regex(/^\d{3}(\d{2}){0,2}$/, '应为科目编码'), label: text })).optional(),
  prefixes: z.array(z.string().regex(/^\d{3}(\d{2}){0,2}$/, '应为科目编码')).min(1, '至少写一个').optional(),
  filter: filter.optional(),
});

const statement: z.ZodType<StatementDefinition> = z.strictObject({
  id: identifier,
  role: z.enum(ROLES),
  number: z.string().regex(/^公开\d{2}表$/, '应写作“公开01表”的样子'),
  numberLabel: z.string().optional(),
  title: text,
  orientation: z.enum(['portrait', 'landscape']),
  unit: z.enum(['元', '千元', '万元']),
  decimals: z.int().min(0).max(6),
  unitLabel: text.optional(),
  quantity: z.enum(['fen', 'count']).optional(),
  panels: z.array(z.strictObject({
    id: identifier,
    label: text.optional(),
    filter: filter.optional(),
    columns: z.array(column).min(1, '至少写一列'),
    rows: z.array(z.discriminatedUnion('kind', [lineRow, rollupRow])).min(1, '至少写一行'),
  })).min(1, '至少写一栏'),
  columnNumbers: z.string().nullable().optional(),
  lineNumbers: z.boolean().optional(),
  notes: z.array(text),
  completedNotes: z.array(text).min(1, '至少写一条').optional(),
  elisionNote: text.optional(),
  zero: z.enum(['blank', 'zero', 'dash']),
  zeroRows: z.array(identifier).min(1, '至少写一行').optional(),
  emptyNote: text.optional(),
  emptyReason: text.optional(),
});

const chart = z.strictObject({
  id: identifier,
  kind: z.enum(['bar', 'stacked', 'pie']),
  title: text,
  when: text.optional(),
  behind: identifier.optional(),
  series: z.array(z.union([
    z.strictObject({ id: identifier, label: text, filter }),
    z.strictObject({ id: identifier, dimension: z.enum(['function', 'economic']), digits: z.union([z.literal(3), z.literal(5), z.literal(7)]), filter }),
  ])).min(1, '至少写一项'),
});

const section = z.strictObject({
  id: identifier,
  title: z.string(),
  when: text.optional(),
  clauses: z.array(z.strictObject({ id: identifier, when: text.optional(), template: text })),
  outline: text.optional(),
  charts: z.array(chart).optional(),
});

const content: z.ZodType<PackContent> = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '应为小写字母、数字和横线'),
  name: text,
  province: z.string(),
  validFrom: z.int().min(2000, '应为四位年份').max(2100, '应为四位年份'),
  provisional: z.boolean(),
  words: z.strictObject({ subject: text, level: text }),
  statements: z.array(statement).min(1, '至少写一张表'),
  parts: z.array(z.strictObject({
    id: identifier,
    title: text,
    kind: z.enum(['overview', 'statements', 'narrative', 'glossary', 'attachments']),
    sections: z.array(section).optional(),
    index: z.strictObject({
      title: z.string(),
      heads: z.strictObject({ order: text, statement: text, empty: text, reason: text }),
      empty: text,
      filled: text,
    }).optional(),
    selfEvaluation: z.strictObject({ project: text, department: text, summary: text }).optional(),
  })).min(1, '至少写一个部分'),
  threePublic: z.strictObject({ fund: z.enum(FUNDS).nullable(), stages: z.array(z.enum(STAGES)).min(1, '至少写一个'), base: z.enum(STAGES) }),
  equipment: z.array(z.enum(LINE_KEYS.map((entry) => entry.key).filter((key) => key.startsWith('equipment')))).optional(),
  thresholds: z.strictObject({ growth: z.number().nonnegative('不能为负'), deviation: z.number().nonnegative('不能为负') }),
  phrases: z.record(identifier, text).optional(),
  glossary: z.array(z.strictObject({
    id: identifier,
    term: text,
    text,
    when: z.strictObject({ function: z.array(z.string().regex(/^\d{3}(\d{2}){0,2}$/, '应为科目编码')).min(1, '至少写一个').optional(), others: z.boolean().optional(), term: z.boolean().optional(), role: z.enum(ROLES).optional() }).optional(),
  })),
});

/** The shape of a resolved pack: exactly `Pack` without hash, unknown keys refused. Meaning is checked by `soundnessOf`. */
export function parseContent(value: unknown): { readonly content: PackContent } | { readonly problems: readonly PackProblem[] } {
  const parsed = content.safeParse(value);
  return parsed.success ? { content: parsed.data } : { problems: parsed.error.issues.map((issue) => describeIssue(issue, value)) };
}
