import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { ledgerChannels } from '../../shared/ipc/ledger.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import { openLedger } from '../ledger/openLedger.ts';
import { createBook, deleteBook, listBooks, readPack } from '../ledger/subjects/books.ts';
import { putBureau, readBureau } from '../ledger/subjects/bureau.ts';
import { cloneBook } from '../ledger/subjects/clone.ts';
import { listFindingAnswers } from '../ledger/subjects/findingAnswers.ts';
import { listLockEvents, lockBook, unlockBook } from '../ledger/subjects/lock.ts';
import { OWN_UNIT } from '../ledger/subjects/units.ts';
import { loadSampleBureau } from '../samples/sampleBureau.ts';
import { restoreBeside } from '../service/backups.ts';
import { enterSample, importSampleLastYear } from '../service/demo.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import { standingFindings } from './deskState.ts';
import { openLedgerFile, takeLedger } from './ledgerFile.ts';

const LEDGER_FILES = [{ name: '决算册账套', extensions: ['juece'] }];

export const ledgerHandlers: HandlersOf<typeof ledgerChannels> = {
  'ledger.new': async (context, { bureau, code, region }) => {
    if (bureau.trim() === '') throw new BadInput('blank-field', '请填写单位名称，例如“某某县医疗保障局”。');
    const path = await chooseNewFile(context, `${bureau.trim()}.juece`);
    if (path === null) return { kind: 'cancelled' };
    const ledger = await openLedger(path, { mode: 'create', now: context.clock });
    ledger.write(null, { what: `登记单位 ${bureau.trim()}` }, (tx) => putBureau(tx, { name: bureau, code, region }));
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
    return listBooks(read).map(({ year, packId, schemeId, unit, locked, createdAt }) => {
      const pack = readPack(read, year);
      const lockEvents = listLockEvents(read, year).map(({ action, at, who, reason }) => ({ action, at, who, reason }));
      return { year, packId, packName: pack.name, provisional: pack.provisional, schemeId, unit, locked, createdAt, facts: read.select('fact', { where: { book: year } }).length, lockEvents };
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
    const carried = cloneBook(desk.ledger(), from, to, packId === undefined ? {} : { pack: library.packs.getPack(packId) });
    return { state: desk.chooseYear(to), carried };
  },
  'ledger.deleteYear': ({ desk }, { year }) => {
    deleteBook(desk.ledger(), year);
    const rest = listBooks(desk.ledger().read)[0];
    return rest ? desk.chooseYear(rest.year) : desk.chooseNoYear();
  },
  'ledger.lock': ({ desk }, { year, reason }) => {
    desk.chooseYear(year);
    const errors = standingFindings(desk.checks().findings, listFindingAnswers(desk.ledger().read, year)).filter((finding) => finding.level === 'error');
    if (errors.length > 0) throw new BadInput('errors-open', `${year} 年度还有 ${errors.length} 个错误级问题没有处理，不能锁定：请到“勾稽检查”逐项改正，或按批复认可。`);
    lockBook(desk.ledger(), year, { reason });
    return desk.touch();
  },
  'ledger.unlock': ({ desk }, { year, reason }) => {
    unlockBook(desk.ledger(), year, { reason });
    return desk.chooseYear(year);
  },
};

async function chooseNewFile(context: DeskContext, suggestedName: string): Promise<string | null> {
  const path = await context.dialogs.chooseSave({ title: '账套保存到', suggestedName: suggestedName.replace(/[\\/:*?"<>|]/g, ''), kinds: LEDGER_FILES });
  if (path === null) return null;
  return path.toLowerCase().endsWith('.juece') ? path : `${path}.juece`;
}

function listRecent({ preferences, paths }: DeskContext): ChannelOutput<'ledger.recent'> {
  return preferences.read().recent.map(({ path, openedAt }) => ({ token: paths.keep(path), name: basename(path, '.juece'), folder: dirname(path), openedAt, missing: !existsSync(path) }));
}
