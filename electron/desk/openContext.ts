import { openLibrary } from '../service/packs/library.ts';
import type { DeskContext } from './context.ts';
import { createDesk } from './desk.ts';
import { createJobs } from './jobs.ts';
import { createPathTokens } from './pathTokens.ts';
import { openPreferences } from './preferences.ts';

/** All that the handlers work with, over what a shell passes in. */
export function openDeskContext(parts: Pick<DeskContext, 'roots' | 'emit' | 'dialogs' | 'clock' | 'log'>): DeskContext {
  const { roots, emit, log } = parts;
  const library = openLibrary(roots.resources, [roots.data]);
  const preferences = openPreferences(roots.data);
  return { ...parts, library, preferences, paths: createPathTokens(), jobs: createJobs(emit), desk: createDesk({ library, emit, log, displayUnit: preferences.read().displayUnit }) };
}
