import { DAYS_TO_PUBLISH, publicationDeadline } from './deadline.ts';

/** Days of the release, YYYY-MM-DD, '' where not entered. */
export interface ReleaseDays {
  readonly approvedOn: string;
  readonly secrecyOn: string;
  readonly publishedOn: string;
}

/** What is odd about the days of the release, one sentence each: 《预算法》第十四条, and review goes before publication. */
export function releaseRemarks({ approvedOn, secrecyOn, publishedOn }: ReleaseDays, today: string): string[] {
  const remarks: string[] = [];
  const after = (later: string, earlier: string): boolean => later !== '' && earlier !== '' && later > earlier;
  if (after(approvedOn, today)) remarks.push(`批复日期 ${approvedOn} 还没有到，请核对。`);
  if (after(approvedOn, publishedOn)) remarks.push(`公开日期 ${publishedOn} 早于批复日期 ${approvedOn}：决算应在批复后公开，请核对。`);
  if (after(secrecyOn, publishedOn)) remarks.push(`保密审查日期 ${secrecyOn} 晚于公开日期 ${publishedOn}：应先审查后公开，请核对。`);
  if (approvedOn !== '' && publishedOn !== '') {
    const { last } = publicationDeadline(approvedOn, today);
    if (publishedOn > last) remarks.push(`公开日期 ${publishedOn} 晚于批复后 ${DAYS_TO_PUBLISH} 日的期限 ${last}，请核对日期或准备说明。`);
  }
  return remarks;
}
