import { describe, expect, it } from 'vitest';
import { renamedCodes, renamedInWorkbook } from '../../../electron/service/year/renamedNames.ts';
import type { CodeNames } from '../../../electron/service/packs/library.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';

const namesOf = (names: Readonly<Record<string, string>>): CodeNames => ({ nameOf: (_dimension, code) => names[code] ?? code, isKnown: (dimension, code) => dimension === 'function' && code in names });
const fact = (code: string): Fact => ({ period: 'current', unit: '001', measure: 'expenditure', dimensions: { fund: 'general', nature: 'basic', function: code }, quantity: 100, quantityKind: 'fen', origin: 'entry' });

const BEFORE = namesOf({ '213': '农林水支出', '21305': '扶贫', '2130599': '其他扶贫支出' });
const NOW = namesOf({ '213': '农林水支出', '21305': '巩固脱贫攻坚成果衔接乡村振兴', '2130599': '其他巩固脱贫攻坚成果衔接乡村振兴支出' });

describe('names that became others', () => {
  it('of the 科目 in use with the groups that they belong to, in order of their codes', () => {
    expect(renamedCodes([fact('2130599'), fact('2130599')], BEFORE, NOW)).toEqual([
      { code: '21305', before: '扶贫', after: '巩固脱贫攻坚成果衔接乡村振兴' },
      { code: '2130599', before: '其他扶贫支出', after: '其他巩固脱贫攻坚成果衔接乡村振兴支出' },
    ]);
    expect(renamedCodes([fact('2130599')], NOW, NOW)).toEqual([]);
  });

  it('as last year’s workbook prints them; numbering, spaces and brackets make no other name', () => {
    const rows = [['213', '（三） 农林水 支出'], ['21305', '扶贫'], ['2130599', '2130599 其他巩固脱贫攻坚成果衔接乡村振兴支出'], ['2990000', '表上才有的科目']].map(([code = '', label = ''], row) => ({ row, code, label, understood: true }));
    const plan = { sheets: [{ rows }] } as unknown as Parameters<typeof renamedInWorkbook>[0];
    expect(renamedInWorkbook(plan, NOW)).toEqual([{ code: '21305', before: '扶贫', after: '巩固脱贫攻坚成果衔接乡村振兴' }]);
  });
});
