import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDecimal, readAmount, usualDecimals } from '../../../shared/importing/amounts.ts';
import { withComputedFormulas } from '../../../shared/importing/formula.ts';
import type { RawCell } from '../../../shared/importing/sheet.ts';
import { unitByMagnitude } from '../../../shared/importing/units.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { fen } from '../../../shared/money/fen.ts';
import { type PrintedDecimal, decimalToFen, parseDecimal } from '../../../shared/money/parse.ts';
import '../seed.ts';
import { book } from './documents.ts';

const text = (value: string): RawCell => ({ row: 0, column: 0, text: value, type: 'text' });

function decimal(value: string): PrintedDecimal {
  const parsed = parseDecimal(value);
  if (parsed.kind !== 'number') throw new Error(value);
  return parsed.value;
}

describe('amounts as printed', () => {
  it.each([['7, 836. 48', 'number', '7836.48'], ['（1.23）', 'number', '-1.23'], ['￥1,000', 'number', '1000'], ['１２．５０', 'number', '12.5'], ['—', 'dash', null], ['——', 'dash', null], ['', 'blank', null], ['0.00', 'number', '0'], ['待定', 'bad', null], ['#N/A', 'bad', null], ['无', 'dash', null], ['（不涉及）', 'dash', null], ['71.81①', 'number', '71.81'], ['71.81 *', 'number', '71.81'], ['（3.50）[注1]', 'number', '-3.5'], ['12*3', 'bad', null], ['①', 'bad', null]] as const)('%s is %s', (printed, state, value) => {
    const amount = readAmount(text(printed));
    expect(amount.state).toBe(state);
    expect(amount.decimal === null ? null : Number(amount.decimal.scaled) / 10 ** amount.decimal.decimals).toBe(value === null ? null : Number(value));
    expect(amount.printed).toBe(printed === '' ? null : printed);
  });

  it('keeps the unit that stands behind a number', () => {
    expect(readAmount(text('12.5万元'))).toMatchObject({ state: 'number', ownUnit: '万元' });
    expect(readAmount(text('12.5')).ownUnit).toBeNull();
  });

  it.each([['85..54', '85.54'], ['7.836.48', '7836.48'], ['7,836,48', '7836.48'], ['1O.5', '10.5'], ['12l.30', '121.30'], ['78,36.48', '7836.48'], ['357.19?', '357.19'], ['1.234.567', '1234567']])('%s most likely was %s', (printed, likely) => {
    expect(guessDecimal(printed)).toEqual(decimal(likely));
  });

  it.each(['待定', '见附表', '85.54.', '-', 'A12'])('nothing is guessed from %s', (printed) => expect(guessDecimal(printed)).toBeNull());

  it('a doubled point is always seen through', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      const printed = formatFen(fen(value), { unit: '元', decimals: 2 });
      expect(guessDecimal(printed.replace('.', '..'))).toEqual(decimal(printed));
    }));
  });
});

describe('decimals of a table', () => {
  const values = (...list: string[]): PrintedDecimal[] => list.map(decimal);
  it('are those of nine in ten numbers, two at least', () => {
    expect(usualDecimals(values('1.5', '2', '3.25'), [])).toBe(2);
    expect(usualDecimals(values('1.5', '2.5'), [])).toBe(2);
    expect(usualDecimals(values('1.123456', '2.654321'), [])).toBe(6);
    expect(usualDecimals([...values('0.123456789'), ...Array.from({ length: 15 }, () => decimal('1.25'))], [])).toBe(2);
  });
  it('are told by texts and number formats where the numbers are round', () => {
    expect(usualDecimals(values('9.00', '4.00'), [])).toBe(2);
    expect(usualDecimals(values('9', '4'), [2])).toBe(2);
    expect(usualDecimals(values('9', '4'), [])).toBeNull();
  });
});

describe('the unit by magnitude', () => {
  const told = (...list: string[]): string | null => unitByMagnitude(list.map(decimal));
  it('is certain where only one unit makes sense', () => {
    expect(told('78364800.5', '4800')).toBe('元');
    expect(told('7836.48', '0.48')).toBe('万元');
    expect(told('7836.481234', '0.48')).toBe('万元');
  });
  it('is left open where both do', () => {
    expect(told('300', '100')).toBeNull();
    expect(told('350000', '120000.5')).toBeNull();
    expect(told('0')).toBeNull();
  });
});

describe('formulas that nobody computed', () => {
  const evaluated = (formula: string, others: Readonly<Record<string, string>> = {}): string | undefined => {
    const cells: RawCell[] = Object.entries(others).map(([address, value]) => ({ row: Number(address.slice(1)) - 1, column: address.charCodeAt(0) - 65, ...(value.startsWith('=') ? { text: value, type: 'text', formula: value.slice(1), uncomputed: true } : { text: value, type: 'number' }) }));
    const sheet = { name: '表 1', hidden: false, rows: 20, columns: 10, cells: [...cells, { row: 19, column: 9, text: `=${formula}`, type: 'text' as const, formula, uncomputed: true }], merges: [], hiddenRows: [], hiddenColumns: [] };
    const result = withComputedFormulas(book(sheet)).sheets[0]?.cells.find((cell) => cell.row === 19 && cell.column === 9);
    return result?.uncomputed ? undefined : result?.text;
  };

  it.each([
    ['SUM(A1:A3)', '6.6'], ['A1+A2-A3', '0'], ['SUM(A1:A2,A3,1)', '7.6'], ['$A$1*2', '2.2'], ['ROUND(A1/3,2)', '0.37'], ['ROUND(0.125,2)', '0.13'], ['-A1', '-1.1'], ['(A1+A2)*10', '33'], ['10%', '0.1'],
    ["SUM('表 1'!A1:A3)", '6.6'], ['ABS(A1-A3)', '2.2'], ['A9', '0'], ['B1', '9.9'], ['IF(A1>A2,A1,A2)', '2.2'], ['IF(A1<=1.1,1)', '1'], ['IF(A9="",0,A1/A9)', '0'], ['IF(A1<>"",A1*2,"")', '2.2'], ['IF(A9=0,0,ROUND(A1/A9*100,2))', '0'], ['IF(SUM(A1:A3)=6.6,(A1+A2),0)', '3.3'], ['IFERROR(A1/A9,0)', '0'], ['IFERROR(A1*2,0)', '2.2'], ['MAX(A1:A3,5)', '5'], ['MIN(A1:A3)', '1.1'], ['B2', '16.5'],
  ])('%s is %s', (formula, value) => {
    expect(evaluated(formula, { A1: '1.1', A2: '2.2', A3: '3.3', B1: '=SUM(A1:A3)+A3', B2: '=B1+SUM(A1:A3)' })).toBe(value);
  });

  it.each(['VLOOKUP(A1,B:C,2,0)', 'A1/0', 'IF(A1>0,VLOOKUP(1),2)', 'IF(A1>0,1', 'IFERROR(VLOOKUP(1),0)', 'IF(A1="无",1,2)', "SUM('没有'!A1)", 'SUM(A1', 'J20', '"文"&A1'])('%s is left alone', (formula) => expect(evaluated(formula, { A1: '1' })).toBeUndefined());

  it('goes round in no circle', () => expect(evaluated('B1', { B1: '=B2', B2: '=B1' })).toBeUndefined());

  it('adds exactly', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 1, maxLength: 9 }), (amounts) => {
      const cells = Object.fromEntries(amounts.map((amount, index) => [`A${index + 1}`, formatFen(fen(amount), { unit: '元', decimals: 2 })]));
      const sum = evaluated('SUM(A1:A9)', cells);
      expect(sum === undefined ? null : decimalToFen(decimal(sum), '元').fen).toBe(amounts.reduce((total, amount) => total + amount, 0));
    }));
  });
});
