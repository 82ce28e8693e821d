import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { PostingPlan } from '../../../shared/posting/plan.ts';
import { planPosting } from '../../../shared/posting/post.ts';
import type { RawSheet } from '../../../shared/importing/sheet.ts';
import { book, codes, packs, read, sheet } from '../importing/documents.ts';

const N = null;

function posted(...sheets: readonly RawSheet[]): PostingPlan {
  const { view } = read(book(...sheets));
  const statements = packs.find(({ id }) => id === view.packId)?.statements ?? [];
  return planPosting({ view, period: 'current', unit: '本级', statements, names: codes(view.year), fundOfCode: () => 'general' });
}

function lines(facts: readonly Fact[]): readonly unknown[] {
  return facts.filter(({ measure }) => measure === 'line').map(({ dimensions, quantity }) => [dimensions.key, dimensions.fund ?? '', quantity]);
}

describe('三公 printed in all and by fund', () => {
  const form = (general: number): RawSheet => sheet('09', [
    ['2022年度财政拨款“三公”经费支出决算表'], ['单位：万元'], ['项目', '决算数', N, N], [N, '合计', '一般公共预算财政拨款', '政府性基金预算财政拨款'], ['“三公”经费合计', 2.5, general, 0.5], ['公务接待费', 2.5, general, 0.5],
  ]);

  it('is posted by fund, and not once more in all', () => {
    const plan = posted(form(2));
    expect([lines(plan.facts), plan.conflicts]).toEqual([[['threePublic.reception', 'general', 2_000_000], ['threePublic.reception', 'governmentFund', 500_000]], []]);
  });

  it('names a 合计 that its funds do not make', () => expect(posted(form(1.5)).conflicts.length).toBeGreaterThan(0));
});

describe('小计 among codes', () => {
  it('is no figure of its own', () => {
    const plan = posted(sheet('05', [
      ['2024年一般公共预算财政拨款支出决算表'], ['单位：万元'], ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
      ['2050201', '学前教育', 3.25, 3.25, N], ['2210201', '住房公积金', 1.25, 1.25, N], [N, '小计', 4.5, 4.5, N], ['2050202', '小学教育', 4.5, 4.5, N], [N, '小计', 4.5, 4.5, N], [N, '合计', 9, 9, N],
    ]));
    expect(plan.facts.filter(({ measure }) => measure === 'expenditure').map(({ dimensions, quantity }) => [dimensions.function, quantity])).toEqual([['2050201', 3_250_000], ['2210201', 1_250_000], ['2050202', 4_500_000]]);
  });
});
