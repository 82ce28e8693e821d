/** `node run.ts ENTRY [ARGUMENTS]`: runs a built main script with `electron` mapped to the stand-in. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOLDER } from './appObject.ts';
import { startOwnChromium } from './emptyPage.ts';
import { readSettings } from './settings.ts';

const STAND_IN = new URL('./electronModule.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context)),
});

const { resourcesPath, userData } = readSettings();
if (resourcesPath !== undefined) Object.defineProperty(process, 'resourcesPath', { value: resourcesPath });
const [, , entry, ...more] = process.argv;
if (entry === undefined) throw new Error('which entry?');
if (!more.includes('--cli') && !existsSync(join(userData, HOLDER))) startOwnChromium();
process.argv = [process.execPath, resolve(entry), ...more];
await import(pathToFileURL(resolve(entry)).href);
// Electron's own rule: the program is ready only after its entry module has finished.
const { entryFinished } = await import('./electronModule.ts');
entryFinished();
