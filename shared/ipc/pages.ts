/** The pages of the window in the order in which the year is walked; `step` pages have a state of their own. */
export const PAGES = [
  { id: 'overview', title: '总览', step: false },
  { id: 'ledger', title: '账套与年度', step: true },
  { id: 'importing', title: '导入', step: true },
  { id: 'statements', title: '填报', step: true },
  { id: 'checks', title: '勾稽检查', step: true },
  { id: 'performance', title: '绩效自评', step: true },
  { id: 'narrative', title: '情况说明', step: true },
  { id: 'booklet', title: '成册', step: true },
  { id: 'release', title: '批复与签批', step: true },
  { id: 'history', title: '历史与备份', step: false },
  { id: 'settings', title: '设置', step: false },
] as const;

export type PageId = (typeof PAGES)[number]['id'];
export type StepId = Extract<(typeof PAGES)[number], { readonly step: true }>['id'];

const ids = (only: (page: (typeof PAGES)[number]) => boolean): readonly PageId[] => PAGES.filter(only).map((page) => page.id);
export const PAGE_IDS: readonly PageId[] = ids(() => true);
export const STEP_IDS: readonly PageId[] = ids((page) => page.step);
