import { BadInput } from '../../../shared/badInput.ts';
import type { RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/sources/importPlan.ts';
import { type SourceIdentity, identifySource } from '../../sources/readSource.ts';
import type { Library } from '../packs/library.ts';
import { joinWorkbooks, recogniseWorkbook } from './openDocument.ts';
import { type FormSource, takeForms } from '../performance/performanceImport.ts';

/** A file as it came: read, or refused in one sentence. */
export type ReceivedFile = { readonly file: string; readonly workbook: RawWorkbook } | { readonly file: string; readonly refusal: string };

/** One thing to import: what several files of one kind and year make together, told by what they hold. */
export type BatchItem =
  | { readonly kind: 'figures'; readonly source: ImportKind; readonly workbook: RawWorkbook; readonly files: readonly string[]; readonly year: number | null; readonly department: string; readonly identity: SourceIdentity | null }
  | { readonly kind: 'forms'; readonly workbook: RawWorkbook; readonly files: readonly string[]; readonly year: number | null; readonly forms: readonly FormSource[] }
  /** Nothing of this program's; `workbook` where it could at least be read. */
  | { readonly kind: 'refused'; readonly files: readonly string[]; readonly workbook: RawWorkbook | null; readonly year: null; readonly message: string };

/** What an item is called. */
export function itemKindName(item: BatchItem): string {
  return item.kind === 'figures' ? IMPORT_KINDS[item.source] : item.kind === 'forms' ? '绩效自评表' : '不能导入';
}

/**
 * Tells received files apart. Published tables of one year that are spread over several files are one item; the newest year stands
 * first, and within a year the order in which the sources are to be accepted.
 */
export function sortFiles(library: Library, received: readonly ReceivedFile[]): BatchItem[] {
  const items = received.flatMap((one): BatchItem[] => ('refusal' in one ? [{ kind: 'refused', files: [one.file], workbook: null, year: null, message: one.refusal }] : itemsOf(library, one.workbook)));
  const published = items.filter((item): item is Extract<BatchItem, { kind: 'figures' }> => item.kind === 'figures' && item.source === 'statements');
  const joined = joinPublished(library, published);
  const all = [...joined, ...items.filter((item) => !published.some((one) => one === item))];
  return all.sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || ORDER.indexOf(orderKey(a)) - ORDER.indexOf(orderKey(b)));
}

/** Published tables first, budgets by item before the coarser ones of a 财决 export, then what the bureau worked out itself. */
const ORDER = ['statements', 'budget', 'financeExport', 'workingSheets', 'forms', 'refused'] as const;

function orderKey(item: BatchItem): (typeof ORDER)[number] {
  return item.kind === 'figures' ? item.source : item.kind;
}

function itemsOf(library: Library, workbook: RawWorkbook): BatchItem[] {
  const { workbooks, forms } = takeForms([workbook], (rest) => identifySource(rest, library) !== null || recognised(library, rest) !== null);
  const evaluated = forms.map((form): BatchItem => ({ kind: 'forms', workbook: sheetsWithForms(workbook, workbooks[0]), files: [form.file], year: yearOfForms(form), forms: [form] }));
  return [...workbooks.map((rest) => figuresOf(library, rest)), ...evaluated];
}

function figuresOf(library: Library, workbook: RawWorkbook): BatchItem {
  const identity = identifySource(workbook, library);
  const files = [workbook.file];
  if (identity !== null) return { kind: 'figures', source: identity.kind, workbook, files, year: identity.year, department: identity.units[0]?.name ?? '', identity };
  const reading = recognised(library, workbook);
  if (reading !== null) return { kind: 'figures', source: 'statements', workbook, files, year: reading.yearSaid, department: reading.department, identity: null };
  return { kind: 'refused', files, workbook, year: null, message: `“${workbook.file}”既不是决算公开表、财决报表，也不是部门预算、绩效自评表或本程序的底稿：请确认选对了文件，并保留各表的标题和表头。` };
}

/** Null where a workbook holds no table of 决算. */
function recognised(library: Library, workbook: RawWorkbook): ReturnType<typeof recogniseWorkbook> | null {
  try {
    return recogniseWorkbook(library, workbook, {});
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

type Published = Extract<BatchItem, { kind: 'figures' }>;

/** Files of one year that hold different tables are one document; where a table stands in two of them, each file is its own. */
function joinPublished(library: Library, items: readonly Published[]): Published[] {
  const years = [...new Set(items.flatMap(({ year }) => year ?? []))];
  const [only] = years;
  const yearOf = (item: Published): number | null => item.year ?? (years.length === 1 && only !== undefined ? only : null);
  const groups = new Map<number | null, Published[]>();
  for (const item of items) groups.set(yearOf(item), [...groups.get(yearOf(item)) ?? [], item]);
  return [...groups].flatMap(([year, group]): Published[] => {
    if (group.length < 2 || !tablesDiffer(library, group)) return group;
    const workbook = joinWorkbooks(group.map((item) => item.workbook));
    return [{ kind: 'figures', source: 'statements', workbook, files: group.flatMap((item) => item.files), year, department: group.find((item) => item.department !== '')?.department ?? '', identity: null }];
  });
}

function tablesDiffer(library: Library, group: readonly Published[]): boolean {
  const roles = group.flatMap(({ workbook }) => [...recognised(library, workbook)?.view.tables.keys() ?? []]);
  return new Set(roles).size === roles.length;
}

/** Of a workbook with forms and tables, the sheets that were not left for the tables. */
function sheetsWithForms(workbook: RawWorkbook, rest: RawWorkbook | undefined): RawWorkbook {
  const left = new Set<RawSheet>(rest?.sheets ?? []);
  return { ...workbook, sheets: workbook.sheets.filter((sheet) => !left.has(sheet)) };
}

function yearOfForms({ tables }: FormSource): number | null {
  const year = Number(tables.find((table) => table.year !== null)?.year ?? Number.NaN);
  return Number.isInteger(year) ? year : null;
}
