import type { SignaturesBlock } from './model.ts';

/** One step of the release: who answers for it, and when (YYYY-MM-DD); '' where not entered. */
export interface ReleaseStep {
  /** 填表, 复核, 财务负责人, 负责人审签, 保密审查 … */
  readonly role: string;
  readonly name: string;
  readonly date?: string;
  /** E.g. the result of the secrecy review. */
  readonly result?: string;
}

export interface Release {
  readonly steps: readonly ReleaseStep[];
  /** YYYY-MM-DD, and where; '' where not entered. */
  readonly publishedOn: string;
  readonly platform: string;
}

/** The archive page of a release: everybody in the given order with room to sign, then where and when it was published. */
export function archivePage(release: Release): SignaturesBlock {
  return {
    kind: 'signatures', title: '归档签字页', head: ['环节', '姓名', '意见', '签字', '日期'],
    rows: release.steps.map(({ role, name, result = '', date = '' }) => [role, name, result, '', printedDate(date)]),
    lines: [
      ...(release.publishedOn === '' ? [] : [`公开日期：${printedDate(release.publishedOn)}`]),
      ...(release.platform === '' ? [] : [`公开平台：${release.platform}`]),
    ],
  };
}

/** 2025-09-02 → 2025年9月2日; anything else is printed as it was entered. */
function printedDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year === undefined ? date : `${year}年${Number(month)}月${Number(day)}日`;
}

/** The people of a release as the ledger keeps them: '' where not entered, dates as YYYY-MM-DD. */
export interface ReleasePeople {
  /** 填表 */
  readonly preparer: string;
  /** 复核 */
  readonly reviewer: string;
  /** 财务负责人 */
  readonly financeHead: string;
  /** 负责人审签 */
  readonly approver: string;
  /** 保密审查: who, when, result */
  readonly secrecyReviewer: string;
  readonly secrecyDate: string;
  readonly secrecyResult: string;
  /** 公开日期 and 平台 */
  readonly publishedOn: string;
  readonly platform: string;
}

/** The steps of a release in the order in which they are taken. */
export function releaseOf(people: ReleasePeople): Release {
  return {
    steps: [
      { role: '填表', name: people.preparer }, { role: '复核', name: people.reviewer }, { role: '财务负责人', name: people.financeHead },
      { role: '负责人审签', name: people.approver }, { role: '保密审查', name: people.secrecyReviewer, date: people.secrecyDate, result: people.secrecyResult },
    ],
    publishedOn: people.publishedOn, platform: people.platform,
  };
}
