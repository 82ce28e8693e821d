import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { vi } from 'vitest';
import { runCommand } from '../../electron/cli/runCommand.ts';
import { ROOT } from '../sound/soundWorkbooks.ts';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  /** Without the lines of progress that slow work shows. */
  readonly stderr: string;
}

/** The words after `node` of the script `juece`. */
function words(): string[] {
  const { scripts }: { readonly scripts?: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [node, ...rest] = (scripts?.['juece'] ?? '').split(' ');
  if (node !== 'node' || rest.length === 0) throw new Error('package.json has no script juece that starts node');
  return rest;
}

/** Starts the program as a person does and waits for its end: for what only a process of its own shows. */
export function startProgram(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...words(), ...args], { cwd: ROOT, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr: withoutProgress(stderr) });
    });
  });
}

function withoutProgress(stderr: string): string {
  return stderr.split('\n').filter((line) => !line.endsWith('……')).join('\n');
}

/** Runs a command here, one at a time: what it prints is caught, so that no other may print meanwhile. */
export async function run(...args: readonly string[]): Promise<Run> {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) => vi.spyOn(process[name], 'write').mockImplementation((text) => {
    printed[name] += String(text);
    return true;
  }));
  try {
    const code = await runCommand(args);
    return { code, stdout: printed.stdout, stderr: withoutProgress(printed.stderr) };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Every file below a folder with the digest of its bytes. */
export function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [relative(folder, file), digest(file)]));
}

export function digest(file: string): string {
  return `${statSync(file).size} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
}
