import { chooseScheme } from '../../../shared/selfEvaluation/chooseScheme.ts';
import type { ScoreFinding } from '../../../shared/selfEvaluation/findings/finding.ts';
import { type FormPlaces, cellOfFinding } from '../../../shared/selfEvaluation/importing/formPlaces.ts';
import { checkSummaries } from '../../../shared/selfEvaluation/findings/summaryTable.ts';
import { readPlacedForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import { readSummaries } from '../../../shared/selfEvaluation/importing/readSummaries.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { type AuditDocument, type AuditedForm, hasErrors } from './audit.ts';
import type { Library } from '../packs/library.ts';
import type { OpenedDocument } from '../importing/openDocument.ts';
import { inReport } from '../performance/performanceOutputs.ts';
import { scoringLibrary } from '../performance/scoringLibrary.ts';

/** The audit with what is to be said of the self-evaluation forms that stand among the statements: scored each by the scheme that its own marks point to. */
export function withForms(library: Library, { workbook, reading }: OpenedDocument, document: AuditDocument): AuditDocument {
  return judged(library, workbook, readPlacedForms(workbook), reading.year, document);
}

/** The audit of a workbook that holds self-evaluation forms and no statement; null where it holds neither. */
export function auditFormsAlone(library: Library, workbook: RawWorkbook, options: { readonly pack?: string; readonly year?: number }): AuditDocument | null {
  const forms = readPlacedForms(workbook);
  if (forms.input.tables.length === 0) return null;
  const said = forms.input.tables.map((table) => Number(table.year)).find((year) => year > 0) ?? null;
  const bases = library.packs.list().filter((pack) => pack.province === '' && (said === null || pack.validFrom <= said));
  const base = bases.toSorted((a, b) => b.validFrom - a.validFrom)[0] ?? library.packs.list()[0];
  const pack = options.pack ?? base?.id ?? '';
  const year = options.year ?? said;
  return judged(library, workbook, forms, year, {
    file: workbook.file, exit: 0, department: forms.input.tables.find((table) => table.implementingUnit !== null)?.implementingUnit ?? '', pack, year: year ?? base?.validFrom ?? 0,
    basis: { pack: options.pack === undefined ? 'base' : 'option', year: options.year !== undefined ? 'option' : said === null ? 'pack' : 'document' },
    tables: [], findings: [], notChecked: [{ rule: 'missing.table', reason: '文件里只有绩效自评表，没有决算表，只检查了自评。' }], passed: [], selfEvaluation: [],
  });
}

function judged(library: Library, workbook: RawWorkbook, { input, places }: ReturnType<typeof readPlacedForms>, year: number | null, document: AuditDocument): AuditDocument {
  if (input.tables.length === 0) return document;
  const tables = input.tables.map((table) => ({ ...table, year: table.year ?? (year === null ? null : String(year)) }));
  const { tables: results } = scoreTables({ ...input, tables }, chooseScheme(scoringLibrary(library).schemes, input));
  const summaries = checkSummaries(readSummaries(workbook), tables, results);
  const found = [...results.flatMap((result, index) => result.findings.map((finding) => placed(finding, places[index]))), ...summaries.flatMap((summary) => summary.findings.map(inReport))];
  const findings = [...document.findings, ...found.map((finding, index) => ({ ...finding, id: `F${String(document.findings.length + index + 1).padStart(3, '0')}` }))];
  const selfEvaluation = results.map((result, index): AuditedForm => ({
    project: result.project, sheet: places[index]?.sheet ?? '', scheme: result.scheme, indicators: result.rows.length, total: result.total, grade: result.grade,
    printedTotal: result.printedTotal, printedGrade: tables[index]?.grade ?? null,
  }));
  return { ...document, findings, exit: hasErrors({ findings, notChecked: document.notChecked, passed: document.passed }) ? 1 : 0, selfEvaluation };
}

function placed({ indicator, ...finding }: ScoreFinding, places: FormPlaces | undefined): Finding {
  const source = places === undefined ? null : cellOfFinding(places, indicator, finding.column);
  return { ...inReport(finding), ...(source !== null && { source }) };
}
