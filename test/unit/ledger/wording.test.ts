import { describe, expect, it } from 'vitest';
import { dateOrBlank, required } from '../../../electron/ledger/subjects/wording.ts';

describe('refusals of what a person entered', () => {
  it('name the field in quotation marks, once', () => {
    expect(() => required(' ', '单位名称')).toThrow('“单位名称”不能为空：请填写后再保存。');
    expect(() => required('', '“参保人数”的数值')).toThrow(/^“参保人数”的数值不能为空/);
    expect(required(' 甲局 ', '单位名称')).toBe('甲局');
  });

  it('a day is one of the calendar', () => {
    expect(dateOrBlank(' 2024-02-29 ', '批复日期')).toBe('2024-02-29');
    expect(dateOrBlank('', '批复日期')).toBe('');
    for (const text of ['2025-02-29', '2025-13-01', '2025-1-1', '近日']) expect(() => dateOrBlank(text, '批复日期')).toThrow('2025-09-30 的样式');
  });
});
