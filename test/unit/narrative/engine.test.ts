import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../shared/badInput.ts';
import { TemplateEngine } from '../../../shared/narrative/engine.ts';
import { narrativeFacts } from '../../../shared/narrative/facts/catalogue.ts';
import { GROWING_BUREAU, NAMES, packOf } from './books.ts';
import { stubFigures } from './stubFigures.ts';

const pack = packOf('national-2023');
const facts = narrativeFacts({ figures: stubFigures(GROWING_BUREAU, { year: 2024, names: NAMES }), pack, department: '某局', words: pack.words, reasons: {}, texts: { duties: '其一。\n其二。' }, units: [] });
const engine = (options: { phrases?: Record<string, string>; timeLimit?: number } = {}): TemplateEngine =>
  new TemplateEngine({ facts, format: { unit: '万元', decimals: 2 }, phrases: options.phrases ?? {}, ...(options.timeLimit !== undefined && { timeLimit: options.timeLimit }) });
const text = (template: string, phrases?: Record<string, string>): string => engine({ ...(phrases && { phrases }) }).render(template, '“试”').map((run) => run.text).join('');

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return '';
}

describe('printing', () => {
  it('prints amounts with their unit, and each with the signature of its quantity', () => {
    expect(engine().render('合计{{ income.total | amount }}', '')).toMatchObject([{ text: '合计' }, { text: '7836.48万元', source: 'income' }]);
  });

  it('prints a decrease as a direction word and a magnitude', () => {
    expect(text('{{ basic.staff.total.change | change }}，{{ basic.staff.total.change | growth }}')).toBe('减少0.62万元，下降0.20%');
    expect(text("{{ basic.staff.total.change | growth: '上升', '回落' }}")).toBe('回落0.20%');
  });

  it('drops the blanks of a template and keeps those of a text', () => {
    expect(text('甲 乙\t丙')).toBe('甲乙丙');
    expect(text('{{ texts.duties | text }}')).toBe('其一。\n其二。');
  });

  it('prints a document number only through its declaration', () => {
    expect(engine().render("{{ '财预〔2020〕10号' | document }}", '')).toMatchObject([{ text: '财预〔2020〕10号', source: 'document' }]);
  });

  it('lets phrases share a sentence', () => {
    expect(text("{{ income.total | phrase: 'p' }}", { p: '计{{ it | amount }}' })).toBe('计7836.48万元');
  });
});

describe('strictness', () => {
  it.each([
    ['an unknown fact', '{{ nothing | amount }}', '没有名为“nothing”的事实'],
    ['an unknown property', '{{ income.nothing | amount }}', '没有名为“income.nothing”的事实'],
    ['an unknown filter', '{{ income.total | money }}', '没有名为“money”的过滤器'],
    ['a fact without a filter', '{{ income.total }}', '不能直接打印'],
    ['a string', "{{ '九' }}", '不能直接打印'],
    ['a number of the loop', '{% for x in income.items %}{{ forloop.index }}{% endfor %}', '不能直接打印'],
    ['the hidden value', '{{ income.total.fen | amount }}', '没有名为“income.total.fen”的事实'],
    ['a prototype', '{{ income.total.constructor | amount }}', '没有名为'],
    ['arithmetic', '{{ income.total | plus: income.total }}', '没有名为“plus”的过滤器'],
    ['a comparison of amounts', '{% if income.total > expenditure.total %}大{% endif %}', '写法有误'],
    ['a fact as a condition', '{% if income.total %}有{% endif %}', '分支标志'],
    ['a loop over something else', '{% for x in income %}甲{% endfor %}', '只能遍历事实清单'],
    ['a count as money', '{{ assets.vehicles | amount }}', '只接受金额'],
    ['include', "{% include 'x' %}", '标签“include”没有开放'],
    ['render', "{% render 'x' %}", '标签“render”没有开放'],
    ['layout', "{% layout 'x' %}", '标签“layout”没有开放'],
    ['assign', '{% assign x = income.total %}', '标签“assign”没有开放'],
    ['increment', '{% increment n %}', '标签“increment”没有开放'],
    ['a rate that does not exist', '{{ threePublic.abroad.completion | rate }}', '完成率不能打印'],
    ['growth of nothing', '{{ threePublic.abroad.change | growth }}', '增长率不能打印'],
    ['an unknown phrase', "{{ income.total | phrase: 'q' }}", '没有名为“q”的短语'],
    ['an open tag', '{% if income.total.zero %}甲', '没有结束标签'],
  ])('refuses %s', (_name, template, reason) => {
    expect(refusal(() => text(template))).toContain(reason);
  });

  it('names the place and the remedy', () => {
    expect(refusal(() => engine().render('{{ a | amount }}', '“收入决算情况说明”的条款 total '))).toMatch(/^版式“收入决算情况说明”的条款 total 的模板不能使用：.+。请修改该模板/);
  });
});

describe('limits', () => {
  const nested = (depth: number): string => `${'{% for a in general.items %}{% for b in general.items %}'.repeat(depth)}甲${'{% endfor %}{% endfor %}'.repeat(depth)}`;

  it('stops a template that prints too much or runs too long', () => {
    expect(refusal(() => engine().render(nested(12), ''))).toMatch(/限制/);
    expect(refusal(() => engine({ timeLimit: 20 }).render(nested(30).replace('甲', ''), ''))).toContain('时间限制');
  });

  it('stops a template that is too long', () => {
    expect(refusal(() => text('甲'.repeat(30_000)))).toContain('模板过长');
  });

  it('stops huge ranges and phrases that call themselves', () => {
    expect(refusal(() => text('{% for x in (1..1000000000) %}甲{% endfor %}'))).toMatch(/内存限制/);
    expect(refusal(() => text("{{ income.total | phrase: 'p' }}", { p: "{{ it | phrase: 'p' }}" }))).toContain('套用过深');
  });
});
