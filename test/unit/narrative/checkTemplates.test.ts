import { describe, expect, it } from 'vitest';
import { checkTemplates } from '../../../shared/narrative/checkTemplates.ts';
import type { Pack, SectionDefinition } from '../../../shared/pack/pack.ts';
import { PACK_IDS, packOf } from './books.ts';

const base = packOf('national-2023');
const withSection = (section: Partial<SectionDefinition>, rest: Partial<Pack> = {}): Pack =>
  ({ ...base, glossary: [], parts: [{ id: 'n', title: '说明', kind: 'narrative', sections: [{ id: 's', title: '收入', clauses: [], ...section }] }], ...rest });
const problemsOf = (template: string, rest: Partial<Pack> = {}): readonly string[] => checkTemplates(withSection({ clauses: [{ id: 'c', template }] }, rest));

describe('shipped packs', () => {
  it.each(PACK_IDS)('%s has no template problem', (id) => {
    expect(checkTemplates(packOf(id))).toEqual([]);
  });
});

describe('what a template may not write', () => {
  it.each([
    ['a bare digit', '共3个', '数字“3”'],
    ['a full-width digit', '共３个', '数字“３”'],
    ['a circled digit', '①收入', '数字“①”'],
    ['a year', '2024年度', '数字“2”'],
    ['a digit in a literal', "{{ income.total.change.reason | because: '共2项' }}", '数字“2”'],
    ['a digit in a loop', '{% for x in (1..3) %}甲{% endfor %}', '直接写了数字'],
    ['an ordinal', '一、收入', '序号'],
    ['an ordinal in brackets', '（二）收入', '序号'],
    ['an ordinal after a mark', '## （二）收入', '序号'],
    ['a placeholder', '（此处补充）', '占位文字'],
    ['crosses', '某XX局', '占位文字'],
    ['an unfiltered fact', '{{ income.total }}', '事实 | 过滤器'],
    ['leftovers in a condition', '{% if income.total.zero income.fiscal.zero %}甲{% endif %}', '写法有误'],
    ['arithmetic comparison', '{% if income.total > income.fiscal %}甲{% endif %}', '写法有误'],
    ['another tag', '{% assign x = income.total %}', '没有开放'],
    ['an open output', '合计{{ income.total | amount', '没有配对'],
  ])('%s', (_name, template, reason) => {
    expect(problemsOf(template).join('')).toContain(reason);
  });

  it('finds a fault in a branch that no bureau has reached', () => {
    expect(problemsOf('{% if income.total.negative %}{% if income.total.zero %}{{ income.totl | amount }}{% endif %}{% endif %}')).toEqual(['“收入”的条款 c：没有名为“income.totl”的事实。']);
    expect(problemsOf('{% for item in general.items %}{% if item.change.up %}{{ item.growth | growth }}{% endif %}{% endfor %}').join('')).toContain('item.growth');
    expect(problemsOf('{% if income.total.zero %}甲{% else %}{{ income.total | share }}{% endif %}').join('')).toContain('只接受占比');
    expect(problemsOf("{% if income.total.zero %}{{ income.total | phrase: 'x' }}{% endif %}", { phrases: { x: '{{ it.rate | rate }}' } }).join('')).toContain('it.rate');
  });

  it('judges conditions, titles, phrases and the glossary too', () => {
    expect(checkTemplates(withSection({ when: 'income.total' })).join('')).toContain('分支标志');
    expect(checkTemplates(withSection({ when: 'income.nothing.zero' })).join('')).toContain('income.nothing');
    expect(checkTemplates(withSection({ when: 'true) %}{% if x' })).join('')).toContain('写法有误');
    expect(checkTemplates(withSection({ title: '一、收入' })).join('')).toContain('序号');
    expect(checkTemplates(withSection({ title: '{year}年度收入' }))).toEqual([]);
    expect(checkTemplates(withSection({}, { phrases: { p: '共5项' } })).join('')).toContain('短语“p”：直接写了数字“5”');
    expect(checkTemplates(withSection({}, { glossary: [{ id: 'g', term: '某词', text: '见第3条' }] })).join('')).toContain('名词解释“某词”');
  });

  it('accepts what is declared: years, document numbers, 一般公共预算, “三公”', () => {
    expect(problemsOf("依据{{ '财预〔2020〕10号' | document }}，{{ year | year }}度一般公共预算“三公”经费支出{{ threePublic.total | amount }}。")).toEqual([]);
  });
});
