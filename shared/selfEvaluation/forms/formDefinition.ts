import { z } from 'zod';

/** Fields of a table that a form can print in a cell of its own. */
const FIELDS = ['project', 'department', 'implementingUnit', 'projectLevel', 'year', 'goal', 'goalResult', 'totalWeight', 'totalScore', 'grade', 'executionReason'] as const;
export type FormField = (typeof FIELDS)[number];

const INDICATOR_FIELDS = ['level1', 'level2', 'level3', 'explanation', 'operator', 'target', 'unit', 'direction', 'actual', 'weight', 'score', 'reason'] as const;
export type IndicatorField = (typeof INDICATOR_FIELDS)[number];

const FUND_FIELDS = ['initialBudget', 'fullYearBudget', 'executed', 'weight', 'rate', 'score'] as const;
export type FundField = (typeof FUND_FIELDS)[number];

const SUMMARY_FIELDS = ['number', 'project', 'unit', 'budget', 'executed', 'score', 'grade'] as const;
export type SummaryField = (typeof SUMMARY_FIELDS)[number];

const span = z.int().min(1).max(20).default(1);
const label = z.string().min(1);

/** A printed word, or a field of the table. */
const cell = z.union([z.strictObject({ text: z.string(), span }), z.strictObject({ value: z.enum(FIELDS), span })]);
const side = z.strictObject({ text: label, span });
const leaf = z.strictObject({ key: z.enum(INDICATOR_FIELDS), text: label, span });
const column = z.union([leaf, z.strictObject({ text: label, children: z.array(leaf).min(2) })]);

const section = z.discriminatedUnion('kind', [
  /** `whenFilled`: only printed where one of its fields holds something. */
  z.strictObject({ kind: z.literal('row'), printed: z.enum(['always', 'whenFilled']).default('always'), cells: z.array(cell).min(1) }),
  /** Columns of amounts over named rows; `rows` are the sources of an empty form. */
  z.strictObject({ kind: z.literal('funds'), side: side.optional(), name: z.strictObject({ text: z.string(), span }), columns: z.array(z.strictObject({ key: z.enum(FUND_FIELDS), text: label, span })).min(1), rows: z.array(label).min(1) }),
  /** Labels with their amount beside them; `first` is the label of the total, other sources repeat their name. */
  z.strictObject({ kind: z.literal('fundPairs'), side: side.optional(), columns: z.array(z.strictObject({ key: z.enum(FUND_FIELDS), first: label.optional(), labelSpan: span, span })).min(1), rows: z.array(label).min(1) }),
  z.strictObject({ kind: z.literal('goals'), side: side.optional(), columns: z.array(z.strictObject({ value: z.enum(FIELDS), text: label, span })).min(1) }),
  z.strictObject({ kind: z.literal('indicators'), side: side.optional(), columns: z.array(column).min(3) }),
]);

const base = { id: z.string().regex(/^[a-z0-9-]+$/), name: label, title: label, orientation: z.enum(['portrait', 'landscape']), unit: z.enum(['元', '千元', '万元']), /** Of the amounts that the ledger prints on it. */ decimals: z.int().min(0).max(6).default(2), widths: z.array(z.number().positive()).min(2).max(24), notes: z.array(z.string()).default([]) };

const evaluation = z.strictObject({
  ...base, kind: z.enum(['project', 'department']),
  /** Scheme proposed for the form; null for a form without scores. */
  scheme: z.string().nullable(),
  /** Points of 执行 and of each level 1; null for a form without scores. */
  weights: z.strictObject({ execution: z.number().min(0), level1: z.record(z.string(), z.number().min(0)) }).nullable(),
  sections: z.array(section).min(1),
}).superRefine((form, context) => {
  form.sections.forEach((one, index) => {
    const width = widthOf(one);
    if (width !== form.widths.length) context.addIssue({ code: 'custom', path: ['sections', index], message: `占 ${width} 列，版面有 ${form.widths.length} 列` });
  });
  if (form.sections.filter((one) => one.kind === 'indicators').length !== 1) context.addIssue({ code: 'custom', path: ['sections'], message: '应有且只有一个 indicators 段' });
  const points = form.weights === null ? 100 : form.weights.execution + Object.values(form.weights.level1).reduce((sum, value) => sum + value, 0);
  if (points !== 100) context.addIssue({ code: 'custom', path: ['weights'], message: `分值合计 ${points}，应为 100` });
});

const summary = z.strictObject({
  ...base, kind: z.literal('summary'),
  columns: z.array(z.strictObject({ key: z.enum(SUMMARY_FIELDS), text: label })).min(2),
}).refine((form) => form.columns.length === form.widths.length, { path: ['columns'], message: '列数与 widths 不一致' });

/** A form file of `resources/forms`: titles take `{year}`; spans count columns of `widths`. */
export const formDefinition = z.discriminatedUnion('kind', [evaluation, summary]);
export type EvaluationForm = z.infer<typeof evaluation>;
export type SummaryForm = z.infer<typeof summary>;
export type FormDefinition = z.infer<typeof formDefinition>;
export type FormSection = EvaluationForm['sections'][number];
export type FormSectionOf<Kind extends FormSection['kind']> = Extract<FormSection, { kind: Kind }>;
export type IndicatorLeaf = z.infer<typeof leaf>;

/** Leaves of the indicators' head from left to right. */
export function leavesOf(one: FormSectionOf<'indicators'>): readonly IndicatorLeaf[] {
  return one.columns.flatMap((each) => ('children' in each ? each.children : [each]));
}

/** Grid columns a section takes. */
function widthOf(one: FormSection): number {
  const spans = (parts: readonly { readonly span: number }[]): number => parts.reduce((sum, part) => sum + part.span, 0);
  switch (one.kind) {
    case 'row': return spans(one.cells);
    case 'funds': return (one.side?.span ?? 0) + one.name.span + spans(one.columns);
    case 'fundPairs': return (one.side?.span ?? 0) + spans(one.columns) + one.columns.reduce((sum, part) => sum + part.labelSpan, 0);
    case 'goals': return (one.side?.span ?? 0) + spans(one.columns);
    case 'indicators': return (one.side?.span ?? 0) + spans(leavesOf(one));
  }
}
