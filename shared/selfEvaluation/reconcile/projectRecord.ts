/** A project as the ledger keeps it. Texts '' where blank; amounts in fen, null where blank. */
export interface ProjectRecord {
  readonly code: string;
  readonly name: string;
  /** 主管部门 and 实施单位. */
  readonly department: string;
  readonly implementingUnit: string;
  /** 一级 or 二级 project, as written. */
  readonly tier: string;
  /** 财政代列: outside the tie to 项目支出. */
  readonly onBehalf: boolean;
  readonly goal: string;
  readonly goalResult: string;
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
  /** ≥ or 正向, whichever the form has. */
  readonly comparator: string;
  readonly target: string;
  readonly unit: string;
  readonly actual: string;
  readonly weight: string;
  readonly score: string;
  readonly deviationReason: string;
  readonly overrideScore: string;
  readonly overrideReason: string;
}
