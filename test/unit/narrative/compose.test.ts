import { describe, expect, it } from 'vitest';
import { type Narrative, type NarrativeInput, composeNarrative, numberParts, sectionText } from '../../../shared/narrative/compose.ts';
import { GROWING_BUREAU, NAMES, NEW_BUREAU, type PACK_IDS, budget, economic, income, line, packOf, spent } from './books.ts';
import { type StubFact, stubFigures } from './stubFigures.ts';

type PackId = (typeof PACK_IDS)[number];

function compose(id: PackId, facts: readonly StubFact[], more: Partial<NarrativeInput> = {}): Narrative {
  return composeNarrative({ figures: stubFigures(facts, { year: id.endsWith('2019') ? 2019 : 2024, names: NAMES }), pack: packOf(id), department: '示例县某局', ...more });
}

/** Lines of a section of the narrative, the title first; empty when it is not printed. */
function section(narrative: Narrative, id: string): string[] {
  const found = narrative.parts.flatMap((part) => part.sections).find((candidate) => candidate.id === id);
  return found ? sectionText(found).split('\n') : [];
}

describe('a bureau in its first year (no last year)', () => {
  const narrative = compose('shandong-2019', NEW_BUREAU);

  it('says once that there is no last year and compares nothing', () => {
    expect(section(narrative, 'summary')).toEqual([
      '一、收入支出决算总体情况说明',
      '2019年度本部门收入总计、支出总计均为2233.95万元。',
      '本部门没有2018年度决算数，本说明不作与上年的比较。',
      '收入总计中，本年收入2233.95万元，年初结转和结余0.00万元。',
      '支出总计中，本年支出1940.11万元，年末结转和结余293.84万元。',
    ]);
    const prose = narrative.parts.find((part) => part.id === 'narrative')?.sections.map(sectionText).join('') ?? '';
    expect(prose).not.toMatch(/增长|下降|持平；|比2018/);
  });

  it('lists sources and natures with shares right to two decimals', () => {
    expect(section(narrative, 'income')).toEqual([
      '二、收入决算情况说明',
      '2019年度本部门本年收入合计2233.95万元。其中：财政拨款收入1675.45万元，占75.00%；其他收入558.50万元，占25.00%。',
      '财政拨款收入中，一般公共预算财政拨款收入1453.91万元，政府性基金预算财政拨款收入221.54万元。',
    ]);
    expect(section(narrative, 'expenditure')[1]).toBe('2019年度本部门本年支出合计1940.11万元。其中：基本支出673.88万元，占34.73%；项目支出1266.23万元，占65.27%。');
  });

  it('numbers subsections and items over what is printed, names 类款项 in full, and gives no rate for a 项 without budget', () => {
    expect(section(narrative, 'general')).toEqual([
      '五、一般公共预算财政拨款支出决算情况说明',
      '（一）总体情况',
      '2019年度一般公共预算财政拨款支出1296.07万元，占本年支出合计的66.80%。',
      '（二）结构情况',
      '2019年度一般公共预算财政拨款支出1296.07万元，主要用于以下方面：卫生健康支出1296.07万元，占100.00%。',
      '（三）具体情况',
      '2019年度一般公共预算财政拨款支出年初预算为1222.19万元，支出决算为1296.07万元，完成年初预算的106.04%，决算数大于预算数。其中：',
      '1.卫生健康支出（类）医疗救助（款）城乡医疗救助（项）。年初预算为622.19万元，支出决算为622.19万元，完成年初预算的100.00%，决算数与预算数持平。',
      '2.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。年初预算为600.00万元，支出决算为612.91万元，完成年初预算的102.15%，决算数大于预算数。',
      '3.卫生健康支出（类）医疗保障管理事务（款）一般行政管理事务（项）。年初未安排预算，支出决算为60.97万元。',
    ]);
  });

  it('enumerates 人员 and 公用 items, 全部为 for a list of one', () => {
    expect(section(narrative, 'basic').slice(1)).toEqual([
      '2019年度一般公共预算财政拨款基本支出673.88万元。其中：人员经费573.22万元，占85.06%；公用经费100.66万元，占14.94%。',
      '1.人员经费573.22万元，主要包括：基本工资、津贴补贴、生活补助。',
      '2.公用经费100.66万元，全部为办公费。',
    ]);
  });

  it('holds 三公 against the budget of the year’s beginning where the pack compares with it', () => {
    expect(section(narrative, 'threePublic')).toEqual([
      '七、一般公共预算财政拨款“三公”经费支出决算情况说明',
      '（一）总体情况',
      '2019年度一般公共预算财政拨款“三公”经费年初预算为0.85万元，支出决算为0.85万元，完成预算的100.00%，决算数与预算数持平。其中：公务用车购置及运行维护费0.13万元，占15.29%；公务接待费0.72万元，占84.71%。',
      '（二）具体情况',
      '1.因公出国（境）费未安排预算，未发生支出。全年因公出国（境）团组0个，累计0人次。',
      '2.公务用车购置及运行维护费年初预算为0.13万元，支出决算为0.13万元，完成预算的100.00%，决算数与预算数持平。其中：公务用车购置费0.00万元，购置公务用车0辆；公务用车运行维护费0.13万元。年末公务用车保有量6辆。',
      '3.公务接待费年初预算为0.72万元，支出决算为0.72万元，完成预算的100.00%，决算数与预算数持平。其中：国内接待费0.72万元，国内公务接待15批次、80人次。',
    ]);
  });

  it('works out 机关运行经费 from 公用经费 and prints procurement and assets under one section', () => {
    expect(section(narrative, 'otherMatters')).toEqual([
      '九、其他重要事项情况说明',
      '（一）机关运行经费支出情况',
      '2019年度机关运行经费支出100.66万元。',
      '（二）政府采购支出情况',
      '2019年度政府采购支出总额34.96万元，其中：政府采购货物支出10.19万元、政府采购工程支出16.69万元、政府采购服务支出8.08万元。授予中小企业合同金额20.00万元，占政府采购支出总额的57.21%。',
      '（三）国有资产占用情况',
      '截至2019年12月31日，本部门共有车辆6辆，全部为执法执勤用车；单价50万元（含）以上通用设备0台（套）。',
    ]);
  });

  it('asks for the reason of spending without a budget, and for no growth', () => {
    expect(narrative.missingReasons).toEqual([{
      key: 'budget:expenditure|fund=general|function=2101502', label: '一般行政管理事务', comparison: 'budget', direction: 'up', growth: null, section: 'general',
    }]);
  });

  it('explains only the terms and 科目 that the document uses', () => {
    expect(narrative.usedTerms).toContain('lotteryMedical');
    expect(narrative.usedTerms).toContain('governmentFundIncome');
    expect(narrative.usedTerms).toContain('administrativeOperation');
    for (const unused of ['undertakingIncome', 'superiorSubsidy', 'surplusUsed', 'surplusAllocated', 'housingFund', 'operatingExpenditure']) expect(narrative.usedTerms).not.toContain(unused);
    expect(section(narrative, 'glossary')[0]).toMatch(/^一、财政拨款收入：/);
  });
});

describe('a bureau that grows in total and shrinks in part', () => {
  const narrative = compose('jiangxi-2024', GROWING_BUREAU, { reasons: {
    'previous:income': '主要原因是医疗救助资金增加。', 'budget:line|key=threePublic.reception|stage=final': '严格控制接待标准',
  } });

  it('has the order and titles of its province, counted over what is printed', () => {
    expect(narrative.parts.find((part) => part.id === 'narrative')?.sections.map((each) => each.title)).toEqual([
      '一、收入决算情况说明', '二、支出决算情况说明', '三、财政拨款支出决算情况说明', '四、一般公共预算财政拨款基本支出决算情况说明',
      '五、财政拨款“三公”经费支出决算情况说明', '六、机关运行经费支出情况说明', '七、政府采购支出情况说明', '八、国有资产占用情况说明',
    ]);
  });

  it('prints growth on last year’s figure and a given reason once, without doubled words or marks', () => {
    expect(section(narrative, 'income')).toEqual([
      '一、收入决算情况说明',
      '2024年度本部门收入总计7836.48万元，其中：年初结转和结余0.00万元，本年收入合计7836.48万元，比2023年度增加4434.44万元，增长130.35%，主要原因是医疗救助资金增加。',
      '本年收入按来源分，全部为财政拨款收入。',
    ]);
  });

  it('reads a decrease as 下降 with a magnitude', () => {
    expect(section(narrative, 'basic').slice(1)).toEqual([
      '2024年度一般公共预算财政拨款基本支出357.19万元，比2023年度增加5.79万元，增长1.65%。其中：人员经费314.44万元，占88.03%；公用经费42.75万元，占11.97%。',
      '（一）工资福利支出304.52万元，比2023年度减少0.38万元，下降0.12%。',
      '（二）商品和服务支出42.75万元，比2023年度增加6.41万元，增长17.64%。',
      '（三）对个人和家庭的补助9.92万元，比2023年度减少0.24万元，下降2.36%。',
    ]);
  });

  it('compares 三公 with the adjusted budget, and gives a zero item no rate', () => {
    expect(section(narrative, 'threePublic').slice(1)).toEqual([
      '2024年度财政拨款“三公”经费全年预算为3.92万元，支出决算为3.64万元，完成预算的92.86%，决算数小于预算数；决算数比2023年度减少1.23万元，下降25.26%。其中：公务用车购置及运行维护费2.11万元，占57.97%；公务接待费1.53万元，占42.03%。',
      '（一）因公出国（境）费未安排预算，未发生支出；决算数与2023年度持平。全年因公出国（境）团组0个，累计0人次。',
      '（二）公务用车购置及运行维护费全年预算为2.11万元，支出决算为2.11万元，完成预算的100.00%，决算数与预算数持平；决算数比2023年度增加0.03万元，增长1.44%。其中：公务用车购置费未安排预算，未发生支出；决算数与2023年度持平，购置公务用车0辆。公务用车运行维护费全年预算为2.11万元，支出决算为2.11万元，完成预算的100.00%，决算数与预算数持平；决算数比2023年度增加0.03万元，增长1.44%。年末公务用车保有量1辆。',
      '（三）公务接待费全年预算为1.81万元，支出决算为1.53万元，完成预算的84.53%，决算数小于预算数，主要原因是严格控制接待标准；决算数比2023年度减少1.26万元，下降45.16%。国内公务接待13批次、135人次。',
    ]);
  });

  it('prints no share of a kind of procurement that did not happen', () => {
    expect(section(narrative, 'procurement').slice(1)).toEqual([
      '2024年度政府采购支出总额2.56万元，全部为政府采购货物支出。',
      '授予中小企业合同金额2.56万元，占政府采购支出总额的100.00%，其中：授予小微企业合同金额0.00万元，占授予中小企业合同金额的0.00%。',
      '货物采购授予中小企业合同金额占货物支出的100.00%。',
    ]);
  });

  it('lists the reasons that are still missing, each once, with section and growth', () => {
    const missing = new Map(narrative.missingReasons.map((each) => [each.key, each]));
    expect(missing.has('previous:income')).toBe(false);
    expect(missing.has('budget:line|key=threePublic.reception|stage=final')).toBe(false);
    expect(missing.get('previous:line|key=threePublic.reception|stage=final')).toMatchObject({ label: '公务接待费', section: 'threePublic', direction: 'down', growth: '-45.16' });
    expect(missing.get('previous:economic|fund=general|nature=basic|economic=302')).toMatchObject({ growth: '17.64', section: 'basic' });
    expect([...missing.keys()].filter((key) => key.includes('economic=301'))).toEqual([]);
    expect(missing.size).toBe(narrative.missingReasons.length);
  });
});

describe('branches that published documents get wrong', () => {
  const both = (code: string, now: string, before: string): StubFact[] => [spent('general', 'basic', code, now), spent('general', 'basic', code, before, 'previous')];
  const money = (now: string, before: string): StubFact[] => [income('general', now), income('general', before, 'previous')];

  it('level: 持平, no amount and no rate', () => {
    expect(section(compose('national-2023', [...money('100.00', '100.00'), ...both('2101501', '100.00', '100.00')]), 'summary')[1]).toBe('2024年度本部门收入总计、支出总计均为100.00万元，与2023年度持平。');
  });

  it('less than is printed: 基本持平', () => {
    expect(section(compose('national-2023', [...money('100.001', '100.00'), ...both('2101501', '100.00', '100.00')]), 'income')[1]).toContain('与2023年度基本持平');
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
      '3.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为8.00万元，支出决算为0.00万元，完成年初预算的0.00%，决算数小于预算数。',
    ]);
  });

  it('no budget entered at all is not a zero budget', () => {
    expect(section(compose('national-2023', [spent('general', 'basic', '2101501', '10.00')]), 'general').at(-1)).toBe('1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。决算数为10.00万元。');
  });

  it('a negative closing balance is printed as such, and a share of it is not', () => {
    const narrative = compose('national-2023', [income('general', '10.00'), spent('general', 'basic', '2101501', '12.00'), income('other', '-2.00')]);
    expect(section(narrative, 'summary').join('')).toContain('年末结转和结余-4.00万元');
    expect(section(narrative, 'income')[1]).toBe('2024年度本部门本年收入合计8.00万元。其中：财政拨款收入10.00万元，占125.00%；其他收入-2.00万元。');
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
    expect(section(compose('national-2023', facts), 'threePublic')).toEqual(['七、财政拨款“三公”经费支出决算情况说明', '本部门2024年度财政拨款“三公”经费没有安排预算，也没有发生支出。']);
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
    expect(section(narrative, 'fund')[1]).toBe('2024年度政府性基金预算财政拨款年初结转和结余5.00万元，本年收入20.00万元；本年支出18.50万元；年末结转和结余6.50万元。');
    expect(section(narrative, 'capital').slice(1)).toEqual(['2024年度国有资本经营预算财政拨款本年支出3.00万元。', '1.其他支出（类）其他支出（款）其他支出（项）。决算数为3.00万元。']);
    expect(narrative.usedTerms).toContain('stateCapitalIncome');
  });

  it('an entered 机关运行经费 stands before the worked-out one', () => {
    expect(section(compose('national-2023', [economic('30201', '5.00'), line('agencyOperation', '4.20')]), 'otherMatters').join('')).toContain('机关运行经费支出4.20万元');
  });
});

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
