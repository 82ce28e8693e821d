import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from '../../shared/checks/runChecks.ts';
import { evaluateBook } from '../../shared/statement/evaluate.ts';
import { layoutStatement } from '../../shared/statement/layout.ts';
import { viewOfStatements } from '../../shared/view/fromStatements.ts';
import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import { loadSampleBureau, loadSampleFacts } from '../../electron/samples/sampleBureau.ts';
import { SAMPLE_FILES } from '../../electron/samples/sampleWorkbooks.ts';
import { composeDocuments } from '../../electron/service/writeBook.ts';
import { enterSample } from '../../electron/service/demo.ts';
import { openBook } from '../../electron/service/ledgerBook.ts';
import { codeNames, openLibrary, ownResourceRoot } from '../../electron/service/library.ts';
import { openDocument } from '../../electron/service/openDocument.ts';
import { writeStatements } from '../../electron/workbook/statements.ts';
import { type Measured, cold, tableOf, warm } from './measure.ts';

const library = openLibrary(ownResourceRoot());
const bureau = loadSampleBureau(library.resourceRoot);
const workbook = join(library.resourceRoot, 'samples', SAMPLE_FILES.thisYear);
const scratch = mkdtempSync(join(tmpdir(), 'juece-bench-'));
const today = new Date('2025-08-01T00:00:00Z');

const facts = loadSampleFacts(library.resourceRoot, bureau.year);
const pack = library.packs.getPack(bureau.pack);
const names = codeNames(library, bureau.year);
function wholeYear(): void {
  const { tables } = evaluateBook({ year: bureau.year, facts, approved: [], statements: pack.statements, names });
  runChecks(viewOfStatements({ packId: pack.id, year: bureau.year, department: bureau.department, tables, digit: 1 }));
}

const ledger = openMemoryLedger();
enterSample(library, ledger, bureau);
const book = openBook(ledger, library, bureau.year);
const { sheets, booklet } = composeDocuments(ledger, book, false, today);
const meta = { department: bureau.department, year: bureau.year, title: '决算公开表', draft: false, created: today };

const rows: Measured[] = [
  await warm('读入并识别 10 张表的工作簿', 300, 15, 5, () => openDocument(library, [workbook], { strict: true })),
  await warm('计算并检查一个年度', 5, 101, 50, wholeYear),
  await warm('排好 10 张表的版面', 5, 31, 10, () => book.figures.tables.map((table) => layoutStatement(table, { department: bureau.department }))),
  await warm('写出 决算公开表.xlsx', 400, 9, 3, () => writeStatements(sheets, meta, join(scratch, 'statements.xlsx'))),
  await warm('排版 决算公开.pdf（约 30 页）', 1200, 5, 2, () => renderBooklet(booklet, { edition: 'print' })),
  ...cold('audit 一个工作簿', 700, 5, ['audit', workbook, '--json']),
  ...cold('demo 全程（约 30 页 PDF）', 5000, 3, ['demo', '--out', join(scratch, 'demo')], 600),
];
ledger.close();
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`Node ${process.versions.node}，${cpus().length} 核 ${cpus()[0]?.model ?? ''}\n\n${tableOf(rows)}\n`);
