import { describe, expect, it } from 'vitest';
import { FactIndex } from '../../../shared/statement/factIndex.ts';
import { fact } from './sampleDefinitions.ts';

const YUAN_10000 = 1_000_000;
const basic = { fund: 'general', nature: 'basic' } as const;
const items = [fact('economic', { ...basic, economic: '30101' }, '80.00'), fact('economic', { ...basic, economic: '30201' }, '20.00')];
const crossed = [
  fact('economic', { ...basic, function: '2101501', economic: '301' }, '70.00'), fact('economic', { ...basic, function: '2101550', economic: '301' }, '10.00'),
  fact('economic', { ...basic, function: '2101501', economic: '302' }, '20.00'),
];
const project = fact('economic', { fund: 'general', nature: 'project', function: '2101301', economic: '302' }, '50.00');

describe('money that is broken down by item and again by 科目 and class', () => {
  const index = new FactIndex([...items, ...crossed, project]);

  it('is added up once', () => {
    expect(index.quantity({ measure: 'economic', ...basic })).toBe(100 * YUAN_10000);
    expect(index.quantity({ measure: 'economic', ...basic, economic: '301' })).toBe(80 * YUAN_10000);
    expect(index.quantity({ measure: 'economic', ...basic, economic: ['301', '303'] })).toBe(80 * YUAN_10000);
    expect(index.quantity({ measure: 'economic', fund: 'general', economic: '302' })).toBe(70 * YUAN_10000);
    expect(index.quantity({ measure: 'economic', fund: 'general', economic: ['3'] })).toBe(150 * YUAN_10000);
  });

  it('is told by 科目 where 科目 are asked for', () => {
    expect(index.quantity({ measure: 'economic', ...basic, function: '2101501' })).toBe(90 * YUAN_10000);
    expect(index.quantity({ measure: 'economic', ...basic, function: '21015', economic: '301' })).toBe(80 * YUAN_10000);
    expect(index.valuesOf('function', { measure: 'economic', fund: 'general' })).toEqual(['2101301', '2101501', '2101550']);
  });

  it('is the breakdown by 科目 where there is no other, unit by unit', () => {
    expect(new FactIndex([...crossed, project]).quantity({ measure: 'economic', ...basic, economic: '301' })).toBe(80 * YUAN_10000);
    const other = { ...fact('economic', { ...basic, function: '2101501', economic: '301' }, '5.00'), unit: '002' };
    expect(new FactIndex([...items, ...crossed, other]).quantity({ measure: 'economic', ...basic, economic: '301' })).toBe(85 * YUAN_10000);
  });
});
