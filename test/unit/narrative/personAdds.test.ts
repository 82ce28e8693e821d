import { describe, expect, it } from 'vitest';
import { numberParts, sectionText } from '../../../shared/narrative/compose.ts';
import { income, spent } from './books.ts';
import { compose, section } from './prose.ts';

describe('what a person adds', () => {
  const facts = [income('general', '10.00'), spent('general', 'basic', '2101501', '10.00')];

  it('prints duties and structure when given, and a neutral section when not', () => {
    const bare = compose('national-2023', facts);
    expect(bare.parts[0]?.sections.map(sectionText)).toEqual(['一、机构设置及决算编报范围\n本册反映示例县某局2024年度纳入部门决算编报范围的全部收入、支出和结转结余情况。']);
    const full = compose('national-2023', facts, { texts: { duties: '（一）贯彻政策。\n\n（二）管理基金。' }, units: ['某局本级', '某中心'] });
    expect(section(full, 'duties')).toEqual(['一、主要职责', '（一）贯彻政策。', '（二）管理基金。']);
    expect(section(full, 'structure').at(-1)).toBe('纳入本部门2024年度部门决算编报范围的单位共2个，包括：某局本级、某中心。');
  });

  it('puts a rewritten paragraph in the place of its clause, its headings counted with those of the section', () => {
    const narrative = compose('national-2023', facts, { texts: { 'income.total': '## 总体\n收入由本人改写。' } });
    expect(section(narrative, 'income')).toEqual(['二、收入决算情况说明', '（一）总体', '收入由本人改写。']);
  });

  it('numbers parts over those that the booklet has', () => {
    expect(numberParts([{ id: 'a', title: '部门概况', sections: [] }, { id: 'b', title: '名词解释', sections: [] }]).map((part) => part.title)).toEqual(['第一部分　部门概况', '第二部分　名词解释']);
  });
});
