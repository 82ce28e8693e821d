import type { Cell, CellValue, Workbook, Worksheet } from 'exceljs';
import type { RawCell, RawSheet, RawWorkbook } from '../../shared/importing/sheet.ts';
import { lostFromPackage, lostFromReading } from './lostParts.ts';
import { plainText } from './plainText.ts';
import { newWorkbook, stamp } from './save.ts';
import { SheetNames } from './sheetNames.ts';
import { createStyles } from './styles.ts';
import { displayWidth } from './textWidth.ts';
import { type ZipMember, zipMembers, zipOf } from './zip.ts';

export interface WorkbookCopy {
  readonly workbook: Workbook;
  /** Worksheets by the names they had in the source. */
  readonly sheets: ReadonlyMap<string, Worksheet>;
  /** What was not kept, in words. */
  readonly lost: readonly string[];
}

/**
 * A copy of a workbook as values: from the original .xlsx with merges, widths and styles, or else rebuilt from the cells as
 * read. Formulas become their results, so that nothing in the copy refers to what it does not carry.
 * @param bytes the original file; without it, or when it is not a plain .xlsx package, the copy is rebuilt
 */
export async function copyWorkbook(source: RawWorkbook, bytes: Uint8Array | undefined, created: Date): Promise<WorkbookCopy> {
  const copied = bytes === undefined ? null : await copyPackage(source, bytes, created);
  return copied ?? rebuild(source, created);
}

/** Parts that hold values, merges, widths and styles. The rest stays out, where unusual content makes the reader fail. */
const COPIED_PARTS = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/theme\/[^/]+\.xml|xl\/worksheets\/sheet\d+\.xml)$/;
const SKIPPED_NODES = ['dataValidations', 'conditionalFormatting', 'hyperlinks', 'extLst', 'tableParts', 'drawing', 'legacyDrawing', 'picture', 'sheetProtection'];
/** Beyond these exceljs would take minutes or all memory. */
const LIMITS = { bytes: 80_000_000, mergedCells: 200_000, sheetId: 10_000 } as const;

async function copyPackage(source: RawWorkbook, bytes: Uint8Array, created: Date): Promise<WorkbookCopy | null> {
  const found = mergedCells(source) > LIMITS.mergedCells ? null : packageMembers(bytes);
  const workbook = found && await loadedPackage(found.members, created);
  if (found === null || workbook === null) return null;
  workbook.definedNames.model = [];
  const sheets = new Map(workbook.worksheets.map((sheet) => [sheet.name, sheet]));
  if (!source.sheets.every((sheet) => holdsAll(sheets.get(sheet.name), sheet))) return null;
  for (const sheet of sheets.values()) freeze(sheet);
  stamp(workbook, created);
  return { workbook, sheets, lost: found.lost };
}

/** Null where exceljs cannot read the package, which the reader of imports could: the copy is then made from its cells. */
async function loadedPackage(members: readonly ZipMember[], created: Date): Promise<Workbook | null> {
  const workbook = await newWorkbook(created, '');
  try {
    const files = members.filter((member) => COPIED_PARTS.test(member.name)).map((member) => ({ name: member.name, bytes: member.content(LIMITS.bytes) }));
    await workbook.xlsx.load(new Uint8Array(zipOf(files, created)).buffer, { ignoreNodes: SKIPPED_NODES });
    return workbook;
  } catch {
    return null;
  }
}

/** The parts of a package of reasonable size and what of them a copy will lack; null for anything else. */
function packageMembers(bytes: Uint8Array): { readonly members: readonly ZipMember[]; readonly lost: readonly string[] } | null {
  try {
    const members = zipMembers(bytes);
    const workbook = members.find((member) => member.name === 'xl/workbook.xml');
    if (!workbook || members.reduce((sum, member) => sum + member.size, 0) > LIMITS.bytes) return null;
    const ids = [...workbook.content(LIMITS.bytes).toString('latin1').matchAll(/sheetId="(\d+)"/g)].map((match) => Number(match[1]));
    return ids.length > 0 && Math.max(...ids) <= LIMITS.sheetId ? { members, lost: lostFromPackage(members) } : null;
  } catch {
    return null;
  }
}

function mergedCells(source: RawWorkbook): number {
  return source.sheets.reduce((sum, sheet) => sum + sheet.merges.reduce((area, merge) => area + (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1), 0), 0);
}

/** Everything that was read from the sheet stands in its copy. */
function holdsAll(copy: Worksheet | undefined, sheet: RawSheet): boolean {
  return copy !== undefined && sheet.cells.every((cell) => {
    const found = cell.text === '' ? undefined : copy.findCell(cell.row + 1, cell.column + 1);
    return cell.text === '' || (found !== undefined && found.value !== null && found.value !== undefined);
  });
}

/** Formulas become results; plain text is cleaned; no sheet stays selected, or the program would edit several at once. */
function freeze(sheet: Worksheet): void {
  sheet.eachRow((row) => row.eachCell((cell) => {
    if (cell.isMerged && cell.master !== cell) return;
    const value = frozen(cell);
    if (value !== cell.value) cell.value = value;
  }));
  // A sheet without views in its file has none after loading, whatever the types say.
  const views: Worksheet['views'] | undefined = sheet.views;
  for (const view of views ?? []) if ('tabSelected' in view) delete view.tabSelected;
  // Names of print ranges that exceljs read from foreign files cannot be trusted to be written back whole.
  delete sheet.pageSetup.printArea;
  delete sheet.pageSetup.printTitlesRow;
  delete sheet.pageSetup.printTitlesColumn;
}

function frozen(cell: Cell): CellValue {
  const { value } = cell;
  if (typeof value === 'string') return plainText(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  if ('formula' in value || 'sharedFormula' in value) {
    // The value's own `result` is missing where it is 0.
    const result: CellValue | undefined = cell.result ?? value.result ?? null;
    return result instanceof Date && Number.isNaN(result.getTime()) ? null : typeof result === 'string' ? plainText(result) : result;
  }
  if ('hyperlink' in value) return plainText(value.text);
  return value;
}

async function rebuild(source: RawWorkbook, created: Date): Promise<WorkbookCopy> {
  const workbook = await newWorkbook(created, source.file);
  const names = new SheetNames();
  const styles = createStyles();
  const sheets = new Map<string, Worksheet>();
  for (const raw of source.sheets) {
    const sheet = workbook.addWorksheet(names.take(raw.name), { state: raw.hidden ? 'hidden' : 'visible' });
    sheets.set(raw.name, sheet);
    for (const cell of raw.cells) {
      const target = sheet.getCell(cell.row + 1, cell.column + 1);
      target.value = rebuiltValue(cell);
      target.style = styles(cell.type === 'number' ? { align: 'right' } : {});
    }
    mergeFree(sheet, raw);
    for (const row of raw.hiddenRows) sheet.getRow(row + 1).hidden = true;
    for (const [column, width] of contentWidths(raw)) sheet.getColumn(column + 1).width = width;
    for (const column of raw.hiddenColumns) sheet.getColumn(column + 1).hidden = true;
  }
  return { workbook, sheets, lost: lostFromReading(source) };
}

function rebuiltValue(cell: RawCell): CellValue {
  const number = Number(cell.text);
  return cell.type === 'number' && cell.text.trim() !== '' && Number.isFinite(number) ? number : plainText(cell.text) || null;
}

/** Merges that do not overlap an earlier one, and none so large that it can only be a mistake. */
function mergeFree(sheet: Worksheet, raw: RawSheet): void {
  const taken = new Set<string>();
  for (const { top, left, bottom, right } of raw.merges) {
    if ((bottom - top + 1) * (right - left + 1) > LIMITS.mergedCells || (top === bottom && left === right)) continue;
    const places: string[] = [];
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) places.push(`${row},${column}`);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  }
}

const WIDEST = 36;

/** Widths that show the contents of columns, titles across merged cells left out. */
function contentWidths(raw: RawSheet): Map<number, number> {
  const spanning = new Set(raw.merges.filter((merge) => merge.right > merge.left).map((merge) => `${merge.top},${merge.left}`));
  const widths = new Map<number, number>();
  for (const cell of raw.cells) {
    if (spanning.has(`${cell.row},${cell.column}`)) continue;
    widths.set(cell.column, Math.max(widths.get(cell.column) ?? 8, Math.min(WIDEST, displayWidth(cell.text) + 2)));
  }
  return widths;
}
