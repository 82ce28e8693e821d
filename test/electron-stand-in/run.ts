/** `node run.ts ENTRY [ARGUMENTS]`: runs a built main script with `electron` mapped to the stand-in. */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSettings } from './settings.ts';

const STAND_IN = new URL('./electronModule.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context)),
});

const { resourcesPath } = readSettings();
if (resourcesPath !== undefined) Object.defineProperty(process, 'resourcesPath', { value: resourcesPath });
const [, , entry, ...more] = process.argv;
if (entry === undefined) throw new Error('which entry?');
process.argv = [process.execPath, resolve(entry), ...more];
await import(pathToFileURL(resolve(entry)).href);
// Electron's own rule: the program is ready only after its entry module has finished.
const { entryFinished } = await import('./electronModule.ts');
entryFinished();
