import type { Workbook } from 'exceljs';
import type { Classification } from '../../shared/classification/classification.ts';
import { FUNDS } from '../../shared/ledger/fact.ts';
import { FUND_NAMES } from '../../shared/sources/chooseFund.ts';
import { ADJUSTMENT_KINDS, NATURE_NAMES } from '../../shared/sources/entryRows.ts';

const CODES_SHEET = '科目代码表';

/** Ranges of the hidden sheet, for look-ups and lists. */
export interface CodeRanges {
  /** Code and name, for VLOOKUP. */
  readonly functions: string;
  readonly economics: string;
  readonly functionCodes: string;
  readonly economicCodes: string;
  readonly funds: string;
  readonly natures: string;
  readonly kinds: string;
}

/** Columns of the hidden sheet: codes and names of both classifications, then the lists to choose from. */
export function drawCodes(workbook: Workbook, classification: Classification, year: number): CodeRanges {
  const sheet = workbook.addWorksheet(CODES_SHEET, { state: 'hidden' });
  const named = (dimension: 'function' | 'economic'): string[][] => classification.codes(dimension, year).map((code) => [code, classification.nameOf(dimension, code, year) ?? '']);
  const [functions, economics] = [named('function'), named('economic')];
  const lists = [FUNDS.map((fund) => FUND_NAMES[fund]), Object.values(NATURE_NAMES), ADJUSTMENT_KINDS];
  const put = (column: number, values: readonly string[]): void => values.forEach((value, row) => {
    const cell = sheet.getCell(row + 1, column);
    cell.numFmt = '@';
    cell.value = value;
  });
  put(1, functions.map(([code = '']) => code));
  put(2, functions.map(([, name = '']) => name));
  put(4, economics.map(([code = '']) => code));
  put(5, economics.map(([, name = '']) => name));
  lists.forEach((list, index) => put(7 + index, list));
  const range = (first: string, last: string, rows: number): string => `${CODES_SHEET}!$${first}$1:$${last}$${rows}`;
  return {
    functions: range('A', 'B', functions.length), economics: range('D', 'E', economics.length), functionCodes: range('A', 'A', functions.length), economicCodes: range('D', 'D', economics.length),
    funds: range('G', 'G', lists[0]?.length ?? 1), natures: range('H', 'H', lists[1]?.length ?? 1), kinds: range('I', 'I', lists[2]?.length ?? 1),
  };
}
