import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { recorded } from './recorded.ts';

/** Answers that a test laid out, first come first served. */
const answers: (readonly string[] | null)[] = [];

export function answerNextDialog(paths: readonly string[] | null): void {
  answers.push(paths);
}

interface DialogOptions { readonly title?: string; readonly defaultPath?: string }

/** A laid-out answer; where a person sits before it, the path is asked for in the terminal. */
async function answered(kind: string, { title = '', defaultPath = '' }: DialogOptions): Promise<readonly string[] | null> {
  recorded.dialogs.push({ kind, title, suggested: defaultPath });
  const laid = answers.shift();
  if (laid !== undefined) return laid;
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const path = await terminal.question(`${title}${defaultPath === '' ? '' : `（回车用 ${defaultPath}）`}，请输入路径，留空取消：`);
  terminal.close();
  const chosen = path.trim() === '' ? defaultPath : path.trim();
  return chosen === '' ? null : [chosen];
}

export const dialog = {
  async showOpenDialog(_window: unknown, options: DialogOptions): Promise<{ canceled: boolean; filePaths: string[] }> {
    const paths = await answered('open', options);
    return { canceled: paths === null, filePaths: [...(paths ?? [])] };
  },
  async showSaveDialog(_window: unknown, options: DialogOptions): Promise<{ canceled: boolean; filePath: string }> {
    const paths = await answered('save', options);
    return { canceled: paths === null, filePath: paths?.[0] ?? '' };
  },
  showErrorBox(_title: string, content: string): void {
    recorded.errorBoxes.push(content);
    process.stderr.write(`${content}\n`);
  },
};

export const shell = {
  openPath(path: string): Promise<string> {
    recorded.opened.push(path);
    if (process.stdin.isTTY && process.platform === 'linux') spawn('xdg-open', [path], { detached: true, stdio: 'ignore' }).on('error', () => {}).unref();
    return Promise.resolve('');
  },
};
