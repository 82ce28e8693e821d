import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TableResult } from '../../../shared/selfEvaluation/scoreTables.ts';
import { readFixture, score } from './fixtures.ts';

const listed = z.array(z.object({ table: z.string(), rule: z.string(), level: z.string(), indicator: z.number().nullable() })).parse(readFixture('listed.json'));
const documents = { 'jiangxi-2024': score(readFixture('jiangxi-2024.json')), 'shaanxi-2023': score(readFixture('shaanxi-2023.json')), 'sichuan-2021': score(readFixture('sichuan-2021.json')), 'shandong-2019': score(readFixture('shandong-2019.json')) };
const tables: readonly TableResult[] = Object.values(documents).flatMap((result) => result.tables);

describe('the scheme recovered from published tables', () => {
  it('is chosen by the form', () => expect(new Set(documents['jiangxi-2024'].tables.map((table) => table.scheme))).toEqual(new Set(['jiangxi-2024'])));

  it('gives every printed score of its tables', () => {
    const differing = documents['jiangxi-2024'].tables.flatMap((table) => table.rows.filter((row) => row.score !== row.printed).map((row) => `${table.id} ${row.level3}: ${row.score} / ${row.printed}`));
    expect(differing).toEqual([]);
    expect(documents['jiangxi-2024'].tables.flatMap((table) => table.rows)).toHaveLength(71);
    for (const table of documents['jiangxi-2024'].tables) expect(table.execution.score).toBe(table.execution.printed);
  });

  it('gives every printed total but the one that was printed with one decimal', () => {
    const differing = documents['jiangxi-2024'].tables.filter((table) => table.total !== table.printedTotal).map((table) => [table.id, table.total, table.printedTotal]);
    expect(differing).toEqual([['JX-18', 95.35, 95.3]]);
  });

  it('has qualitative rows inside their band', () => {
    const banded = documents['jiangxi-2024'].tables.flatMap((table) => table.rows.filter((row) => row.band !== undefined));
    expect(banded.length).toBeGreaterThan(8);
    for (const row of banded) expect(Number(row.printed) >= (row.band?.from ?? 99) && Number(row.printed) <= (row.band?.to ?? 0)).toBe(true);
  });
});

describe('the national scheme', () => {
  it('agrees with every row but those known to be against the figures, which it flags', () => {
    const differing = documents['shaanxi-2023'].tables.flatMap((table) => table.rows.flatMap((row, index) => (row.score === row.printed ? [] : [{ table: table.id, indicator: index }])));
    expect(differing).toEqual([{ table: 'SN-02', indicator: 0 }, { table: 'SN-11', indicator: 9 }]);
    for (const one of differing) expect(tables.find((table) => table.id === one.table)?.findings.some((finding) => finding.indicator === one.indicator && finding.rule === 'below-target-full-marks')).toBe(true);
  });

  it('scores execution over the adjusted budget where the rate was printed over the first one', () => {
    const table = tables.find((one) => one.id === 'SN-02');
    expect(table?.execution).toMatchObject({ rate: 100, initialRate: 75.1, score: 10, printed: 10 });
    expect(table?.findings.find((finding) => finding.rule === 'execution-rate')?.message).toContain('按年初预算数');
  });
});

describe('forms without weights', () => {
  it('get neither total nor grade, and it is said', () => {
    for (const table of [...documents['sichuan-2021'].tables, ...documents['shandong-2019'].tables]) {
      expect([table.total, table.grade]).toEqual([null, null]);
      expect(table.rows.every((row) => row.score === null)).toBe(true);
      expect(table.findings.some((finding) => finding.message.includes('没有分值，不计总分，不评等级'))).toBe(true);
    }
  });
});

describe('faults found by hand', () => {
  it.each(listed.map((one) => [one.table, one.rule, one.indicator, one.level] as const))('%s %s row %s', (id, rule, indicator, level) => {
    const found = tables.find((table) => table.id === id)?.findings.filter((finding) => finding.rule === rule && (indicator === null || finding.indicator === indicator)) ?? [];
    expect(found.map((finding) => finding.level)).toContain(level);
  });

  it('errors name nothing else', () => {
    const errors = tables.flatMap((table) => table.findings.filter((finding) => finding.level === 'error').map((finding) => ({ table: table.id ?? '', rule: finding.rule, indicator: finding.indicator })));
    // The twin tables of one document carry the same faults.
    const unknown = errors.filter((one) => !listed.some((entry) => entry.table === one.table.replace('SC-B', 'SC-A') && entry.rule === one.rule && (entry.indicator === null || entry.indicator === one.indicator)));
    expect(unknown).toEqual([]);
  });
});
