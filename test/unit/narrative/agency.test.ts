import { describe, expect, it } from 'vitest';
import { agencyOperation } from '../../../electron/service/narrative/agencyOperation.ts';
import type { Unit } from '../../../electron/ledger/subjects/units.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { economic, income, line, spent } from './books.ts';
import { compose, section } from './prose.ts';

const unit = (code: string, nature: Unit['nature']): Unit => ({ code, name: code, nature, level: '' });
const paid = (code: string, item: string, quantity: number, period: Fact['period'] = 'current'): Fact =>
  ({ period, unit: code, measure: 'economic', dimensions: { fund: 'general', nature: 'basic', economic: item }, quantity, quantityKind: 'fen' });

const FACTS: readonly Fact[] = [
  paid('甲', '30201', 500), paid('甲', '30101', 9_000), paid('乙', '31002', 70), paid('丙', '30201', 400), paid('丙', '30201', 300, 'previous'), paid('抵销', '30201', -50),
];

describe('机关运行经费 is the 公用经费 of the 行政 and 参公 units (DESIGN §3)', () => {
  it('leaves the 事业 units out, and is all 公用经费 where there are none', () => {
    const mixed = [unit('甲', 'administrative'), unit('乙', 'civilServiceManaged'), unit('丙', 'institution'), unit('抵销', 'cancellation')];
    expect(agencyOperation(FACTS, mixed)).toEqual({ current: 570, previous: 0 });
    expect(agencyOperation(FACTS, mixed.filter(({ nature }) => nature !== 'institution'))).toBeUndefined();
    expect(agencyOperation(FACTS, [unit('丙', 'institution')])).toEqual({ current: 0, previous: 0 });
    expect(agencyOperation(FACTS.filter(({ period }) => period === 'current'), mixed)).toEqual({ current: 570, previous: null });
  });

  const facts = [income('general', '100.00'), income('general', '90.00', 'previous'), spent('general', 'basic', '2101501', '100.00'), economic('30201', '30.00'), economic('30201', '20.00', 'previous')];

  it('is printed and compared as such, and an entered figure stands before it', () => {
    expect(section(compose('national-2023', facts, { agencyOperation: { current: 20_000_000, previous: 16_000_000 } }), 'otherMatters')[2]).toBe('2024年度机关运行经费支出20.00万元，比2023年度增加4.00万元，增长25.00%。');
    expect(section(compose('national-2023', facts, { agencyOperation: { current: 0, previous: null } }), 'otherMatters')[2]).toBe('本部门2024年度没有机关运行经费支出。');
    expect(section(compose('national-2023', [...facts, line('agencyOperation', '18.00')], { agencyOperation: { current: 20_000_000, previous: 16_000_000 } }), 'otherMatters')[2]).toContain('机关运行经费支出18.00万元');
    expect(section(compose('national-2023', facts), 'otherMatters')[2]).toBe('2024年度机关运行经费支出30.00万元，比2023年度增加10.00万元，增长50.00%。');
  });

  it('needs a reason of its own, not that of 公用经费', () => {
    const { missingReasons } = compose('national-2023', facts, { agencyOperation: { current: 20_000_000, previous: 16_000_000 } });
    expect(missingReasons.filter(({ label }) => label === '机关运行经费').map(({ key }) => key)).toEqual(['previous:agency:economic|fund=general|nature=basic|economic=302+307+310+312+399']);
  });
});
