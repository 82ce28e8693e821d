import { join } from 'node:path';
import { z } from 'zod';
import { FACT_MEASURES, FUNDS, STAGES, type Fact, type FactDimensions } from '../../shared/ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../../shared/ledger/lineKeys.ts';
import { DECLARABLE_KINDS } from '../ledger/tables.ts';
import { readYaml } from '../resources/yamlFile.ts';
import { parseFen } from '../../shared/money/parse.ts';

const amount = z.string().regex(/^-?\d+(\.\d{1,2})?$/);
const dimensions = z.strictObject({
  source: z.string(), fund: z.string(), nature: z.string(), function: z.string(), economic: z.string(), project: z.string(), kind: z.string(), stage: z.enum(STAGES),
}).partial();

const FactFile = z.strictObject({
  year: z.number().int(),
  facts: z.array(z.strictObject({ measure: z.enum(FACT_MEASURES), dimensions, amounts: z.record(z.string(), amount) })),
  lines: z.array(z.strictObject({ key: z.string(), stage: z.enum(STAGES), fund: z.string().optional(), unit: z.string(), value: amount })),
});

const events = z.array(z.strictObject({ date: z.string(), purpose: z.string(), amount, persons: z.number().int() })).default([]);
const amounts = z.array(z.strictObject({ name: z.string(), amount })).default([]);

const RecordsFile = z.strictObject({
  receptions: events, meetings: events, trainings: events, festivals: events,
  vehicles: z.array(z.strictObject({ name: z.string(), count: z.number().int() })).default([]),
  transfers: amounts, specialFunds: amounts, departmentReviews: amounts, financeReviews: amounts,
  none: z.array(z.enum(DECLARABLE_KINDS)).default([]),
});

const BureauFile = z.strictObject({
  department: z.string(), pack: z.string(), year: z.number().int(),
  units: z.array(z.strictObject({ code: z.string(), name: z.string(), kind: z.enum(['administrative', 'civilServiceManaged', 'institution']), level: z.string() })),
  projects: z.array(z.strictObject({ code: z.string(), name: z.string(), function: z.string(), onBehalf: z.boolean(), implementer: z.string(), budgetInitial: amount, budgetAdjusted: amount, executed: amount })),
  approval: z.strictObject({
    number: z.string(), date: z.string(), totals: z.array(z.strictObject({ measure: z.enum(['income', 'expenditure', 'carriedIn', 'closing']), fund: z.enum(FUNDS).optional(), amount })),
  }),
  people: z.array(z.strictObject({ role: z.string(), name: z.string(), date: z.string().optional(), result: z.string().optional() })),
  texts: z.record(z.string(), z.array(z.string())),
  reasons: z.record(z.string(), z.string()).optional(),
  records: RecordsFile,
  business: z.array(z.strictObject({ name: z.string(), value: z.string(), unit: z.string(), scope: z.string() })),
});

export type SampleBureau = z.infer<typeof BureauFile>;

/** The sample bureau's description, units, projects, texts and reasons. */
export function loadSampleBureau(resourceRoot: string): SampleBureau {
  return BureauFile.parse(readYaml(join(resourceRoot, 'samples', 'bureau.yaml'), '示例文件'));
}

/** Facts of one sample year, exact to the fen, by unit. */
export function loadSampleFacts(resourceRoot: string, year: number): Fact[] {
  const file = FactFile.parse(readYaml(join(resourceRoot, 'samples', `facts-${year}.yaml`), '示例文件'));
  const money = file.facts.flatMap((row) => Object.entries(row.amounts).map(([unit, text]): Fact => ({
    period: 'current', unit, measure: row.measure, dimensions: row.dimensions as FactDimensions, quantity: yuan(text), quantityKind: 'fen', origin: 'sample',
  })));
  const lines = file.lines.map((row): Fact => {
    const kind = LINE_KEY_BY_ID.get(row.key)?.kind ?? 'fen';
    return {
      period: 'current', unit: row.unit, measure: 'line', dimensions: { key: row.key, stage: row.stage, ...(row.fund && { fund: row.fund }) },
      quantity: kind === 'count' ? Number(row.value) : yuan(row.value), quantityKind: kind, origin: 'sample',
    };
  });
  return [...money, ...lines];
}

/** 元 of the sample's files in fen. */
export function yuan(text: string): number {
  const value = parseFen(text, '元');
  if (value === null) throw new Error(`not an amount: ${text}`);
  return value;
}
