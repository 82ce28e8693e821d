import type { Filter, Stage } from '../ledger/fact.ts';
import type { Role, StatementDefinition } from '../statement/definition.ts';

/** A resolved pack (版式): everything in which a province or a year differs, as data (DESIGN §4). */
export interface Pack {
  readonly id: string;
  readonly name: string;
  /** Empty for a national base. */
  readonly province: string;
  /** First book year it is made for. */
  readonly validFrom: number;
  /** Laid out without the province's own tables at hand; the app says so. */
  readonly provisional: boolean;
  /** The words for the year's tables: subject (本部门/本单位), level words. */
  readonly words: { readonly subject: string; readonly level: string };
  readonly statements: readonly StatementDefinition[];
  readonly parts: readonly PartDefinition[];
  /** Named pieces of sentences that clauses share: `{{ fact | phrase: 'name' }}`, the fact is `it` inside. */
  readonly phrases?: Readonly<Record<string, string>>;
  /** 三公: its fund set (null = 未分 by fund), the stages that are printed, the stage that the 决算 is compared with. */
  readonly threePublic: { readonly fund: string | null; readonly stages: readonly Stage[]; readonly base: Stage };
  /** Keys of the equipment (by price, which changes with the years) that sentences tell of and 填报底稿 asks for; all of them when absent. */
  readonly equipment?: readonly string[];
  /** |growth| or |deviation| in percent above which a reason is required. */
  readonly thresholds: { readonly growth: number; readonly deviation: number };
  readonly glossary: readonly GlossaryEntry[];
  /** sha-256 over the resolved content, set by the loader. */
  readonly hash: string;
}

/** 部门概况, 决算表 … in print order. */
export interface PartDefinition {
  readonly id: string;
  /** Without its ordinal: 第一部分, 第二部分 … are counted over what is printed. May hold `{year}`. */
  readonly title: string;
  readonly kind: 'overview' | 'statements' | 'narrative' | 'glossary' | 'attachments';
  readonly sections?: readonly SectionDefinition[];
  /** Of the part of the statements: a list of them printed before the first, which says what is empty and why. */
  readonly index?: StatementIndex;
  /** The forms of 绩效自评 are printed in this part. */
  readonly selfEvaluation?: SelfEvaluationForms;
}

/** Ids of the forms (`resources/forms`) on which the province has self-evaluations printed. */
export interface SelfEvaluationForms {
  readonly project: string;
  /** 部门整体支出. */
  readonly department: string;
  /** 汇总表. */
  readonly summary: string;
}

/** The list of the statements: a title without ordinal, four heads, and the words for an empty and a filled table. */
export interface StatementIndex {
  readonly title: string;
  readonly heads: { readonly order: string; readonly statement: string; readonly empty: string; readonly reason: string };
  readonly empty: string;
  readonly filled: string;
}

/** One section of prose: ordered clauses, each printed when its condition holds. */
export interface SectionDefinition {
  readonly id: string;
  /** Without its ordinal: 一、二、… are counted over what is printed. */
  readonly title: string;
  /** Condition over typed facts (Liquid expression); printed always when absent. */
  readonly when?: string;
  readonly clauses: readonly ClauseDefinition[];
  /** Of an attachment: the headings that a person starts its text from, in the notation of texts. */
  readonly outline?: string;
  /** Printed at the end of the section, or behind the clause that a chart names. */
  readonly charts?: readonly ChartDefinition[];
}

/** A chart of quantities by filter: columns of last year and this year, or a pie of this year. Left out where it would show nothing. */
export interface ChartDefinition {
  readonly id: string;
  readonly kind: 'bar' | 'stacked' | 'pie';
  /** May hold `{year}`. */
  readonly title: string;
  readonly when?: string;
  /** Clause behind which it stands. */
  readonly behind?: string;
  readonly series: readonly ChartSeriesDefinition[];
}

/** One quantity with its label, or one a code of a classification at a level (`digits`), named by the classification. */
export type ChartSeriesDefinition =
  | { readonly id: string; readonly label: string; readonly filter: Filter }
  | { readonly id: string; readonly dimension: 'function' | 'economic'; readonly digits: 3 | 5 | 7; readonly filter: Filter };

export interface ClauseDefinition {
  readonly id: string;
  readonly when?: string;
  /** Liquid; only our filters print numbers. A paragraph each. */
  readonly template: string;
}

export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  readonly text: string;
  /** Printed only when the document uses the term: function codes by prefix, a 项 of the kind 其他……, the term in the prose, a table with amounts. */
  readonly when?: { readonly function?: readonly string[]; readonly others?: boolean; readonly term?: boolean; readonly role?: Role };
}
