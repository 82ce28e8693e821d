import { basename, dirname } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { importingChannels } from '../../shared/ipc/importing.ts';
import type { ChannelInput, ChannelOutput } from '../../shared/ipc.ts';
import { listBooks } from '../ledger/subjects/books.ts';
import { readBureau } from '../ledger/subjects/bureau.ts';
import { listJournal } from '../ledger/subjects/history.ts';
import { listUnits } from '../ledger/subjects/units.ts';
import { readWorkbookBytesInWorker, readWorkbookInWorker } from '../reading/inWorker.ts';
import type { BatchItem } from '../service/importing/importBatch.ts';
import { type ImportReview, type ReviewChoices, acceptReview, packsToChoose, proposedPlace, reviewFigures } from '../service/importing/importReview.ts';
import { showSheet } from '../service/importing/importSheet.ts';
import { type PerformancePlan, acceptPerformanceImport, planPerformance } from '../service/performance/performanceImport.ts';
import { createTemplate } from '../sources/createTemplate.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import { itemOf, listItems, receive, shownYear, waiting } from './waitingFiles.ts';

type Planned = ChannelOutput<'importing.plan'>;
type Asked = ChannelInput<'importing.plan'>;

const WORKBOOKS = [{ name: '表格文件', extensions: ['xlsx', 'xls', 'et', 'xlsm', 'xlsb', 'ods', 'csv'] }];

export const importingHandlers: HandlersOf<typeof importingChannels> = {
  'importing.choose': async (context) => {
    context.desk.ledger();
    const paths = await context.dialogs.chooseFiles({ title: '选择要导入的表格文件', kinds: WORKBOOKS, several: true });
    return receive(context, paths.map((path) => ({ file: basename(path), read: (signal) => readWorkbookInWorker(path, { signal }) })));
  },
  'importing.drop': (context, { files }) => receive(context, files.map(({ name, bytes }) => {
    const file = basename(name.replaceAll('\\', '/'));
    return { file, read: (signal) => readWorkbookBytesInWorker(bytes, file, { signal }) };
  })),
  'importing.items': listItems,
  'importing.discard': (context, { token }) => {
    waiting(context).items.delete(token);
    return listItems(context);
  },
  'importing.plan': (context, asked) => planned(context, asked),
  'importing.sheet': (context, { token, sheet, choices }) => {
    const { workbook } = itemOf(context, token);
    const raw = workbook?.sheets.find(({ name }) => name === sheet);
    if (raw === undefined) throw new BadInput('no-such-sheet', `工作簿里没有工作表“${sheet}”：请从上面另选一张。`);
    const shown = showSheet(raw, plannedSheets(context, { token, choices }).filter((one) => one.sheet === sheet));
    return { ...shown, columns: [...shown.columns], rows: shown.rows.map((row) => ({ ...row, cells: [...row.cells] })) };
  },
  'importing.accept': (context, { token, choices, keep }) => {
    const said = accept(context, { token, choices }, new Set(keep));
    const held = waiting(context).items.get(token);
    if (held) held.accepted = true;
    return { state: context.desk.state(), items: listItems(context), said };
  },
  'importing.done': ({ desk }) => {
    const { book } = desk.state();
    if (book === null) return [];
    const { read } = desk.ledger();
    const last = desk.ledger().undoable(book.year)?.id;
    return listJournal(read).filter((entry) => entry.book === book.year && entry.state === 'done' && entry.kind === 'edit' && entry.what.startsWith('导入'))
      .slice(0, 20).map(({ id, what, at, who }) => ({ id, what, at, who, last: id === last }));
  },
  'importing.template': writeTemplate,
};

/** The plan of an item, or the sentence that refuses it with what can still be chosen. */
function planned(context: DeskContext, asked: Asked): Planned {
  const item = itemOf(context, asked.token);
  const options = optionsFor(context, item, asked.choices.book ?? null);
  try {
    switch (item.kind) {
      case 'figures': return { ...figuresFor(reviewOf(context, item, asked)), options: optionsFor(context, item, reviewOf(context, item, asked).plan.book) };
      case 'forms': return { ...formsFor(context, formsPlan(context, item, asked)), options };
      case 'refused': return { kind: 'refused', code: 'refused', message: item.message, options };
    }
  } catch (error) {
    if (error instanceof BadInput) return { kind: 'refused', code: error.code, message: error.message, options };
    throw error;
  }
}

type FiguresItem = Extract<BatchItem, { kind: 'figures' }>;
type FormsItem = Extract<BatchItem, { kind: 'forms' }>;

interface Reviewed { readonly key: string; readonly review: ImportReview }
/** The last review of each item at the desk's revision: the plan, its sheets and its acceptance are one and the same. */
const REVIEWS = new WeakMap<BatchItem, Reviewed>();

function reviewOf(context: DeskContext, item: FiguresItem, { choices }: Asked): ImportReview {
  const key = JSON.stringify([context.desk.revision, choices]);
  const known = REVIEWS.get(item);
  if (known?.key === key) return known.review;
  const years = [...waiting(context).items.values()].map((held) => held.item.year);
  const place = proposedPlace(context.desk.ledger(), item.year, years);
  const settled: ReviewChoices = { period: choices.period ?? place.period, ...(choices.book !== undefined ? { book: choices.book } : place.book !== null && { book: place.book }), ...chosen(choices) };
  const review = reviewFigures(context.library, context.desk.ledger(), item, settled);
  REVIEWS.set(item, { key, review });
  return review;
}

function chosen({ unit, whole, pack, moneyUnit, asPrinted }: Asked['choices']): ReviewChoices {
  return { ...(unit !== undefined && { unit }), ...(whole !== undefined && { whole }), ...(pack !== undefined && { pack }), ...(moneyUnit !== undefined && { moneyUnit }), ...(asPrinted !== undefined && { asPrinted }) };
}

function figuresFor({ plan, newBook, doubted, findings, remarks, otherName, renamed, blocked }: ImportReview): Omit<Extract<Planned, { kind: 'figures' }>, 'options'> {
  const { year, department, book, period, unit, ownUnit, pack } = plan;
  return {
    kind: 'figures', year, department, book, newBook: newBook !== null, period, unit, ownUnit, pack, facts: plan.facts.length, doubted, remarks, otherName, renamed, problems: plan.problems, blocked,
    sheets: plan.sheets.map(({ rows, columns, statement: _statement, ...sheet }) => ({
      ...sheet, rows: rows.length, rowsUnknown: rows.filter((row) => !row.understood).length, columns: columns.length, columnsUnknown: columns.filter(({ use }) => use === 'unknown').length,
    })),
    learned: plan.learned, projects: plan.projects.map(({ code, name, initial, adjusted, executed }) => ({ code, name, initial, adjusted, executed })),
    findings: [...plan.conflicts.map(({ message, places }) => ({ message, places })), ...findings.map(({ message, source }) => ({ message, places: source ? [source] : [] }))],
    changes: plan.changes.map(({ address, name, old, new: now, fact }) => ({ address, name, old, new: now, quantityKind: fact.quantityKind })),
  };
}

function formsPlan(context: DeskContext, item: FormsItem, { choices }: Asked): PerformancePlan {
  const year = choices.book ?? item.year ?? shownYear(context);
  const books = listBooks(context.desk.ledger().read).map((book) => book.year);
  const book = year !== null && books.includes(year) ? year : shownYear(context);
  if (book === null) throw new BadInput('no-year', '账套中还没有年度：请先导入决算表，或在“账套与年度”中新建年度，再导入绩效自评表。');
  return planPerformance(context.desk.ledger(), context.library, book, item.forms);
}

function formsFor({ desk }: DeskContext, { year, projects, notes }: PerformancePlan): Omit<Extract<Planned, { kind: 'forms' }>, 'options'> {
  const locked = listBooks(desk.ledger().read).some((book) => book.year === year && book.locked);
  return {
    kind: 'forms', book: year, notes, blocked: locked ? `${year} 年度已锁定归档，不能导入：确需导入时，请先在“账套与年度”写明理由解锁。` : null,
    projects: projects.map(({ project, printedTotal, findings, ...rest }) => ({ ...rest, code: project.code, name: project.name, printedTotal: printedTotal === null ? null : String(printedTotal), findings: findings.map(({ message }) => message) })),
  };
}

function optionsFor({ desk, library, clock }: DeskContext, item: BatchItem, book: number | null): Planned['options'] {
  const ledger = desk.ledger();
  const held = listBooks(ledger.read).map(({ year }) => year);
  const said = item.year === null ? [] : item.kind === 'figures' ? [item.year, item.year + 1] : [item.year];
  const books = [...new Set([...held, ...(item.kind === 'forms' ? [] : said), ...(held.length === 0 && item.year === null ? recentYears(clock()) : [])])].sort((a, b) => b - a);
  const of = book ?? item.year ?? books[0] ?? null;
  const units = of !== null && held.includes(of) ? listUnits(ledger.read, of).filter(({ nature }) => nature !== 'cancellation').map(({ code, name }) => ({ code, name })) : [];
  return { books, units, packs: of === null ? [] : packsToChoose(library, ledger, of) };
}

/** A workbook that says no year is of one of the last few. */
function recentYears(now: Date): number[] {
  return [1, 2, 3].map((ago) => now.getFullYear() - ago);
}

function plannedSheets(context: DeskContext, asked: Asked): ImportReview['plan']['sheets'] {
  const item = itemOf(context, asked.token);
  if (item.kind !== 'figures') return [];
  try {
    return reviewOf(context, item, asked).plan.sheets;
  } catch (error) {
    // What cannot be planned can still be looked at.
    if (error instanceof BadInput) return [];
    throw error;
  }
}

/** Gives the sentence that tells what was done. */
function accept(context: DeskContext, asked: Asked, keep: ReadonlySet<string>): string {
  const item = itemOf(context, asked.token);
  const { desk, library } = context;
  switch (item.kind) {
    case 'figures': {
      const review = reviewOf(context, item, asked);
      acceptReview(library, desk.ledger(), review, keep);
      follow(context, review.plan.book);
      const made = review.newBook === null ? '' : `，已新建 ${review.plan.book} 年度`;
      const corrected = review.doubted.length - (asked.choices.asPrinted?.length ?? 0);
      const mended = corrected > 0 ? `，其中 ${corrected} 个印错的数已按其他表更正` : '';
      return `已导入“${item.files.join('、')}”：${review.plan.book} 年度${review.plan.period === 'previous' ? '的上年数' : ''}，${review.plan.facts.length} 个数${mended}${made}。可以撤销。`;
    }
    case 'forms': {
      const plan = formsPlan(context, item, asked);
      acceptPerformanceImport(desk.ledger(), plan);
      follow(context, plan.year);
      return `已导入“${item.files.join('、')}”：${plan.projects.length} 个项目的自评表。可以撤销。`;
    }
    case 'refused': throw new BadInput('refused', item.message);
  }
}

/** The window goes to the year that was imported into; the unit that is shown stays where it can. */
function follow({ desk }: DeskContext, year: number): void {
  if (desk.state().book?.year === year) desk.touch();
  else desk.chooseYear(year);
}

async function writeTemplate({ desk, library, dialogs, clock }: DeskContext, { unit }: { readonly unit: '元' | '千元' | '万元' }): Promise<ChannelOutput<'importing.template'>> {
  const { book } = desk.state();
  const year = book?.year ?? clock().getFullYear() - 1;
  const pack = book?.packId ?? library.packs.proposePack(readBureau(desk.ledger().read)?.region ?? '', year).id ?? '';
  const path = await dialogs.chooseSave({ title: '底稿模板保存到', suggestedName: `${year}年决算底稿.xlsx`, kinds: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }] });
  if (path === null) return null;
  const out = await createTemplate(library, { pack, out: path.toLowerCase().endsWith('.xlsx') ? path : `${path}.xlsx`, year, unit, today: clock() });
  return { name: basename(out), folder: dirname(out) };
}
