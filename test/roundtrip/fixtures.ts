import { join } from 'node:path';
import { ROOT, type Printing } from '../sound/soundWorkbooks.ts';

/** Names of a pack's fixtures: as this program wrote the workbook, and as LibreOffice saved it. */
export const FIXTURES = {
  written: (pack: string): string => `${pack}.xlsx`,
  xls: (pack: string): string => `${pack}.xls`,
  ods: (pack: string): string => `${pack}.ods`,
  saved: (pack: string): string => `${pack}.libreoffice.xlsx`,
} as const;

/** Packs in turn are printed in these. */
export const PRINTINGS: readonly Printing[] = ['万元', '元'];

export function fixture(name: string): string {
  return join(ROOT, 'test/fixtures/workbooks/saved', name);
}
