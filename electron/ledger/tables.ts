import { FACT_MEASURES, FUNDS, INCOME_SOURCES, NATURES, STAGES } from '../../shared/ledger/fact.ts';
import { type Column, type RowOf, type TableDefinition, bookTable, integer, oneOf, optionalInteger, table, tableDdl, text } from './columns.ts';

/** A unit's 性质: 行政, 参公 (its running costs count as 机关运行经费 too), 事业; `cancellation` holds the entries that cancel money between units. */
export const UNIT_NATURES = ['administrative', 'civilServiceManaged', 'institution', 'cancellation'] as const;
export const PERIODS = ['current', 'previous'] as const;
/** What is evaluated: one project, or all that the department spends (部门整体支出). */
export const PROJECT_KINDS = ['project', 'department'] as const;
const QUANTITY_KINDS = ['fen', 'count'] as const;
export const EVENT_KINDS = ['reception', 'meeting', 'training', 'festival'] as const;
/** 保有量 by kind of vehicle, sources of the money transferred, 专项资金, projects under 部门重点评价 and 财政重点评价. */
export const ITEM_KINDS = ['vehicle', 'transfer', 'specialFund', 'departmentReview', 'financeReview'] as const;
export const DECLARABLE_KINDS = ['specialFund', 'departmentReview', 'financeReview', 'festival'] as const;
const ofUnit = { columns: ['book', 'unit'], table: 'unit', target: ['book', 'code'] } as const;
const ofProject = { columns: ['book', 'project'], table: 'project', target: ['book', 'code'] } as const;
const period = (): Column<(typeof PERIODS)[number]> => oneOf(PERIODS);

/**
 * Every table of the ledger: the one home of the schema (DDL and row types). A missing dimension is '' so that a primary
 * key can hold it; money is integer fen. Until 1.0 it is edited in place; from then a change is a migration.
 */
export const TABLES = {
  bureau: table({ id: integer(), name: text(), code: text(), region: text() }, ['id']),

  /** `bureau`: the name that the year's documents bear since it was locked; '' = that of the bureau. */
  book: table({ year: integer(), bureau: text(), unit: oneOf(['元', '千元', '万元']), decimals: integer(), locked: oneOf(['no', 'yes']), createdAt: text() }, ['year'], { bookColumn: 'year' }),
  /** The resolved pack and scoring scheme that a book was made with, frozen as JSON beside their hash. */
  definition: bookTable({ kind: oneOf(['pack', 'scheme']), id: text(), hash: text(), content: text() }, ['kind']),
  lock_event: bookTable({ seq: integer(), action: oneOf(['lock', 'unlock']), at: text(), who: text(), reason: text() }, ['seq']),
  unit: bookTable({ code: text(), name: text(), nature: oneOf(UNIT_NATURES), level: text(), seq: integer() }, ['code']),

  fact: bookTable({
    period: period(), unit: text(), measure: oneOf(FACT_MEASURES),
    source: oneOf(['', ...INCOME_SOURCES]), fund: oneOf(['', ...FUNDS]), nature: oneOf(['', ...NATURES]), function: text(), economic: text(),
    project: text(), kind: text(), key: text(), stage: oneOf(['', ...STAGES]),
    quantity: integer(), quantityKind: oneOf(QUANTITY_KINDS), origin: text(),
  }, ['period', 'unit', 'measure', 'source', 'fund', 'nature', 'function', 'economic', 'project', 'kind', 'key', 'stage'], { references: [ofUnit] }),

  /** An imported document, whose printed values are kept apart from the facts. Here and below `unit` '' is the whole department. */
  document: bookTable({ id: text(), file: text(), sha256: text(), period: period(), unit: text(), pack: text(), importedAt: text() }, ['id']),
  printed_value: bookTable({
    document: text(), role: text(), row: text(), column: text(),
    state: oneOf(['number', 'blank', 'dash', 'bad']), printed: text(), value: integer(), digit: integer(), sheet: text(), cell: text(),
  }, ['document', 'role', 'row', 'column', 'sheet', 'cell'], { references: [{ columns: ['book', 'document'], table: 'document', target: ['book', 'id'] }] }),
  approved_rounding: bookTable({
    period: period(), unit: text(), role: text(), row: text(), column: text(), signature: text(), derived: integer(), approved: integer(), seq: integer(),
  }, ['period', 'unit', 'role', 'row', 'column']),
  /** A last-year quantity restated on this year's 口径, beside the published one. */
  comparable: bookTable({ unit: text(), signature: text(), quantity: integer(), quantityKind: oneOf(QUANTITY_KINDS), reason: text() }, ['unit', 'signature']),
  learned_code: bookTable({ dimension: oneOf(['function', 'economic']), code: text(), name: text() }, ['dimension', 'code']),

  project: bookTable({
    code: text(), name: text(), kind: oneOf(PROJECT_KINDS), form: text(), department: text(), implementingUnit: text(), tier: text(), onBehalf: oneOf(['no', 'yes']),
    goal: text(), goalResult: text(), executionReason: text(), printedTotal: text(), printedGrade: text(), seq: integer(),
  }, ['code']),
  project_fund: bookTable({
    project: text(), source: text(), initial: optionalInteger(), adjusted: optionalInteger(), executed: optionalInteger(), weight: text(), score: text(), seq: integer(),
  }, ['project', 'source'], { references: [ofProject] }),
  /** Targets, actuals, weights and scores as written: reading them is the self-evaluation's business. */
  indicator: bookTable({
    project: text(), seq: integer(), level1: text(), level2: text(), level3: text(), explanation: text(), comparator: text(), target: text(), unit: text(), direction: text(), actual: text(),
    weight: text(), score: text(), deviationReason: text(), overrideScore: text(), overrideReason: text(),
  }, ['project', 'seq'], { references: [ofProject] }),

  reason: bookTable({ subject: text(), text: text(), document: text() }, ['subject']),
  text: bookTable({ section: text(), text: text() }, ['section']),
  approval: bookTable({ documentNumber: text(), date: text() }, []),
  approved_total: bookTable({ measure: oneOf(['income', 'expenditure', 'carriedIn', 'closing']), fund: oneOf(['', ...FUNDS]), amount: integer() }, ['measure', 'fund']),
  people: bookTable({
    preparer: text(), reviewer: text(), financeHead: text(), approver: text(),
    secrecyReviewer: text(), secrecyDate: text(), secrecyResult: text(), publishedOn: text(), platform: text(),
  }, []),
  finding_answer: bookTable({ rule: text(), cell: text(), kind: oneOf(['reason', 'approved']), reason: text(), name: text(), at: text() }, ['rule', 'cell']),
  /** 明细 that the prose names: what for, when, how much, how many people; the amount in fen. */
  narrative_event: bookTable({ kind: oneOf(EVENT_KINDS), seq: integer(), date: text(), purpose: text(), amount: integer(), persons: optionalInteger() }, ['kind', 'seq']),
  /** Things that the prose lists by name: fen, or a count for vehicles. */
  narrative_item: bookTable({ kind: oneOf(ITEM_KINDS), name: text(), quantity: integer(), seq: integer() }, ['kind', 'name']),
  /** Lists of which the bureau has stated that there is nothing to list. */
  narrative_none: bookTable({ kind: oneOf(DECLARABLE_KINDS) }, ['kind']),
  /** 名词解释 as a person changed it: other words for an entry of the pack, an entry of one's own, or when it is printed. */
  glossary_entry: bookTable({ id: text(), term: text(), text: text(), use: oneOf(['auto', 'always', 'never']), seq: integer() }, ['id']),
  /** Attachments that the book is printed without, by the id of their section. */
  left_out: bookTable({ section: text() }, ['section']),
  business_figure: bookTable({ name: text(), value: text(), unit: text(), scope: text(), seq: integer() }, ['name']),

  /** `book` is not a reference: the journal outlives a deleted year, and a migration belongs to none. */
  journal_entry: table({
    id: integer(), book: optionalInteger(), who: text(), at: text(), what: text(),
    kind: oneOf(['edit', 'creation', 'lock', 'migration']), state: oneOf(['done', 'undone', 'discarded']), stateAt: text(), stateBy: text(),
  }, ['id'], { indexes: [['book', 'state']] }),
  journal_change: table({ entry: integer(), table: text(), key: text(), before: text(), after: text() }, ['entry', 'table', 'key'], {
    references: [{ columns: ['entry'], table: 'journal_entry', target: ['id'] }], indexes: [['table', 'key']],
  }),
} as const;

export type TableName = keyof typeof TABLES;
/** Tables that the journal covers: all but the journal. */
export type LedgerTable = Exclude<TableName, 'journal_entry' | 'journal_change'>;
/** Tables of rows that belong to a book. */
export type BookTable = Exclude<LedgerTable, 'bureau' | 'book'>;
export type Row<T extends TableName> = RowOf<(typeof TABLES)[T]['columns']>;
/** The key columns of a row. */
export type Key<T extends TableName> = Pick<Row<T>, (typeof TABLES)[T]['key'][number] & keyof Row<T>>;

export function tableNames(): readonly TableName[] {
  return Object.keys(TABLES).filter(isTableName);
}

export function bookTables(): readonly BookTable[] {
  return tableNames().filter((name): name is BookTable => isLedgerTable(name) && definitionOf(name).bookColumn === 'book');
}

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(TABLES, name);
}

export function isLedgerTable(name: string): name is LedgerTable {
  return isTableName(name) && name !== 'journal_entry' && name !== 'journal_change';
}

export function definitionOf(name: TableName): TableDefinition {
  return TABLES[name];
}

/** The whole DDL of the present schema. */
export function schemaDdl(): string {
  return tableNames().map((name) => tableDdl(name, definitionOf(name))).join('');
}
