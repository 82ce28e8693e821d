import { LEVEL_NAMES, orderFindings } from '../../workbook/findingOrder.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';
import type { ReadConnection } from '../../ledger/connection.ts';
import { listProjects } from '../../ledger/subjects/projects.ts';
import type { Classification } from '../../../shared/classification/classification.ts';
import { namesAbove, pinyinInitials, searchCodes } from '../statements/codeSearch.ts';
import { findingKey } from '../checks/findingList.ts';
import type { LedgerBook } from './ledgerBook.ts';

export type FoundPlace = ChannelOutput<'search.find'>[number];

interface Entry extends FoundPlace {
  /** What is found by its beginning before what only holds the words. */
  readonly heads: readonly string[];
  /** What it is found by besides, and not shown: the names above a 科目. */
  readonly also?: string;
  readonly pinyin?: string;
}

export interface BookQuery {
  readonly query: string;
  readonly limit: number;
  readonly findings: readonly Finding[];
  /** Whether initials find names. */
  readonly byPinyin: boolean;
  /** Of the program: its 科目 that the year has not used are found last, at most `UNUSED`. */
  readonly classification: Classification;
}

/** 科目 of the classification that are offered to be added. */
const UNUSED = 8;

/** What of an evaluated year a few words find: its 科目, tables, projects and findings; then 科目 that it has not used. */
export async function searchBook(read: ReadConnection, book: LedgerBook, { query, limit, findings, byPinyin, classification }: BookQuery): Promise<FoundPlace[]> {
  const words = query.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const entries = await withPinyin([...codes(book), ...tables(book), ...workingSheets(book), ...projects(read, book)], byPinyin);
  const ranked = [...entries, ...problems(findings)].flatMap((entry) => {
    const rank = Math.max(...words.map((word) => rankOf(entry, word)));
    return rank === MISSED ? [] : [{ entry, rank }];
  });
  const found = ranked.sort((a, b) => a.rank - b.rank).map(({ entry: { key, kind, text, place } }) => ({ key, kind, text, place }));
  return [...found, ...await unusedCodes(classification, book, query, byPinyin)].slice(0, limit);
}

const MISSED = 9;

function rankOf({ heads, text, also = '', pinyin = '' }: Entry, word: string): number {
  if (heads.includes(word)) return 0;
  if (heads.some((head) => head.startsWith(word))) return 1;
  if (pinyin.startsWith(word)) return 2;
  if (text.toLowerCase().includes(word)) return 3;
  return pinyin.includes(word) || also.includes(word) ? 4 : MISSED;
}

async function withPinyin(entries: readonly Entry[], asked: boolean): Promise<readonly Entry[]> {
  if (!asked) return entries;
  const initials = await pinyinInitials(entries.map((entry) => entry.heads.at(-1) ?? ''));
  return entries.map((entry, index) => ({ ...entry, pinyin: initials[index] ?? '' }));
}

/** Every 科目 that a table of the book shows, once, in the first table that shows it. */
function codes(book: LedgerBook): Entry[] {
  const known = new Map<string, Entry>();
  for (const table of book.figures.tables) for (const panel of table.panels) for (const row of panel.rows) {
    const dimension = dimensionOf(panel);
    if (row.kind !== 'code' || row.code === undefined || dimension === null || known.has(`${dimension} ${row.code}`)) continue;
    const name = book.figures.nameOf(dimension, row.code);
    known.set(`${dimension} ${row.code}`, { key: `code ${dimension} ${row.code}`, kind: '科目', text: `${row.code} ${name}（${table.definition.number}）`, place: { page: 'statements', table: table.definition.role, row: row.id, ...firstColumn(row) }, heads: [row.code, name], also: namesAbove(row.code, (code) => book.figures.nameOf(dimension, code)) });
  }
  return [...known.values()];
}

/** 功能分类项 that no row of the year has: choosing one offers to add it to the 支出底稿. */
async function unusedCodes(classification: Classification, book: LedgerBook, query: string, byPinyin: boolean): Promise<FoundPlace[]> {
  const used = new Set(book.facts.flatMap((fact) => fact.dimensions.function ?? []));
  const found = await searchCodes(classification, { dimension: 'function', year: book.year, digits: [7], query, nameOf: (code) => book.figures.nameOf('function', code), more: [...used], pinyin: byPinyin }, UNUSED + used.size);
  return found.filter(({ code }) => !used.has(code)).slice(0, UNUSED).map(({ code, name, within }) => ({
    key: `unused ${code}`, kind: '科目' as const, text: `${code} ${name}（${within}，本年度没有）`, place: { page: 'statements' as const, table: 'workingExpenditure', add: code },
  }));
}

type Panel = StatementTable['panels'][number];

function dimensionOf({ definition }: Panel): 'function' | 'economic' | null {
  for (const row of definition.rows) if (row.kind === 'rollup' && row.dimension !== 'project') return row.dimension;
  return null;
}

function firstColumn(row: Panel['rows'][number]): { column?: string } {
  const [column] = row.cells.keys();
  return column === undefined ? {} : { column };
}

function tables(book: LedgerBook): Entry[] {
  return book.figures.tables.map(({ definition: { role, number, title }, year }) => {
    const full = title.replaceAll('{year}', String(year));
    const short = full.replace(/^\d{4}\s*年度?/, '');
    return { key: `table ${role}`, kind: '表' as const, text: `${number} ${full}`, place: { page: 'statements' as const, table: role }, heads: [number, short] };
  });
}

function workingSheets(book: LedgerBook): Entry[] {
  return book.working.definitions.map(({ role, title }) => {
    const full = title.replaceAll('{year}', String(book.year));
    return { key: `table ${role}`, kind: '表' as const, text: `填报底稿 ${full}`, place: { page: 'statements' as const, table: role }, heads: ['填报底稿', full.replace(/^\d{4}\s*年度?/, '')] };
  });
}

function projects(read: ReadConnection, { year }: LedgerBook): Entry[] {
  return listProjects(read, year).map(({ code, name }) => ({ key: `project ${code}`, kind: '项目' as const, text: `${code} ${name}`, place: { page: 'performance' as const, project: code }, heads: [code.toLowerCase(), name.toLowerCase()] }));
}

function problems(findings: readonly Finding[]): Entry[] {
  return orderFindings(findings).flatMap(({ finding, depth }): Entry[] => (depth > 0 ? [] : [{
    key: `finding ${findingKey(finding)}`, kind: '问题', text: `${LEVEL_NAMES[finding.level]}：${finding.message}`, place: { page: 'checks', finding: findingKey(finding) }, heads: [],
  }]));
}
