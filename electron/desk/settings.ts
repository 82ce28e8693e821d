import { mkdirSync } from 'node:fs';
import { BadInput } from '../../shared/badInput.ts';
import type { settingsChannels } from '../../shared/ipc/settings.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import { canonicalText } from '../../shared/pack/plain.ts';
import { type BookFonts, bookFonts } from '../fonts/bookFonts.ts';
import { OFFICIAL_FACES } from '../fonts/officialFaces.ts';
import { listBooks, putPack, readPack } from '../ledger/subjects/books.ts';
import { readAbout } from '../resources/about.ts';
import { sha256 } from '../resources/digest.ts';
import { backupFolder } from '../service/year/backups.ts';
import { checkPackFiles, createPack, listPacks, readPackFiles, removePack, savePack } from '../service/packs/ownPacks.ts';
import { checkSchemeFile, createScheme, listSchemes, readSchemeFile, removeScheme, saveScheme } from '../service/packs/ownSchemes.ts';
import type { DeskContext, HandlersOf } from './context.ts';

type Definitions = ChannelOutput<'settings.definitions'>;
type Kind = 'pack' | 'scheme';

export const settingsHandlers: HandlersOf<typeof settingsChannels> = {
  'settings.read': valuesOf,
  'settings.change': (context, { backupsKept, pinyinSearch }) => {
    context.preferences.change({ ...(backupsKept !== undefined && { backupsKept }), ...(pinyinSearch !== undefined && { pinyinSearch }) });
    return valuesOf(context);
  },
  'settings.chooseBackupFolder': async (context) => {
    const folder = await context.dialogs.chooseFolder({ title: '备份存放到' });
    if (folder !== null) context.preferences.change({ backupFolder: folder });
    return valuesOf(context);
  },
  'settings.useOwnBackupFolder': (context) => {
    context.preferences.change({ backupFolder: null });
    return valuesOf(context);
  },
  'settings.openDataFolder': async ({ dialogs, roots }) => {
    mkdirSync(roots.data, { recursive: true });
    await dialogs.openPath(roots.data);
    return {};
  },
  'settings.fonts': (_context, { again }) => {
    if (again || fonts === null) fonts = bookFonts('system');
    return { faces: fonts.uses.map((use) => ({ ...use, wanted: [...OFFICIAL_FACES[use.role]] })), remarks: [...fonts.remarks] };
  },
  'settings.thresholds': ({ desk, library }) => {
    const { book } = desk.state();
    if (book === null) return null;
    const known = library.packs.list().some((pack) => pack.id === book.packId);
    return { year: book.year, locked: book.locked, own: desk.book().pack.thresholds, pack: known ? library.packs.getPack(book.packId).thresholds : null };
  },
  'settings.putThresholds': ({ desk }, thresholds) => {
    desk.write(`把要说明原因的幅度改为：比上年 ${thresholds.growth}%，比预算 ${thresholds.deviation}%`, (tx, year) => putPack(tx, year, withThresholds(readPack(tx, year), thresholds)));
    return desk.state();
  },
  'settings.definitions': (context, { kind }) => definitionsOf(context, kind),
  'settings.createDefinition': (context, { kind, from, id, name, province, validFrom }) => {
    const { library, roots } = context;
    if (kind === 'pack') createPack(library, roots.data, { from, id, name, province, validFrom });
    else createScheme(library, roots.data, { from, id, name });
    return changed(context, kind);
  },
  'settings.readDefinition': ({ library, roots }, { kind, id }) => {
    const { own, files } = kind === 'pack' ? readPackFiles(library, roots.data, id) : readSchemeFile(library, roots.data, id);
    return { own, files: [...files] };
  },
  'settings.checkDefinition': ({ library, roots }, { kind, id, files }) => {
    assertId(id);
    if (kind === 'scheme') return { problems: [...checkSchemeFile(id, files)], drawing: null };
    const { problems, drawing } = checkPackFiles(library, roots.data, id, files);
    return { problems: [...problems], drawing };
  },
  'settings.saveDefinition': (context, { kind, id, files }) => {
    assertId(id);
    (kind === 'pack' ? savePack : saveScheme)(context.library, context.roots.data, id, files);
    return changed(context, kind);
  },
  'settings.removeDefinition': (context, { kind, id }) => {
    (kind === 'pack' ? removePack : removeScheme)(context.library, context.roots.data, id);
    return changed(context, kind);
  },
  'settings.about': ({ roots }) => readAbout(roots.resources),
};

/** Reading the font folders takes a moment and they seldom change: read once a start, and when asked. */
let fonts: BookFonts | null = null;

function valuesOf({ desk, preferences, roots }: DeskContext): ChannelOutput<'settings.read'> {
  const { backupFolder: chosen, backupsKept, pinyinSearch } = preferences.read();
  const folder = desk.isOpen() ? backupFolder(desk.ledger().path, chosen) : chosen;
  return { backupFolder: folder, backupFolderChosen: chosen !== null, backupsKept, pinyinSearch, dataFolder: roots.data };
}

/** The pack with other thresholds, under the hash of what it now says. */
function withThresholds({ hash: _hash, ...pack }: Pack, thresholds: Pack['thresholds']): Pack {
  const content = { ...pack, thresholds };
  return { ...content, hash: sha256(canonicalText(content)) };
}

function definitionsOf({ desk, library, roots }: DeskContext, kind: Kind): Definitions {
  const books = desk.isOpen() ? listBooks(desk.ledger().read) : [];
  if (kind === 'pack') {
    return listPacks(library, roots.data).map(({ province, ...pack }) => ({ ...pack, note: province || '全国', years: books.filter((book) => book.packId === pack.id).map((book) => book.year) }));
  }
  return listSchemes(library, roots.data).map(({ basis, ...scheme }) => ({ ...scheme, note: basis, provisional: false, years: books.filter((book) => book.schemeId === scheme.id).map((book) => book.year) }));
}

/** Pages that offer packs and schemes ask again. */
function changed(context: DeskContext, kind: Kind): Definitions {
  context.desk.touch();
  return definitionsOf(context, kind);
}

/** An id becomes the name of a folder. */
function assertId(id: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new BadInput('bad-id', `代号“${id}”不合要求：只能含小写字母、数字和连字符。`);
}
