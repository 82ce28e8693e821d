import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';

/** A folder for one test file, removed by `clear`. */
export function scratch(): { readonly folder: string; readonly file: (name: string) => string; readonly clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  return { folder, file: (name) => join(folder, name), clear: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Opened {
  readonly book: XLSX.WorkBook;
  readonly names: readonly string[];
  /** XML of a package part. */
  part(name: string): string;
  readonly parts: readonly string[];
  /** XML of the sheet with this name. */
  sheetXml(name: string): string;
  cell(sheet: string, address: string): XLSX.CellObject | undefined;
}

/** A written file read back by two readers that had no part in writing it. */
export function opened(file: string): Opened {
  const bytes = readFileSync(file);
  const book = XLSX.read(bytes, { cellFormula: true, cellStyles: true, cellNF: true });
  const files = unzipSync(new Uint8Array(bytes));
  const part = (name: string): string => {
    const found = files[name];
    if (!found) throw new Error(`no part ${name}`);
    return strFromU8(found);
  };
  return {
    book, names: book.SheetNames, part, parts: Object.keys(files),
    sheetXml: (name) => {
      const id = new RegExp(`<sheet [^>]*name="${name}"[^>]*r:id="(rId\\d+)"`).exec(part('xl/workbook.xml').replaceAll('&apos;', "'"))?.[1];
      const target = new RegExp(`<Relationship Id="${id}"[^>]*Target="([^"]+)"`).exec(part('xl/_rels/workbook.xml.rels'))?.[1];
      return part(`xl/${target}`);
    },
    cell: (sheet, address) => book.Sheets[sheet]?.[address] as XLSX.CellObject | undefined,
  };
}
