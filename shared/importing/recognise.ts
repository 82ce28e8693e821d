import { BadInput } from '../badInput.ts';
import type { MoneyUnit } from '../money/fen.ts';
import { type Role, ROLES } from '../statement/definition.ts';
import type { ReadingRemark, ViewTable } from '../view/view.ts';
import { documentDepartment, documentYear } from './around.ts';
import { divideDepartments } from './departments.ts';
import { withComputedFormulas } from './formula.ts';
import { gridOf } from './grid.ts';
import { type InterpretedTable, type RecognisedTable, interpretTable } from './interpret.ts';
import type { FormMatch } from './match.ts';
import { choosePack, scorePacks } from './packChoice.ts';
import { type Claim, refuseDuplicates, settleClaims } from './parts.ts';
import type { DocumentReading, PackCandidate, RecognitionOptions } from './reading.ts';
import { documentRemarks } from './remarks.ts';
import { tablesOf } from './roles.ts';
import { sheetReadings } from './sheetReadings.ts';
import { withSiblings } from './siblings.ts';
import type { RawWorkbook } from './sheet.ts';
import { requireUnits, resolveUnits } from './units.ts';
import { coarseDecimals, tableDecimals, viewTableOf } from './viewTable.ts';

/**
 * Recognises a workbook: which sheets hold which statements, what their rows and columns mean, unit, year, department and layout.
 * Everything is told by what the sheets say; positions, file names and addresses play no part.
 * @throws BadInput no-table when nothing can be recognised; unit-unknown and table-claimed-twice in the strict modes; pack.unknown
 */
export function recognise(asRead: RawWorkbook, options: RecognitionOptions): DocumentReading {
  const workbook = withComputedFormulas(asRead);
  const grids = workbook.sheets.map((sheet) => gridOf(sheet, workbook.file));
  const bySheet = grids.map((grid) => tablesOf(grid, options.packs, options.words));
  const recognised = bySheet.flatMap((sheet) => sheet.tables);
  if (recognised.length === 0) throw noTable(workbook);
  const yearSaid = documentYear(recognised, grids);
  const year = options.year ?? yearSaid;
  const packScores = scorePacks(recognised, options.packs, year);
  const { pack, from } = choosePack(packScores, options.packs, options.packId, year);
  const viewYear = year ?? pack.validFrom;
  const codes = options.codes?.(viewYear) ?? null;
  const interpreted = withSiblings(recognised, pack, options.words).flatMap((table) => {
    const match = chosenMatch(table, pack);
    return match ? [interpretTable(table, match, options.words, codes)] : [];
  });
  const units = resolveUnits(interpreted, grids, options.moneyUnit);
  if (options.strictUnit) requireUnits(units);
  const unitOf = (table: InterpretedTable): MoneyUnit => units.get(table)?.unit ?? '万元';
  const departments = divideDepartments(interpreted, unitOf);
  const claims = claimsByRole(departments.own, viewYear);
  if (options.strictDuplicates) for (const claim of claims.values()) refuseDuplicates(claim);
  const [bookDecimals, coarse] = [usualOf(interpreted.map(tableDecimals)), coarseDecimals(interpreted)];
  const tables = new Map<Role, ViewTable>();
  for (const [role, claim] of claims) tables.set(role, viewTableOf({ claim, formNumber: numberIn(pack, claim), unitOf, bookDecimals, coarseDecimals: coarse, withFile: false }));
  const department = departments.name ?? documentDepartment(grids);
  const others = bySheet.flatMap((sheet) => sheet.others);
  const remarks: ReadingRemark[] = documentRemarks({ interpreted: departments.own, departments, year: viewYear, claims, units, others, grids, tables, codes, words: options.words });
  return {
    view: { origin: 'document', packId: pack.id, year: viewYear, department, tables, remarks }, sheets: sheetReadings({ grids, interpreted, claims, units, others }),
    packScores, packFrom: from, year, yearSaid, department, remarks,
  };
}

function noTable(workbook: RawWorkbook): BadInput {
  const names = workbook.sheets.slice(0, 5).map((sheet) => `“${sheet.name}”`).join('、');
  return new BadInput('no-table', `“${workbook.file}”里没有认出任何决算表（工作表${names}${workbook.sheets.length > 5 ? '等' : ''}），请确认选对了文件，并保留各表的标题和表头后再导入。`);
}

/** The chosen pack's own form where it fits about as well as the best; another form where the pack's does not fit or is missing. */
function chosenMatch(table: RecognisedTable, pack: PackCandidate): FormMatch | undefined {
  const best = table.matches[0];
  const own = table.matches.find((match) => match.form.packId === pack.id);
  return own && best && own.columnScore >= best.columnScore - 0.15 && own.score >= best.score - 0.25 ? own : best;
}

function claimsByRole(interpreted: readonly InterpretedTable[], year: number): Map<Role, Claim> {
  const claims = new Map<Role, Claim>();
  for (const role of ROLES) {
    const tables = interpreted.filter((table) => table.source.role === role);
    if (tables.length > 0) claims.set(role, settleClaims(tables, year));
  }
  return claims;
}

/** Most tables' decimals: what an empty table or one of round figures is taken to be printed with. Null for a document of round figures. */
function usualOf(decimals: readonly (number | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const count of decimals) if (count !== null) counts.set(count, (counts.get(count) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? null;
}

function numberIn(pack: PackCandidate, claim: Claim): string {
  const { definition } = claim.main.form;
  return pack.statements.find((statement) => statement.role === definition.role)?.number ?? definition.number;
}

