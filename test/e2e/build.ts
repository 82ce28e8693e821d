import { buildProgram } from '../electron-stand-in/buildProgram.ts';

/** The program is built once for the whole group; `launchProgram` finds it by JUECE_BUILT. */
export function setup(): void {
  process.env['JUECE_BUILT'] = buildProgram();
}
