import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKS, ROOT, soundBook, writeSoundBook } from '../sound/soundWorkbooks.ts';
import { FIXTURES, PRINTINGS } from './fixtures.ts';

// `node test/roundtrip/makeFixtures.ts`, with LibreOffice on the PATH: the sound workbook of each pack as this program writes it,
// and as LibreOffice saves it in three formats.
const folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
const target = join(ROOT, 'test/fixtures/workbooks/saved');
for (const [at, pack] of PACKS.entries()) {
  const file = join(folder, `${pack}.xlsx`);
  await writeSoundBook(soundBook(pack, PRINTINGS[at % PRINTINGS.length] ?? '元'), file);
  copyFileSync(file, join(target, FIXTURES.written(pack)));
  for (const [format, name] of [['xls:MS Excel 97', FIXTURES.xls(pack)], ['ods', FIXTURES.ods(pack)], ['xlsx:Calc MS Excel 2007 XML', FIXTURES.saved(pack)]] as const) {
    const out = join(folder, 'out');
    execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', format, '--outdir', out, file]);
    copyFileSync(join(out, `${pack}.${format.split(':')[0]}`), join(target, name));
  }
}
rmSync(folder, { recursive: true, force: true });
