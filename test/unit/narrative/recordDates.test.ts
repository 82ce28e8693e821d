import { describe, expect, it } from 'vitest';
import { fen } from '../../../shared/money/fen.ts';
import { recordFindings } from '../../../shared/narrative/recordFindings.ts';
import { GROWING_BUREAU, NAMES, packOf } from './books.ts';
import { stubFigures } from './stubFigures.ts';

describe('the dates of registered events', () => {
  it.each([
    ['3月5日', null], ['2024年3月5日', null], ['', null], ['5月', null], ['2月29日', null], ['全年', null],
    ['2023年3月5日', '不在2024年度内'], ['2025.1.8', '不在2024年度内'], ['2月30日', '不是一个日期'], ['13月', '不是一个日期'],
  ])('%s', (date, says) => {
    const input = { figures: stubFigures(GROWING_BUREAU, { year: 2024, names: NAMES }), pack: packOf('jiangxi-2024'), department: '示例县某局', records: { receptions: [{ date, purpose: '“三医”联动调研', amount: fen(0) }] } };
    expect(recordFindings(input).map(({ message }) => message)).toEqual(says === null ? [] : [expect.stringMatching(new RegExp(`“‘三医’联动调研”的日期.*${says}`, 'u'))]);
  });
});
