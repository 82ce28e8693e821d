import type { DeskState } from '../../shared/ipc/desk.ts';
import { PAGES } from '../../shared/ipc/pages.ts';
import { call } from '../bridge/index.ts';
import { type Place, go, startAt } from './router.ts';
import { redo, undo } from './undo.ts';

/** Something that Ctrl+K finds: choosing it acts. */
export interface Found {
  readonly key: string;
  /** 页面, 命令, 表, 科目, 项目, 问题. */
  readonly kind: string;
  readonly text: string;
  /** Words by which it is found besides its text. */
  readonly also?: string;
  readonly act: () => void | Promise<unknown>;
}

/** What people look for by its own name and where it is done. */
const WAYS: readonly { readonly text: string; readonly also?: string; readonly place: Place }[] = [
  { text: '新建年度、由上年结转', place: { page: 'ledger' } },
  { text: '锁定归档、解锁、与锁定时比较', place: { page: 'ledger' } },
  { text: '更换公开版式', place: { page: 'ledger' } },
  { text: '登记年初调整', place: { page: 'statements', table: 'workingBalances' } },
  { text: '审核外来文件', also: '检查别人的决算表', place: { page: 'checks', view: 'foreign' } },
  { text: '绩效自评汇总表', place: { page: 'performance', view: 'summary' } },
  { text: '全部绩效指标', place: { page: 'performance', view: 'indicators' } },
  { text: '评分口径', place: { page: 'performance', view: 'scheme' } },
  { text: '主要职责、机构设置、附件', also: '部门概况 文字', place: { page: 'narrative', view: 'texts' } },
  { text: '接待、会议、培训明细', place: { page: 'narrative', view: 'records' } },
  { text: '业务数据', place: { page: 'narrative', view: 'business' } },
  { text: '名词解释', place: { page: 'narrative', view: 'terms' } },
  { text: '打印、导出 PDF、Word、Excel', place: { page: 'booklet' } },
  { text: '登记批复、签批人员、公开日期', place: { page: 'release' } },
  { text: '下属单位、内部往来抵销', place: { page: 'release' } },
  { text: '备份、恢复、另存副本到 U 盘', place: { page: 'history', part: 'backups' } },
  { text: '说明原因的幅度', place: { page: 'settings', part: 'reasons' } },
  { text: '字体', place: { page: 'settings', part: 'fonts' } },
];

/** Pages and commands that the window can do now. */
export function commandsOf(desk: DeskState): readonly Found[] {
  const pages = PAGES.map((page): Found => ({ key: `page ${page.id}`, kind: '页面', text: page.title, also: page.id, act: () => go({ page: page.id }) }));
  const other = desk.displayUnit === '万元' ? '元' : '万元';
  const years = desk.years.filter(({ year }) => year !== desk.book?.year).map(({ year }): Found => ({
    key: `year ${String(year)}`, kind: '命令', text: `打开 ${String(year)} 年度`, act: async () => { await call('desk.chooseYear', { year }); startAt({ page: 'overview' }); },
  }));
  const ways = desk.book === null ? [] : WAYS.map(({ place, ...way }): Found => ({ key: `way ${way.text}`, kind: '命令', ...way, act: () => go(place) }));
  return [
    ...pages, ...years, ...ways,
    { key: 'unit', kind: '命令', text: `以${other}显示`, act: () => call('desk.chooseDisplayUnit', { displayUnit: other }) },
    ...(desk.undo === null ? [] : [{ key: 'undo', kind: '命令', text: `撤销：${desk.undo}`, act: undo }]),
    ...(desk.redo === null ? [] : [{ key: 'redo', kind: '命令', text: `重做：${desk.redo}`, act: redo }]),
    { key: 'open', kind: '命令', text: '打开其他账套', act: () => call('ledger.open', {}) },
    { key: 'close', kind: '命令', text: '关闭账套', act: () => call('ledger.close', {}) },
  ];
}

/** 科目, tables, projects and findings of the open year that hold the words. */
export async function findInBook(query: string): Promise<readonly Found[]> {
  const found = await call('search.find', { query });
  return found.map(({ key, kind, text, place: { page, ...parameters } }): Found => {
    const named: Record<string, string> = {};
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) named[name] = value;
    const place: Place = { page, ...named };
    return { key, kind, text, act: () => go(place) };
  });
}

/** Those that hold every word of the query, the ones that begin with it first. */
export function matching(all: readonly Found[], query: string): readonly Found[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const held = all.filter((found) => words.every((word) => `${found.text} ${found.kind} ${found.also ?? ''}`.toLowerCase().includes(word)));
  const first = words[0] ?? '';
  return [...held].sort((a, b) => Number(b.text.toLowerCase().startsWith(first)) - Number(a.text.toLowerCase().startsWith(first)));
}
