import { join } from 'node:path';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { PostingConflict } from '../../../shared/posting/plan.ts';
import type { BookView } from '../../../shared/view/view.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openMemoryLedger } from '../../ledger/openLedger.ts';
import { putApproval } from '../../ledger/subjects/approval.ts';
import { createBook } from '../../ledger/subjects/books.ts';
import { putBureau } from '../../ledger/subjects/bureau.ts';
import { putFact } from '../../ledger/subjects/facts.ts';
import { type People, putPeople } from '../../ledger/subjects/people.ts';
import { putProject } from '../../ledger/subjects/projects.ts';
import { putReason } from '../../ledger/subjects/reasons.ts';
import { putText } from '../../ledger/subjects/texts.ts';
import { type SampleBureau, loadSampleBureau, loadSampleFacts, yuan } from '../../samples/sampleBureau.ts';
import { enterSampleRecords } from '../../samples/sampleRecords.ts';
import { loadSampleProjects } from '../../samples/sampleProjects.ts';
import { SAMPLE_FILES } from '../../samples/sampleWorkbooks.ts';
import { auditReading } from '../audit/audit.ts';
import { checkBook } from '../checks/bookChecks.ts';
import { acceptImport, planImport } from '../importing/importDocument.ts';
import { openBook } from '../year/ledgerBook.ts';
import type { Library } from '../packs/library.ts';
import { openDocument } from '../importing/openDocument.ts';
import { type BuildResult, type WriteRequest, writeBook } from './writeBook.ts';

/**
 * The whole job on the invented sample bureau: this year by unit from its working figures, last year from its published workbook
 * (万元), reasons, texts, projects and people from the sample's records.
 */
export async function runDemo(library: Library, request: Omit<WriteRequest, 'edition'>): Promise<BuildResult> {
  const bureau = loadSampleBureau(library.resourceRoot);
  const ledger = openMemoryLedger();
  try {
    enterSample(library, ledger, bureau);
    request.progress('正在导入上年工作簿');
    const { view, conflicts } = await importSampleLastYear(library, ledger, bureau);
    const book = openBook(ledger, library, bureau.year);
    const result = checkBook(library, book, view);
    return await writeBook(ledger, book, { result, conflicts }, { ...request, edition: 'print' });
  } finally {
    ledger.close();
  }
}

/** Last year's published workbook of the sample, posted as the comparative figures of its year. */
export async function importSampleLastYear(library: Library, ledger: Ledger, bureau: SampleBureau): Promise<{ readonly view: BookView; readonly conflicts: readonly PostingConflict[] }> {
  const file = join(library.resourceRoot, 'samples', SAMPLE_FILES.lastYear);
  const reading = await openDocument(library, [file], { strict: true, pack: bureau.pack });
  const { view } = auditReading(library, reading, [file]).reading;
  const importing = { view, file: SAMPLE_FILES.lastYear, pack: library.packs.getPack(bureau.pack), book: bureau.year, period: 'previous' as const, unit: bureau.units[0]?.code ?? '' };
  const plan = planImport(library, importing);
  acceptImport(ledger, importing, plan);
  return { view, conflicts: plan.conflicts };
}

/** Enters everything that the sample's records hold for its year. */
export function enterSample(library: Library, ledger: Ledger, bureau: SampleBureau): void {
  ledger.write(null, { what: `登记单位 ${bureau.department}` }, (tx) => putBureau(tx, { name: bureau.department, code: '', region: '' }));
  createBook(ledger, {
    year: bureau.year, pack: library.packs.getPack(bureau.pack), unit: '万元', decimals: 2,
    units: bureau.units.map(({ code, name, kind, level }) => ({ code, name, nature: kind, level })),
  });
  const facts: readonly Fact[] = loadSampleFacts(library.resourceRoot, bureau.year);
  ledger.write(bureau.year, { what: '录入示例数据' }, (tx) => {
    for (const fact of facts) putFact(tx, bureau.year, fact);
    for (const [subject, text] of Object.entries(bureau.reasons ?? {})) putReason(tx, bureau.year, { subject, text, document: '' });
    for (const [section, paragraphs] of Object.entries(bureau.texts)) putText(tx, bureau.year, { section, text: paragraphs.join('\n') });
    for (const project of loadSampleProjects(library.resourceRoot, bureau)) putProject(tx, bureau.year, project);
    putApproval(tx, bureau.year, { documentNumber: bureau.approval.number, date: bureau.approval.date, totals: bureau.approval.totals.map(({ measure, fund, amount }) => ({ measure, fund: fund ?? null, amount: yuan(amount) })) });
    enterSampleRecords(tx, bureau);
    putPeople(tx, bureau.year, peopleOf(bureau));
  });
}

function peopleOf(bureau: SampleBureau): People {
  const person = (role: string): SampleBureau['people'][number] | undefined => bureau.people.find((entry) => entry.role === role);
  const secrecy = person('保密审查');
  return {
    preparer: person('填表')?.name ?? '', reviewer: person('复核')?.name ?? '', financeHead: person('财务负责人')?.name ?? '', approver: person('负责人审签')?.name ?? '',
    secrecyReviewer: secrecy?.name ?? '', secrecyDate: secrecy?.date ?? '', secrecyResult: secrecy?.result ?? '', publishedOn: '', platform: '',
  };
}
