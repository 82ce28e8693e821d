import { join } from 'node:path';
import { runChecks } from '../../shared/checks/runChecks.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { parseFen } from '../../shared/money/parse.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openMemoryLedger } from '../ledger/openLedger.ts';
import { putApproval } from '../ledger/subjects/approval.ts';
import { createBook } from '../ledger/subjects/books.ts';
import { putBureau } from '../ledger/subjects/bureau.ts';
import { putFact } from '../ledger/subjects/facts.ts';
import { type People, putPeople } from '../ledger/subjects/people.ts';
import { putProject } from '../ledger/subjects/projects.ts';
import { putReason } from '../ledger/subjects/reasons.ts';
import { putText } from '../ledger/subjects/texts.ts';
import { type SampleBureau, loadSampleBureau, loadSampleFacts } from '../samples/sampleBureau.ts';
import { SAMPLE_FILES } from '../samples/sampleWorkbooks.ts';
import { auditReading } from './audit.ts';

import { acceptImport, planImport } from './importDocument.ts';
import { openBook } from './ledgerBook.ts';
import type { Library } from './library.ts';
import { openDocument } from './openDocument.ts';
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
    const file = join(library.resourceRoot, 'samples', SAMPLE_FILES.lastYear);
    const reading = await openDocument(library, [file], { strict: true, pack: bureau.pack });
    const last = auditReading(library, reading, [file]);
    const importing = { view: last.reading.view, file: SAMPLE_FILES.lastYear, pack: library.packs.getPack(bureau.pack), book: bureau.year, period: 'previous' as const, unit: bureau.units[0]?.code ?? '' };
    const plan = planImport(library, importing);
    acceptImport(ledger, importing, plan);
    const book = openBook(ledger, library, bureau.year);
    const result = runChecks({ ...book.view, lastYear: last.reading.view }, { budgetOf: (code) => library.classification.budgetOf(code, bureau.year), expectedTables: book.pack.statements });
    return await writeBook(ledger, book, { result, conflicts: plan.conflicts }, { ...request, edition: 'print' });
  } finally {
    ledger.close();
  }
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
    for (const project of bureau.projects) putProject(tx, bureau.year, projectOf(project, bureau.department));
    putApproval(tx, bureau.year, { documentNumber: bureau.approval.number, date: bureau.approval.date, totals: [] });
    putPeople(tx, bureau.year, peopleOf(bureau));
  });
}

function projectOf(project: SampleBureau['projects'][number], department: string): Parameters<typeof putProject>[2] {
  return {
    code: project.code, name: project.name, department, implementingUnit: project.implementer, tier: '二级', onBehalf: project.onBehalf, goal: '', goalResult: '', indicators: [],
    funds: [{ source: '年度资金总额', initial: parseFen(project.budgetInitial, '元'), adjusted: parseFen(project.budgetAdjusted, '元'), executed: parseFen(project.executed, '元'), weight: '10', score: '' }],
  };
}

function peopleOf(bureau: SampleBureau): People {
  const person = (role: string): SampleBureau['people'][number] | undefined => bureau.people.find((entry) => entry.role === role);
  const secrecy = person('保密审查');
  return {
    preparer: person('填表')?.name ?? '', reviewer: person('复核')?.name ?? '', financeHead: person('财务负责人')?.name ?? '', approver: person('负责人审签')?.name ?? '',
    secrecyReviewer: secrecy?.name ?? '', secrecyDate: secrecy?.date ?? '', secrecyResult: secrecy?.result ?? '', publishedOn: '', platform: '',
  };
}
