import { describe, expect, it } from 'vitest';
import { sectionText } from '../../../shared/narrative/compose.ts';
import { NEW_BUREAU } from './books.ts';
import { compose, section } from './prose.ts';

describe('a bureau in its first year (no last year)', () => {
  const narrative = compose('shandong-2019', NEW_BUREAU);

  it('says once that there is no last year and compares nothing', () => {
    expect(section(narrative, 'summary')).toEqual([
      '一、收入支出决算总体情况说明',
      '2019年度本部门收入总计、支出总计均为2233.95万元。',
      '本部门没有2018年度决算数，本说明不作与上年的比较。',
      '收入总计中，本年收入2233.95万元，没有年初结转和结余。',
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
      '2019年度一般公共预算财政拨款支出1296.07万元，全部用于卫生健康支出。',
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
      '2.公务用车购置及运行维护费年初预算为0.13万元，支出决算为0.13万元，完成预算的100.00%，决算数与预算数持平。其中：公务用车购置费未发生支出，购置公务用车0辆；公务用车运行维护费0.13万元。年末公务用车保有量6辆。',
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
