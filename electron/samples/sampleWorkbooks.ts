import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../resources/yamlFile.ts';
import { roundFen } from '../../shared/money/fen.ts';
import { parseFen } from '../../shared/money/parse.ts';
import type { StatementDefinition } from '../../shared/statement/definition.ts';
import { evaluateBook } from '../../shared/statement/evaluate.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import { layoutStatement } from '../../shared/statement/layout.ts';
import { type Library, codeNames } from '../service/packs/library.ts';
import { writeStatements } from '../workbook/statements.ts';
import { type Drawn, writeDrawnSheets } from './drawnSheet.ts';
import { exportSheets } from './financeExport.ts';
import { loadSampleBureau, loadSampleFacts } from './sampleBureau.ts';

export const SAMPLE_FILES = { lastYear: 'sample-2023.xlsx', thisYear: 'sample-2024.xlsx', faulty: 'sample-2024-faulty.xlsx', financeExport: 'sample-2024-finance-export.xlsx' } as const;

const FaultFile = z.strictObject({
  faults: z.array(z.strictObject({
    role: z.string(), row: z.string(), column: z.string(), what: z.string(),
    value: z.string().optional(), text: z.string().optional(), drop: z.literal(true).optional(), count: z.number().int().optional(),
  })),
});
export type SampleFault = z.infer<typeof FaultFile>['faults'][number];

/** The planted faults, in the order in which they are planted. */
export function loadSampleFaults(resourceRoot: string): readonly SampleFault[] {
  return FaultFile.parse(readYaml(join(resourceRoot, 'samples', 'faults.yaml'), '示例文件')).faults;
}

/** Regenerates the sample workbooks from the sample's facts: last year in 万元, this year in 元, a copy with planted faults, and this year's 财决 export. */
export async function writeSampleWorkbooks(library: Library, folder: string): Promise<string[]> {
  const bureau = loadSampleBureau(library.resourceRoot);
  const meta = { department: bureau.department, draft: false, created: new Date(`${bureau.year + 1}-08-01T00:00:00Z`) };
  const last = sampleSheets(library, bureau.year - 1, '万元');
  const current = sampleSheets(library, bureau.year, '元');
  const faulty = loadSampleFaults(library.resourceRoot).reduce(plant, current);
  const jobs = [
    { name: SAMPLE_FILES.lastYear, year: bureau.year - 1, sheets: last }, { name: SAMPLE_FILES.thisYear, year: bureau.year, sheets: current }, { name: SAMPLE_FILES.faulty, year: bureau.year, sheets: faulty },
  ];
  for (const { name, year, sheets } of jobs) {
    await writeStatements(sheets, { ...meta, year, title: `${bureau.department}${year}年度部门决算公开表` }, join(folder, name));
  }
  await writeDrawnSheets(sampleExport(library), `${bureau.department}${bureau.year}年度财决报表`, meta.created, join(folder, SAMPLE_FILES.financeExport));
  return [...jobs.map(({ name }) => name), SAMPLE_FILES.financeExport].map((name) => join(folder, name));
}

/** This year as the 财决 program would export it for the whole department. */
function sampleExport(library: Library): Drawn[] {
  const { year, department, projects } = loadSampleBureau(library.resourceRoot);
  const names = codeNames(library, year);
  return exportSheets({ year, department, projects, facts: loadSampleFacts(library.resourceRoot, year), nameOf: (dimension, code) => names.nameOf(dimension, code) });
}

function sampleSheets(library: Library, year: number, unit: '元' | '万元'): GridSheet[] {
  const bureau = loadSampleBureau(library.resourceRoot);
  const statements = library.packs.getPack(bureau.pack).statements.map((definition): StatementDefinition => ({ ...definition, unit, decimals: 2 }));
  const { tables } = evaluateBook({ year, facts: loadSampleFacts(library.resourceRoot, year), approved: [], statements, names: codeNames(library, year) });
  return tables.map((table) => asPrinted(layoutStatement(table, { department: bureau.department })));
}

/** A published table holds what it prints, each cell rounded on its own: in 万元 its sums show the usual tails. */
function asPrinted(sheet: GridSheet): GridSheet {
  return { ...sheet, cells: sheet.cells.map((cell) => (cell.quantity === 'fen' && cell.value !== null ? { ...cell, value: roundFen(cell.value, sheet.unit, sheet.decimals) } : cell)) };
}

/** Changes one cell; its dependants keep their figures, as they do when somebody retypes a table. */
function plant(sheets: readonly GridSheet[], fault: SampleFault): GridSheet[] {
  let planted = 0;
  const result = sheets.map((sheet): GridSheet => (sheet.role !== fault.role ? sheet : {
    ...sheet,
    cells: sheet.cells.map((cell): GridCell => {
      if (cell.kind !== 'amount' || cell.rowId !== fault.row || cell.columnId !== fault.column) return cell;
      planted += 1;
      const { sum: _sum, ...bare } = cell;
      if (fault.text !== undefined) return { ...bare, kind: 'label', text: fault.text, value: null };
      return { ...bare, ...valueOf(fault) };
    }),
  }));
  if (planted !== 1) throw new Error(`planted ${planted} cells for ${fault.what}`);
  return result;
}

function valueOf(fault: SampleFault): { text: string; value: number | null } {
  if (fault.drop) return { text: '', value: null };
  if (fault.count !== undefined) return { text: String(fault.count), value: fault.count };
  const value = parseFen(fault.value ?? '', '元');
  if (value === null) throw new Error(`no value for ${fault.what}`);
  return { text: fault.value ?? '', value };
}
