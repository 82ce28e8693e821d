import { describe, expect, it } from 'vitest';
import { budget, economic, income, line, spent } from './books.ts';
import { compose, section } from './prose.ts';
import type { StubFact } from './stubFigures.ts';

describe('科目 in the glossary', () => {
  it('those of the kind 其他…… are explained together, by name, and only where there are any', () => {
    const glossary = (code: string): string[] => section(compose('national-2023', [income('general', '10.00', 'current', code), spent('general', 'project', code, '10.00')]), 'glossary');
    expect(glossary('2299901').at(-1)).toMatch(/^[一二三四五六七八九十]+、名称以“其他”开头的项级科目：.*本册涉及的有：其他支出。$/);
    expect(glossary('2299999').join('')).not.toContain('名称以“其他”开头');
    expect(glossary('2101505').join('')).toMatch(/医疗保障政策管理（项）：/);
    expect(glossary('2101301').join('')).not.toContain('名称以“其他”开头');
  });
});

describe('branches that published documents get wrong', () => {
  const both = (code: string, now: string, before: string): StubFact[] => [spent('general', 'basic', code, now), spent('general', 'basic', code, before, 'previous')];
  const money = (now: string, before: string): StubFact[] => [income('general', now), income('general', before, 'previous')];

  it('level: 持平, no amount and no rate', () => {
    expect(section(compose('national-2023', [...money('100.00', '100.00'), ...both('2101501', '100.00', '100.00')]), 'summary')[1]).toBe('2024年度本部门收入总计、支出总计均为100.00万元，与2023年度持平。');
  });

  it('printed alike: 持平; a difference that prints as nothing between amounts that are not: 基本持平', () => {
    const sentence = (current: string, last: string): string => section(compose('national-2023', [...money(current, last), ...both('2101501', '100.00', '100.00')]), 'income')[1] ?? '';
    expect(sentence('100.001', '100.00')).toContain('，与2023年度持平');
    expect(sentence('0.1834', '0.1765')).toContain('，与2023年度持平');
    expect(sentence('100.004', '100.006')).toContain('，与2023年度基本持平');
  });

  it('amounts that print alike bear no rate that contradicts them; one too small for 万元 is said in 元', () => {
    const completed = (spentAmount: string, budgeted: string): string => section(compose('national-2023', [spent('general', 'basic', '2101501', spentAmount), budget('general', '2101501', budgeted)]), 'general').at(-1)?.replace(/^[^。]*。/, '') ?? '';
    expect(completed('0.1800', '0.1790')).toBe('年初预算为0.18万元，支出决算为0.18万元，决算数与预算数持平。');
    expect(completed('0.1850', '0.1840')).toBe('年初预算为0.18万元，支出决算为0.19万元，完成年初预算的100.54%，决算数大于预算数。');
    expect(completed('10000.01', '10000.00')).toBe('年初预算为10000.00万元，支出决算为10000.01万元，完成年初预算的100.00%，决算数大于预算数。');
    expect(completed('0.0036', '0.50')).toBe('年初预算为0.50万元，支出决算为36.00元，完成年初预算的0.72%，决算数小于预算数。');
  });

  it('a share below half of the last printed digit is said to be less, not nothing', () => {
    const facts = [income('general', '500.00'), spent('general', 'basic', '2101501', '499.99'), spent('general', 'project', '2101301', '0.01')];
    expect(section(compose('national-2023', facts), 'expenditure')[1]).toContain('基本支出499.99万元，占100.00%；项目支出0.01万元，占比不足0.01%');
    expect(section(compose('national-2023', [...facts, spent('general', 'project', '2101502', '0.09')]), 'expenditure')[1]).toContain('项目支出0.10万元，占0.02%');
  });

  it('zero base: an amount and no growth rate', () => {
    const facts = [...money('100.00', '100.00'), spent('general', 'basic', '2101501', '100.00'), spent('nonFiscal', 'project', '2101501', '60.00', 'previous')];
    const text = section(compose('national-2023', facts), 'general')[2];
    expect(text).toBe('2024年度一般公共预算财政拨款支出100.00万元，占本年支出合计的100.00%，比2023年度增加100.00万元（2023年度决算数为零）。');
  });

  it('a decrease of 4.35 % everywhere', () => {
    const narrative = compose('national-2023', [...money('95.65', '100.00'), ...both('2101501', '95.65', '100.00')]);
    for (const id of ['summary', 'income', 'expenditure', 'fiscal', 'general', 'basic']) expect(section(narrative, id).join('')).toContain('减少4.35万元，下降4.35%');
    expect(section(narrative, 'summary').join('')).not.toContain('-');
  });

  it('zero budget spent and not spent, and a budget nobody used', () => {
    const facts = [spent('general', 'basic', '2101501', '10.00'), spent('general', 'basic', '2101502', '5.00'), budget('general', '2101501', '0.00'), budget('general', '2210201', '8.00')];
    expect(section(compose('national-2023', facts), 'general').slice(-3)).toEqual([
      '1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。年初未安排预算，支出决算为10.00万元。',
      '2.卫生健康支出（类）医疗保障管理事务（款）一般行政管理事务（项）。年初未安排预算，支出决算为5.00万元。',
      '3.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为8.00万元，未发生支出，决算数小于预算数。',
    ]);
  });

  it('beside a completion that is not 100% nothing is said to be level, however small the amounts', () => {
    const completed = (spentAmount: string, budgeted: string): string => section(compose('national-2023', [spent('general', 'basic', '2101501', spentAmount), budget('general', '2101501', budgeted)]), 'general').at(-1) ?? '';
    expect(completed('0.145', '0.1412')).toContain('完成年初预算的102.69%，决算数大于预算数');
    expect(completed('0.0341', '0.0389')).toContain('完成年初预算的87.66%，决算数小于预算数');
    expect(completed('500.0001', '500.00')).toContain('完成年初预算的100.00%，决算数与预算数持平');
  });

  it('科目 of one name say in a list where they belong', () => {
    const facts = [income('general', '6.00'), spent('general', 'project', '2010801', '1.00'), spent('general', 'project', '2101501', '2.00'), spent('general', 'project', '2101301', '3.00')];
    expect(section(compose('national-2023', facts), 'expenditure').at(-1)).toBe('项目支出按功能分类，行政运行（审计事务）1.00万元，占16.67%；城乡医疗救助3.00万元，占50.00%；行政运行（医疗保障管理事务）2.00万元，占33.33%。');
  });

  it('no budget entered at all is not a zero budget', () => {
    expect(section(compose('national-2023', [spent('general', 'basic', '2101501', '10.00')]), 'general').at(-1)).toBe('1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。决算数为10.00万元。');
  });

  it('a negative closing balance is printed as such, and a share of it is not', () => {
    const narrative = compose('national-2023', [income('general', '10.00'), spent('general', 'basic', '2101501', '12.00'), income('other', '-2.00')]);
    expect(section(narrative, 'summary').join('')).toContain('年末结转和结余-4.00万元');
    expect(section(narrative, 'income')[1]).toBe('2024年度本部门本年收入合计8.00万元。其中：财政拨款收入10.00万元；其他收入-2.00万元。');
  });

  it('a share of a zero total is not printed', () => {
    const narrative = compose('national-2023', [income('general', '2.00'), income('other', '-2.00')]);
    expect(section(narrative, 'income')[1]).toBe('2024年度本部门本年收入合计0.00万元。其中：财政拨款收入2.00万元；其他收入-2.00万元。');
  });

  it('a total that is only partly broken down names the rest', () => {
    const narrative = compose('national-2023', [spent('general', 'basic', '2101501', '10.00'), { measure: 'expenditure', fund: 'general', nature: 'project', value: '7.00' }]);
    expect(section(narrative, 'general').at(-1)).toBe('以上各项之外，未细化到科目的支出7.00万元。');
  });

  it('a bureau without 三公, procurement and assets prints no such section and counts on', () => {
    const narrative = compose('national-2023', [income('general', '10.00'), spent('general', 'basic', '2101501', '10.00')]);
    expect(narrative.parts.find((part) => part.id === 'narrative')?.sections.map((each) => each.title).slice(-2)).toEqual(['七、政府性基金预算财政拨款收入支出决算情况说明', '八、国有资本经营预算财政拨款支出决算情况说明']);
  });

  it('三公 neither budgeted nor spent is one sentence', () => {
    const facts = ['threePublic.abroad', 'threePublic.vehicle', 'threePublic.reception'].flatMap((key) => [line(key, '0.00'), line(key, '0.00', 'adjusted')]);
    expect(section(compose('national-2023', facts), 'threePublic')).toEqual(['七、财政拨款“三公”经费支出决算情况说明', '本部门2024年度财政拨款“三公”经费未安排预算，未发生支出。']);
  });

  it('last year’s 三公 known only in total: its parts are not compared', () => {
    const facts = [income('general', '9.00', 'previous'), line('threePublic.reception', '1.00'), line('threePublic.abroad', '0.00'), line('threePublic.vehicle', '0.00'), line('threePublic', '2.00', 'final', 'previous')];
    const lines = section(compose('national-2023', facts), 'threePublic');
    expect(lines[2]).toContain('决算数为1.00万元，比2023年度减少1.00万元，下降50.00%');
    expect(lines.slice(3).join('')).not.toContain('2023年度');
  });

  it('funds and state capital with their carry-overs', () => {
    const narrative = compose('national-2023', [
      { measure: 'opening', fund: 'governmentFund', value: '5.00' }, income('governmentFund', '20.00', 'current', '2296013'), spent('governmentFund', 'project', '2296013', '18.50'),
      income('stateCapital', '3.00', 'current', '2299901'), spent('stateCapital', 'project', '2299901', '3.00'),
    ]);
    expect(section(narrative, 'fund')[1]).toBe('2024年度政府性基金预算财政拨款年初结转和结余5.00万元；本年收入20.00万元；本年支出18.50万元；年末结转和结余6.50万元。');
    expect(section(narrative, 'capital').slice(1)).toEqual(['2024年度国有资本经营预算财政拨款本年支出3.00万元。', '1.其他支出（类）其他支出（款）其他支出（项）。决算数为3.00万元。']);
    expect(narrative.usedTerms).toContain('stateCapitalIncome');
  });

  it('an entered 机关运行经费 stands before the worked-out one', () => {
    expect(section(compose('national-2023', [economic('30201', '5.00'), line('agencyOperation', '4.20')]), 'otherMatters').join('')).toContain('机关运行经费支出4.20万元');
  });
});
