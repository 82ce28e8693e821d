import { describe, expect, it } from 'vitest';
import { GROWING_BUREAU } from './books.ts';
import { compose, section } from './prose.ts';

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
      '2024年度本部门收入总计7836.48万元，其中：本年收入合计7836.48万元，比2023年度增加4434.44万元，增长130.35%，主要原因是医疗救助资金增加；没有年初结转和结余。',
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
      '（一）因公出国（境）费未安排预算，未发生支出，与2023年度持平。全年因公出国（境）团组0个，累计0人次。',
      '（二）公务用车购置及运行维护费全年预算为2.11万元，支出决算为2.11万元，完成预算的100.00%，决算数与预算数持平；决算数比2023年度增加0.03万元，增长1.44%。其中：公务用车购置费未安排预算，未发生支出，与2023年度持平；购置公务用车0辆。公务用车运行维护费全年预算为2.11万元，支出决算为2.11万元，完成预算的100.00%，决算数与预算数持平；决算数比2023年度增加0.03万元，增长1.44%。年末公务用车保有量1辆。',
      '（三）公务接待费全年预算为1.81万元，支出决算为1.53万元，完成预算的84.53%，决算数小于预算数，主要原因是严格控制接待标准；决算数比2023年度减少1.26万元，下降45.16%。国内公务接待13批次、135人次。',
    ]);
  });

  it('prints no share of a kind of procurement that did not happen', () => {
    expect(section(narrative, 'procurement').slice(1)).toEqual([
      '2024年度政府采购支出总额2.56万元，全部为政府采购货物支出。',
      '授予中小企业合同金额2.56万元，占政府采购支出总额的100.00%，没有授予小微企业合同。',
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
