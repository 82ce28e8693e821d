import { basename } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { parseFen } from '../../shared/money/parse.ts';
import type { PostingConflict } from '../../shared/posting/plan.ts';
import type { BookView } from '../../shared/view/view.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger, openMemoryLedger } from '../ledger/openLedger.ts';
import { createBook, listBooks, readPack } from '../ledger/subjects/books.ts';
import { putBureau, readBureau } from '../ledger/subjects/bureau.ts';
import { OWN_UNIT, listUnits, putUnit } from '../ledger/subjects/units.ts';
import { type Audited, auditReading, readingsOf, refuseUnreadable } from './audit.ts';
import { type ImportRequest, acceptImport, planImport } from './importDocument.ts';
import { openBook } from './ledgerBook.ts';
import type { Library } from './library.ts';
import { openDocument } from './openDocument.ts';
import { requireWritable } from './outputs.ts';
import { type BuildResult, type Extras, writeBook } from './writeBook.ts';

export interface BuildRequest {
  readonly files: readonly string[];
  readonly lastYearFiles: readonly string[];
  readonly out: string;
  readonly pack?: string;
  readonly year?: number;
  /** A ledger file to keep the figures in; without it they live as long as the command. */
  readonly ledger?: string;
  readonly unit?: string;
  readonly edition: 'print' | 'web';
  readonly extras: Extras;
  readonly today: Date;
  readonly progress: (step: string) => void;
}

/** Workbook → ledger → statements, narrative, checks → the three outputs. Throws BadInput; nothing is half-written. */
export async function build(library: Library, request: BuildRequest): Promise<BuildResult> {
  request.progress('正在读取工作簿');
  const reading = await openDocument(library, request.files, { ...request, strict: true });
  const lastYear = request.lastYearFiles.length === 0 ? null
    : await openDocument(library, request.lastYearFiles, { strict: true, year: reading.view.year - 1 });
  const audited = auditReading(library, reading, request.files, lastYear?.view, request.year);
  const lastAudited = lastYear && auditReading(library, lastYear, request.lastYearFiles);
  for (const document of [reading, lastYear]) if (document) refuseUnreadable(document.view);
  requireWritable(request.out);
  const ledger = request.ledger === undefined ? openMemoryLedger() : await openLedger(request.ledger, { mode: 'openOrCreate' });
  try {
    const conflicts = importAll(library, ledger, request, audited, lastAudited);
    const book = openBook(ledger, library, reading.view.year, request.unit === undefined ? {} : { unit: request.unit });
    return await writeBook(ledger, book, { result: audited.result, conflicts }, request);
  } finally {
    ledger.close();
  }
}

function importAll(library: Library, ledger: Ledger, request: BuildRequest, audited: Audited, lastYear: Audited | null): PostingConflict[] {
  const { view } = audited.reading;
  const unit = request.unit ?? OWN_UNIT;
  prepareBook(library, ledger, view, unit, request.unit !== undefined);
  const pack = readPack(ledger.read, view.year);
  const conflicts: PostingConflict[] = [];
  const accept = (document: Audited, period: 'current' | 'previous', files: readonly string[]): void => {
    const source = document.reading.view;
    const readings = readingsOf(source, document.result, (text, cell) => parseFen(text, cell.table.unit));
    const importing: ImportRequest = { view: source, file: files.map((file) => basename(file)).join('、'), pack, book: view.year, period, unit, ownUnit: request.unit !== undefined, readings };
    const plan = planImport(library, importing);
    acceptImport(ledger, importing, plan);
    conflicts.push(...plan.conflicts);
  };
  accept(audited, 'current', request.files);
  if (lastYear) accept(lastYear, 'previous', request.lastYearFiles);
  return conflicts;
}

/** Makes what the figures need to stand in: the bureau, the year, the unit. What the ledger has already is left as it is. */
function prepareBook(library: Library, ledger: Ledger, view: BookView, unit: string, ownUnit: boolean): void {
  const name = view.department || '本单位';
  if (readBureau(ledger.read) === null) ledger.write(null, { what: `登记单位 ${name}` }, (tx) => putBureau(tx, { name, code: '', region: '' }));
  const own = { code: unit, name, nature: 'administrative' as const, level: '' };
  if (!listBooks(ledger.read).some((book) => book.year === view.year)) {
    const first = view.tables.values().next().value;
    createBook(ledger, { year: view.year, pack: library.packs.getPack(view.packId), unit: first?.unit ?? '万元', decimals: first?.decimals ?? 2, units: [own] });
  } else if (!listUnits(ledger.read, view.year).some((known) => known.code === unit)) {
    if (!ownUnit && listUnits(ledger.read, view.year).length > 0) {
      throw new BadInput('unit-needed', `账套的 ${view.year} 年度按单位记账（${listUnits(ledger.read, view.year).map((known) => known.code).join('、')}）：请用 --unit 写明这个工作簿是哪个单位的。`);
    }
    ledger.write(view.year, { what: `登记单位 ${name}` }, (tx) => putUnit(tx, view.year, own));
  }
}
