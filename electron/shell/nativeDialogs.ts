import { type BrowserWindow, app, dialog, shell } from 'electron';
import { join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { Dialogs, FileKind } from '../desk/context.ts';

/** The system's dialogs over the window; paths come from here alone. */
export function nativeDialogs(window: () => BrowserWindow | null, print: (pdf: string) => Promise<void>): Dialogs {
  const parent = (): BrowserWindow => {
    const found = window();
    if (!found) throw new Error('no window to show a dialog over');
    return found;
  };
  return {
    async chooseFiles({ title, kinds, several }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), { title, filters: filters(kinds), properties: several ? ['openFile', 'multiSelections'] : ['openFile'] });
      return canceled ? [] : filePaths;
    },
    async chooseFolder({ title }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), { title, properties: ['openDirectory', 'createDirectory'] });
      return canceled ? null : filePaths[0] ?? null;
    },
    async chooseSave({ title, suggestedName, kinds }) {
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), { title, defaultPath: join(app.getPath('documents'), suggestedName), filters: filters(kinds) });
      return canceled || filePath === '' ? null : filePath;
    },
    async openPath(path) {
      const problem = await shell.openPath(path);
      if (problem !== '') throw new BadInput('open-failed', `系统没有打开“${path}”（${problem}）：请在文件夹中双击它。`);
    },
    print,
  };
}

function filters(kinds: readonly FileKind[]): { name: string; extensions: string[] }[] {
  return kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}
