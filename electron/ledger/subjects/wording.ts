import { BadInput } from '../../../shared/badInput.ts';
import { isDay } from '../../../shared/overview/day.ts';

/** A field by its name in a sentence; a name that quotes something itself is not quoted once more. */
function named(field: string): string {
  return field.includes('“') ? field : `“${field}”`;
}

/** What a person entered, trimmed; throws BadInput `blank-field` when nothing is left. `field` names it in Chinese. */
export function required(value: string, field: string): string {
  const trimmed = value.trim();
  if (trimmed === '') throw new BadInput('blank-field', `${named(field)}不能为空：请填写后再保存。`);
  return trimmed;
}

/** A date as YYYY-MM-DD that exists, or ''; throws BadInput `bad-date`. */
export function dateOrBlank(value: string, field: string): string {
  const trimmed = value.trim();
  if (trimmed === '') return '';
  if (!isDay(trimmed)) throw new BadInput('bad-date', `${named(field)}的日期“${value}”无法识别：请按 2025-09-30 的样式填写。`);
  return trimmed;
}
