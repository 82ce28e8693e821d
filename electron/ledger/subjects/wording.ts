import { BadInput } from '../../../shared/badInput.ts';

/** What a person entered, trimmed; throws BadInput `blank-field` when nothing is left. `field` names it in Chinese. */
export function required(value: string, field: string): string {
  const trimmed = value.trim();
  if (trimmed === '') throw new BadInput('blank-field', `“${field}”不能为空：请填写后再保存。`);
  return trimmed;
}

/** A date as YYYY-MM-DD that exists, or ''; throws BadInput `bad-date`. */
export function dateOrBlank(value: string, field: string): string {
  const trimmed = value.trim();
  if (trimmed === '') return '';
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
  const date = match && new Date(`${trimmed}T00:00:00Z`);
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== trimmed) {
    throw new BadInput('bad-date', `“${field}”的日期“${value}”无法识别：请按 2025-09-30 的样式填写。`);
  }
  return trimmed;
}
