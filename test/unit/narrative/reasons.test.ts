import { describe, expect, it } from 'vitest';
import { budget, line, spent } from './books.ts';
import { compose, section } from './prose.ts';

const THREE = 'line|key=threePublic|stage=final';
const VEHICLE = 'line|key=threePublic.vehicle|stage=final';
const OPERATION = 'line|key=threePublic.vehicle.operation|stage=final';
const FACTS = [
  ...(['threePublic.vehicle.operation', 'threePublic.reception.domestic'] as const).flatMap((key) => [line(key, '2.00', 'adjusted'), line(key, '1.50'), line(key, '3.00', 'final', 'previous')]),
  line('threePublic.abroad', '0.00'), line('threePublic.abroad', '0.00', 'adjusted'), line('threePublic.vehicle.purchase', '0.00'), line('threePublic.vehicle.purchase', '0.00', 'adjusted'),
];
const both = (address: string, ofBudget: string, ofYear: string): Readonly<Record<string, string>> => ({ [`budget:${address}`]: ofBudget, [`previous:${address}`]: ofYear });
const told = (reasons: Readonly<Record<string, string>>): string[] => section(compose('jiangxi-2024', FACTS, { reasons }), 'threePublic');

describe('one reason for two comparisons', () => {
  it('is told once, at the end, of both', () => {
    expect(told(both(THREE, '压减支出', '压减支出'))[1]).toContain('完成预算的75.00%，决算数小于预算数；决算数比2023年度减少3.00万元，下降50.00%，两项变化的主要原因均是压减支出。');
  });

  it('two reasons stand each behind its own', () => {
    expect(told(both(THREE, '压减支出', '人员减少'))[1]).toContain('决算数小于预算数，主要原因是压减支出；决算数比2023年度减少3.00万元，下降50.00%，主要原因是人员减少。');
  });

  it('one that is missing is asked for, and the other is told where it belongs', () => {
    const narrative = compose('jiangxi-2024', FACTS, { reasons: { [`previous:${THREE}`]: '压减支出' } });
    expect(section(narrative, 'threePublic')[1]).toContain('决算数小于预算数；决算数比2023年度减少3.00万元，下降50.00%，主要原因是压减支出。');
    expect(narrative.missingReasons.map(({ key }) => key)).toContain(`budget:${THREE}`);
  });

  it('of one comparison alone nothing is said of two', () => {
    const facts = [spent('general', 'basic', '2101501', '12.00'), spent('general', 'basic', '2101501', '9.00', 'previous'), budget('general', '2101501', '12.00')];
    expect(section(compose('jiangxi-2024', facts, { reasons: both('expenditure|fund=general+governmentFund+stateCapital', '增人', '增人') }), 'fiscal')[1]).toContain('决算数与预算数持平；决算数比2023年度增加3.00万元，增长33.33%，主要原因是增人。');
  });
});

describe('the same reason once more in a paragraph', () => {
  it('is referred to, in the next paragraph it is told again', () => {
    const lines = told({ ...both(VEHICLE, '车辆减少', '车辆减少'), ...both(OPERATION, '车辆减少', '车辆减少'), ...both('line|key=threePublic.reception|stage=final', '车辆减少', '接待减少') });
    const [vehicle, reception] = [lines.find((text) => text.startsWith('（二）')) ?? '', lines.find((text) => text.startsWith('（三）')) ?? ''];
    expect(vehicle.match(/车辆减少/gu)).toHaveLength(1);
    expect(vehicle).toContain('下降50.00%，两项变化的主要原因同上。');
    expect(reception).toContain('主要原因是车辆减少；');
  });

  it('is told again behind another one', () => {
    const lines = told({ ...both(VEHICLE, '车辆减少', '压减支出'), ...both(OPERATION, '车辆减少', '压减支出') });
    const vehicle = lines.find((text) => text.startsWith('（二）')) ?? '';
    expect(vehicle.match(/主要原因是车辆减少/gu)).toHaveLength(2);
    expect(vehicle).not.toContain('同上');
  });
});
