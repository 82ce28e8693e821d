import type { Fen } from '../money/fen.ts';

/** What the narrative says beyond the tables: entered by a person, in amounts of fen. Everything is optional; a clause without its record is not printed. */
export interface NarrativeRecords {
  readonly performance?: PerformanceRecord;
  /** 国内接待明细. */
  readonly receptions?: readonly EventRecord[];
  readonly meetings?: readonly EventRecord[];
  readonly trainings?: readonly EventRecord[];
  /** 节庆、论坛等; an empty list prints that there were none, absent prints nothing. */
  readonly festivals?: readonly EventRecord[];
  /** 保有量 by 轿车, 越野车, 载客汽车 … */
  readonly vehicles?: readonly NamedCount[];
  /** Fiscal money by where it comes from: 中央, 省级, 彩票公益金 … */
  readonly transfers?: readonly NamedAmount[];
  /** 专项资金 that the department manages; an empty list prints that there were none, absent prints nothing. */
  readonly specialFunds?: readonly NamedAmount[];
  /** Projects under 部门重点评价 and 财政重点评价; an empty list prints that there were none, absent prints nothing. */
  readonly departmentReviews?: readonly NamedAmount[];
  readonly financeReviews?: readonly NamedAmount[];
}

export interface NamedAmount {
  readonly name: string;
  readonly amount: Fen;
}

export interface EventRecord {
  /** As printed, e.g. 3月5日; empty where no date is published. */
  readonly date: string;
  /** Purpose, name or content in the words of the bureau, without full stop. */
  readonly purpose: string;
  readonly amount: Fen;
  readonly persons?: number;
}

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** 预算绩效: what was self-evaluated, how it was graded, what was reviewed. */
export interface PerformanceRecord {
  /** Projects that were self-evaluated, and their money. */
  readonly projects: number;
  readonly amount: Fen;
  /** How many projects got each grade, by the words of the scheme, best first. */
  readonly grades: readonly NamedCount[];
  /** Grade of the department as a whole. */
  readonly wholeGrade?: string;
  /** Score of the department as a whole as the form prints it: 95.30. */
  readonly wholeScore?: string;
  /** The projects one by one. */
  readonly results?: readonly ProjectResult[];
  /** Projects 财政代列: evaluated here, accounted for elsewhere. */
  readonly listedElsewhere?: { readonly projects: number; readonly amount: Fen; readonly results?: readonly ProjectResult[] };
}

/** The self-evaluation of one project; null where the form leaves it blank. */
export interface ProjectResult {
  readonly name: string;
  /** 全年预算数 and 执行数. */
  readonly budget: Fen | null;
  readonly executed: Fen | null;
  /** As the form prints it: 95.30; '' without a total. */
  readonly score: string;
  readonly grade: string;
}

/** 业务数据: a figure of the bureau's work that no table holds, registered by a person. */
export interface BusinessFigure {
  readonly name: string;
  /** Decimal text, e.g. `1200` or `98.5`. */
  readonly value: string;
  /** 人, 万元, % … */
  readonly unit: string;
}
