import type { Workbook } from 'exceljs';
import { fitComments } from './commentBoxes.ts';
import { replaceFile } from './replaceFile.ts';
import { zipMembers, zipOf } from './zip.ts';

/** A new workbook with its author and dates fixed. exceljs costs 0.1 s to load, so it is loaded here and not before. */
export async function newWorkbook(created: Date, title: string): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  stamp(workbook, created);
  workbook.title = title;
  return workbook;
}

/** Author, dates and window of a file that this program writes. */
export function stamp(workbook: Workbook, created: Date): void {
  workbook.creator = '决算册';
  workbook.lastModifiedBy = '决算册';
  workbook.created = created;
  workbook.modified = created;
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
}

/**
 * Cells by worksheet id in which Excel shall not put its green corners: codes are meant to be text, and a sum of 款 is meant
 * to leave out the 项 beside them. Ranges as in `A4:C9 E10`.
 */
export type QuietCells = ReadonlyMap<number, { readonly textNumbers: string; readonly formulas?: string }>;

/** What is made of the bytes of a workbook before it is written: parts that exceljs cannot draw. */
export type Completion = (bytes: Buffer) => Buffer;

/** Writes a workbook to a file, whole or not at all (BadInput where the place cannot be written). */
export async function saveWorkbook(workbook: Workbook, file: string, created: Date, quiet: QuietCells = new Map(), complete: Completion = (bytes) => bytes): Promise<void> {
  await replaceFile(file, complete(await workbookBytes(workbook, created, quiet)));
}

/** The bytes of a workbook; the same workbook and date give the same bytes. */
async function workbookBytes(workbook: Workbook, created: Date, quiet: QuietCells): Promise<Buffer> {
  const stored = await workbook.xlsx.writeBuffer({ useStyles: true, useSharedStrings: true, zip: { compression: 'STORE' } });
  const parts = new Map(zipMembers(new Uint8Array(stored)).map((member): [string, Uint8Array] => [member.name, member.content()]));
  for (const name of parts.keys()) mend(name, parts);
  for (const [id, cells] of quiet) replace(`xl/worksheets/sheet${id}.xml`, parts, (xml) => xml.replace('</headerFooter>', `</headerFooter>${ignoredErrors(cells)}`));
  return zipOf([...parts].map(([name, bytes]) => ({ name, bytes })), created);
}

function ignoredErrors(cells: { readonly textNumbers: string; readonly formulas?: string }): string {
  const formulas = cells.formulas === undefined ? '' : `<ignoredError sqref="${cells.formulas}" formula="1" formulaRange="1"/>`;
  return `<ignoredErrors><ignoredError sqref="${cells.textNumbers}" numberStoredAsText="1"/>${formulas}</ignoredErrors>`;
}

/** Three things exceljs cannot say: links inside the file, comment boxes as large as their text needs, the comments' author. */
function mend(name: string, parts: Map<string, Uint8Array>): void {
  if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) mendLinks(name, parts);
  else if (/^xl\/drawings\/vmlDrawing\d+\.vml$/.test(name)) mendComments(name, parts);
  else if (/^xl\/comments\d+\.xml$/.test(name)) replace(name, parts, (xml) => xml.replace('<author>Author</author>', '<author>决算册</author>'));
}

function replace(name: string, parts: Map<string, Uint8Array>, change: (xml: string) => string): void {
  const bytes = parts.get(name);
  if (bytes) parts.set(name, Buffer.from(change(Buffer.from(bytes).toString('utf8')), 'utf8'));
}

/**
 * What follows # in a target is a place of the link: in this file, where nothing stands before it, and then no relation to an outside
 * file; or else in the file that the target names.
 */
function mendLinks(sheet: string, parts: Map<string, Uint8Array>): void {
  const relations = sheet.replace('worksheets/', 'worksheets/_rels/').concat('.rels');
  const places = new Map<string, { readonly place: string; readonly inside: boolean }>();
  replace(relations, parts, (xml) => xml.replace(/<Relationship Id="([^"]+)"([^>]*)Target="([^"#]*)#([^"]*)"([^>]*)\/>/g, (_all, id: string, before: string, file: string, place: string, after: string) => {
    places.set(id, { place, inside: file === '' });
    return file === '' ? '' : `<Relationship Id="${id}"${before}Target="${file}"${after}/>`;
  }));
  if (places.size === 0) return;
  replace(sheet, parts, (xml) => xml.replace(/<hyperlink ref="([^"]+)" r:id="([^"]+)"[^>]*\/>/g, (all, ref: string, id: string) => {
    const found = places.get(id);
    return found === undefined ? all : `<hyperlink ref="${ref}"${found.inside ? '' : ` r:id="${id}"`} location="${found.place}"/>`;
  }));
}

function mendComments(drawing: string, parts: Map<string, Uint8Array>): void {
  const number = /\d+/.exec(drawing)?.[0] ?? '';
  const textOf = (name: string): string => Buffer.from(parts.get(name) ?? new Uint8Array()).toString('utf8');
  replace(drawing, parts, (xml) => fitComments(xml, textOf(`xl/comments${number}.xml`), textOf(`xl/worksheets/sheet${number}.xml`)));
}
