import { sampleWorkbook } from './books.ts';
import { type Measured, cold } from './measure.ts';

/** Opening a workbook and judging it, from a fresh process. */
export function audit(): Measured[] {
  return cold({ what: 'audit 一个工作簿', limit: 700, runs: 5, args: ['audit', sampleWorkbook, '--json'] });
}
