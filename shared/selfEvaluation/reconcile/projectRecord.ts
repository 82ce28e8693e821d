/** A project as the ledger keeps it. Texts '' where blank; amounts in fen, null where blank. */
export interface ProjectRecord {
  readonly code: string;
  readonly name: string;
  /** `department`: the table of 部门整体支出, which is no project and stays outside their sums. */
  readonly kind: 'project' | 'department';
  /** Id of the form it is printed on; '' = the one of the book's pack. */
  readonly form: string;
  /** 主管部门 and 实施单位. */
  readonly department: string;
  readonly implementingUnit: string;
  /** 一级 or 二级 project, as written. */
  readonly tier: string;
  /** 财政代列: outside the tie to 项目支出. */
  readonly onBehalf: boolean;
  readonly goal: string;
  readonly goalResult: string;
  /** 执行率偏差原因. */
  readonly executionReason: string;
  /** 总分 and 等级 as an imported form prints them; '' where none was imported. Judged against the rows, never printed again. */
  readonly printedTotal: string;
  readonly printedGrade: string;
  readonly funds: readonly ProjectFundRecord[];
  readonly indicators: readonly IndicatorRecord[];
}

export interface ProjectFundRecord {
  readonly source: string;
  readonly initial: number | null;
  readonly adjusted: number | null;
  readonly executed: number | null;
  readonly weight: string;
  readonly score: string;
}

export interface IndicatorRecord {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** 指标解释. */
  readonly explanation: string;
  /** ≥, ≤, = in a column of its own. */
  readonly comparator: string;
  readonly target: string;
  readonly unit: string;
  /** 正向, 反向. */
  readonly direction: string;
  readonly actual: string;
  readonly weight: string;
  readonly score: string;
  readonly deviationReason: string;
  readonly overrideScore: string;
  readonly overrideReason: string;
}
