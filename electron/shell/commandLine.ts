import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** The arguments after `--cli`, null where the program is to show its window. */
export function commandAfter(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli');
  return at < 0 ? null : argv.slice(at + 1);
}

/** Takes `--json-out FILE` out of a command and asks for JSON instead. */
export function withJsonOut(command: readonly string[]): { readonly command: readonly string[]; readonly jsonOut: string | null } {
  const at = command.indexOf('--json-out');
  const file = at < 0 ? undefined : command[at + 1];
  if (file === undefined) return { command, jsonOut: null };
  const rest = [...command.slice(0, at), ...command.slice(at + 2)];
  return { command: rest.includes('--json') ? rest : [...rest, '--json'], jsonOut: resolve(file) };
}

/** Runs a command of the command line inside the packaged program, without a window. With `--json-out` what it says goes to that file, since a program with windows has no console. */
export async function runCommand(asked: readonly string[]): Promise<void> {
  const { command, jsonOut } = withJsonOut(asked);
  const said = { out: '', err: '' };
  if (jsonOut !== null) {
    capture(process.stdout, (text) => { said.out += text; });
    capture(process.stderr, (text) => { said.err += text; });
  }
  const { runCommand: run } = await import('../cli/runCommand.ts');
  const code = await run(command);
  if (jsonOut !== null) writeFileSync(jsonOut, said.out === '' ? `${JSON.stringify({ exit: code, error: said.err.trim() })}\n` : said.out);
  app.exit(code);
}

function capture(stream: NodeJS.WriteStream, take: (text: string) => void): void {
  stream.write = (chunk: string | Uint8Array): boolean => {
    take(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return true;
  };
}
