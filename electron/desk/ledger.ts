import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { ledgerChannels } from '../../shared/ipc/ledger.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { ReadConnection } from '../ledger/connection.ts';
import type { JournalEntry } from '../ledger/journal.ts';
import { openLedger } from '../ledger/openLedger.ts';
import { createBook, deleteBook, listBooks, putPack, readPack, takePresentName } from '../ledger/subjects/books.ts';
import { putBureau, readBureau } from '../ledger/subjects/bureau.ts';
import { cloneBook } from '../ledger/subjects/clone.ts';
import { listFacts } from '../ledger/subjects/facts.ts';
import { listJournal } from '../ledger/subjects/history.ts';
import { listLearnedCodes } from '../ledger/subjects/learnedCodes.ts';
import { listLockEvents, unlockBook } from '../ledger/subjects/lock.ts';
import { OWN_UNIT } from '../ledger/subjects/units.ts';
import { loadSampleBureau } from '../samples/sampleBureau.ts';
import { restoreBeside } from '../service/year/backups.ts';
import { enterSample, importSampleLastYear } from '../service/outputs/demo.ts';
import { openBook } from '../service/year/ledgerBook.ts';
import { type CodeNames, codeNames } from '../service/packs/library.ts';
import { lockConditions, lockYear } from '../service/checks/lockConditions.ts';
import { compareWithLocked } from '../service/year/lockedVersion.ts';
import { packDifference } from '../service/packs/packDifference.ts';
import { renamedCodes, renamedLines } from '../service/year/renamedNames.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import { readingOf } from './history.ts';
import { openLedgerFile, takeLedger } from './ledgerFile.ts';

const LEDGER_FILES = [{ name: '决算册账套', extensions: ['juece'] }];

export const ledgerHandlers: HandlersOf<typeof ledgerChannels> = {
  'ledger.new': async (context, { bureau, code, region }) => {
    const path = await chooseNewFile(context, `${bureau.trim() || '本单位部门决算'}.juece`);
    if (path === null) return { kind: 'cancelled' };
    const name = bureau.trim() || basename(path).replace(/\.juece$/i, '');
    const ledger = await openLedger(path, { mode: 'create', now: context.clock });
    ledger.write(null, { what: `登记单位 ${name}` }, (tx) => putBureau(tx, { name, code, region }));
    return takeLedger(context, ledger);
  },
  'ledger.newSample': async (context) => {
    const path = await chooseNewFile(context, '示例单位.juece');
    if (path === null) return { kind: 'cancelled' };
    const ledger = await openLedger(path, { mode: 'create', now: context.clock });
    const bureau = loadSampleBureau(context.roots.resources);
    enterSample(context.library, ledger, bureau);
    await importSampleLastYear(context.library, ledger, bureau);
    return takeLedger(context, ledger);
  },
  'ledger.open': async (context) => {
    const [path] = await context.dialogs.chooseFiles({ title: '打开账套', kinds: LEDGER_FILES, several: false });
    return path === undefined ? { kind: 'cancelled' } : openLedgerFile(context, path);
  },
  'ledger.openRecent': (context, { token }) => openLedgerFile(context, context.paths.of(token)),
  'ledger.openBackup': (context, { damaged, backup }) => openLedgerFile(context, restoreBeside(context.paths.of(damaged), context.paths.of(backup), context.clock())),
  'ledger.recent': (context) => listRecent(context),
  'ledger.forgetRecent': (context, { token }) => {
    const path = context.paths.of(token);
    context.preferences.change({ recent: context.preferences.read().recent.filter((entry) => entry.path !== path) });
    return listRecent(context);
  },
  'ledger.close': ({ desk, jobs }) => {
    jobs.cancelAll();
    return desk.close();
  },
  'ledger.years': ({ desk }) => {
    const { read } = desk.ledger();
    return listBooks(read).map(({ year, bureau, packId, schemeId, unit, locked, createdAt }) => {
      const pack = readPack(read, year);
      const lockEvents = listLockEvents(read, year).map(({ action, at, who, reason }) => ({ action, at, who, reason }));
      const otherName = bureau === (readBureau(read)?.name ?? '') ? '' : bureau;
      return { year, otherName, packId, packName: pack.name, provisional: pack.provisional, schemeId, unit, locked, createdAt, facts: read.select('fact', { where: { book: year } }).length, lockEvents };
    });
  },
  'ledger.packChoices': ({ desk, library }, { year }) => {
    const { read } = desk.ledger();
    const [newest] = listBooks(read);
    const province = newest ? readPack(read, newest.year).province : readBureau(read)?.region ?? '';
    const { id, remark } = library.packs.proposePack(province, year);
    return { proposed: id, remark, packs: library.packs.list().toSorted((a, b) => b.validFrom - a.validFrom || a.name.localeCompare(b.name, 'zh')) };
  },
  'ledger.createYear': ({ desk, library }, { year, packId, unit, decimals, units }) => {
    createBook(desk.ledger(), { year, pack: library.packs.getPack(packId), unit, decimals, ...(units && units.length > 0 && { units: units.map((entry) => ({ ...entry, code: entry.code.trim() || OWN_UNIT })) }) });
    return desk.chooseYear(year);
  },
  'ledger.cloneYear': ({ desk, library }, { from, to, packId }) => {
    const { read } = desk.ledger();
    const { projectChanges, ...carried } = cloneBook(desk.ledger(), from, to, packId === undefined ? {} : { pack: library.packs.getPack(packId) });
    const namesOf = (year: number): CodeNames => codeNames(library, year, listLearnedCodes(read, year));
    const renamed = [...renamedCodes(listFacts(read, from, { period: 'current' }), namesOf(from), namesOf(to)), ...renamedLines(readPack(read, from), readPack(read, to))];
    const changes = projectChanges.map((project) => ({ ...project, changes: project.changes.map(({ kind, message }) => ({ kind, message })) }));
    return { state: desk.chooseYear(to), carried: { ...carried, projectChanges: changes, renamed } };
  },
  'ledger.deleteYear': ({ desk }, { year }) => {
    deleteBook(desk.ledger(), year);
    const rest = listBooks(desk.ledger().read)[0];
    return rest ? desk.chooseYear(rest.year) : desk.chooseNoYear();
  },
  'ledger.deletedYears': ({ desk }) => deletedYears(desk.ledger().read),
  'ledger.restoreYear': ({ desk }, { year }) => {
    if (!deletedYears(desk.ledger().read).some((deleted) => deleted.year === year)) throw new BadInput('not-deleted', `没有被删除的 ${year} 年度可以恢复：请从备份中找。`);
    desk.ledger().undo(year);
    return desk.chooseYear(year);
  },
  'ledger.bureau': ({ desk }) => readBureau(desk.ledger().read) ?? { name: '', code: '', region: '' },
  'ledger.putBureau': ({ desk }, bureau) => {
    desk.writeBureau(`修改单位信息 ${bureau.name.trim()}`, (tx) => putBureau(tx, bureau));
    return desk.state();
  },
  'ledger.takePresentName': ({ desk }, { year }) => {
    if (desk.state().book?.year !== year) desk.chooseYear(year);
    desk.write('改用现在的单位名称', takePresentName);
    return desk.state();
  },
  'ledger.packDifference': ({ desk, library }, { year, packId }) => {
    const here = readPack(desk.ledger().read, year);
    const there = library.packs.getPack(packId ?? here.id);
    return { packId: there.id, packName: there.name, differences: packDifference(here, there) };
  },
  'ledger.changePack': ({ desk, library }, { year, packId }) => {
    const pack = library.packs.getPack(packId);
    if (desk.state().book?.year !== year) desk.chooseYear(year);
    desk.write(`改用版式 ${pack.name}`, (tx, book) => putPack(tx, book, pack));
    return desk.state();
  },
  'ledger.lockReadiness': (context, { year }) => lockReadiness(context, year),
  'ledger.compareLocked': (context, { year }) => {
    const compared = compareWithLocked(context.desk.ledger().read, year, readingOf(context, year));
    return compared && { ...compared, rows: [...compared.rows], counts: [...compared.counts] };
  },
  'ledger.lock': ({ desk, library }, { year, reason }) => {
    lockYear(desk.ledger(), library, year, { reason });
    return desk.chooseYear(year);
  },
  'ledger.unlock': ({ desk }, { year, reason }) => {
    unlockBook(desk.ledger(), year, { reason });
    return desk.chooseYear(year);
  },
};

/** Of the department's own book, whatever year and unit the window shows. */
function lockReadiness({ desk, library }: DeskContext, year: number): ChannelOutput<'ledger.lockReadiness'> {
  const ledger = desk.ledger();
  const book = desk.state().book?.year === year && desk.unit === null ? desk.book() : openBook(ledger, library, year);
  const { errors, warnings, blocking } = lockConditions(ledger, library, book);
  return { errors, warnings, blocking, missing: blocking.filter(({ kind }) => kind === 'people').flatMap(({ details }) => details), ready: blocking.length === 0 };
}

/** Years whose deletion is the last thing that was done to them. */
function deletedYears(read: ReadConnection): { year: number; at: string; who: string }[] {
  const years = new Set(listBooks(read).map(({ year }) => year));
  const last = new Map<number, JournalEntry>();
  for (const entry of listJournal(read)) if (entry.book !== null && entry.state === 'done' && !years.has(entry.book) && !last.has(entry.book)) last.set(entry.book, entry);
  return [...last].filter(([, entry]) => entry.kind === 'edit').map(([year, { at, who }]) => ({ year, at, who })).sort((a, b) => b.year - a.year);
}

async function chooseNewFile(context: DeskContext, suggestedName: string): Promise<string | null> {
  const path = await context.dialogs.chooseSave({ title: '账套保存到', suggestedName: suggestedName.replace(/[\\/:*?"<>|]/g, ''), kinds: LEDGER_FILES });
  if (path === null) return null;
  return path.toLowerCase().endsWith('.juece') ? path : `${path}.juece`;
}

function listRecent({ preferences, paths }: DeskContext): ChannelOutput<'ledger.recent'> {
  return preferences.read().recent.map(({ path, openedAt }) => ({ token: paths.keep(path), name: basename(path, '.juece'), folder: dirname(path), openedAt, missing: !existsSync(path) }));
}
