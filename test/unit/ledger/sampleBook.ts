import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadConnection } from '../../../electron/ledger/connection.ts';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { createBook } from '../../../electron/ledger/subjects/books.ts';
import type { People } from '../../../electron/ledger/subjects/people.ts';
import type { Project } from '../../../electron/ledger/subjects/projects.ts';
import { bookTables } from '../../../electron/ledger/tables.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { Pack } from '../../../shared/pack/pack.ts';

export const WHO = '张会计';

/** A folder of the test's own and a way to remove it. */
export function ownFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  return { path: (name) => join(folder, name), remove: () => { rmSync(folder, { recursive: true, force: true }); } };
}

export function packOf(id: string): Pack {
  return {
    id, name: '示例版式', province: '示例省', validFrom: 2019, provisional: false, words: { subject: '本部门', level: '县级' },
    statements: [], parts: [], threePublic: { fund: 'general', stages: ['adjusted', 'final'], base: 'adjusted' },
    thresholds: { growth: 10, deviation: 10 }, glossary: [], hash: `hash-of-${id}`,
  };
}

export function newBook(ledger: Ledger, year: number): void {
  createBook(ledger, { year, pack: packOf('national-2023'), unit: '万元', decimals: 2 }, { who: WHO });
}

/** Spending of general funds on 行政运行 of 医疗保障管理事务, in fen. */
export function spending(quantity: number, more: Partial<Fact> & { readonly nature?: 'basic' | 'project'; readonly code?: string } = {}): Fact {
  const { nature = 'basic', code = '2101501', ...rest } = more;
  return {
    period: 'current', unit: '本级', measure: 'expenditure', dimensions: { fund: 'general', nature, function: code }, quantity, quantityKind: 'fen', ...rest,
  };
}

export const COMPLETE_PEOPLE: People = {
  preparer: '甲', reviewer: '乙', financeHead: '丙', approver: '丁', secrecyReviewer: '戊', secrecyDate: '2025-08-20', secrecyResult: '可以公开',
  publishedOn: '2025-08-28', platform: '县政府门户网站',
};

export function projectOf(code: string, name = '基金监管'): Project {
  return {
    code, name, kind: 'project', form: '', department: '示例县医疗保障局', implementingUnit: '示例县医疗保障局', tier: '二级', onBehalf: false, goal: '完成全年检查', goalResult: '已完成', executionReason: '', printedTotal: '', printedGrade: '',
    funds: [{ source: '年度资金总额', initial: 1_000_000, adjusted: 1_200_000, executed: 1_100_000, weight: '10', score: '9.17' }],
    indicators: [{
      level1: '产出指标', level2: '数量指标', level3: '检查机构数', explanation: '', comparator: '', target: '≥16个', unit: '', direction: '', actual: '18', weight: '20', score: '20',
      deviationReason: '', overrideScore: '', overrideReason: '',
    }],
  };
}

/** Every row that belongs to a book, as text: what undo and redo must restore exactly. */
export function bookRows(read: ReadConnection, book: number): string {
  const rows = bookTables().map((table) => [table, read.select(table, { where: { book } })]);
  return JSON.stringify([read.get('book', { year: book }) ?? null, ...rows]);
}
