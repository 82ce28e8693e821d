import { parseArgs } from 'node:util';
import { BadInput } from '../../shared/badInput.ts';

export interface Arguments {
  readonly files: readonly string[];
  text(name: string): string | undefined;
  flag(name: string): boolean;
}

/** Parses a command's arguments; unknown or incomplete ones are bad input. */
export function readArguments(args: readonly string[], options: { readonly texts?: readonly string[]; readonly flags?: readonly string[] }): Arguments {
  const declared = Object.fromEntries([
    ...(options.texts ?? []).map((name) => [name, { type: 'string' as const }]),
    ...(options.flags ?? []).map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const parsed = parseArgs({ args: [...args], options: declared, allowPositionals: true, strict: true });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    return {
      files: parsed.positionals,
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
      flag: (name) => values[name] === true,
    };
  } catch (error) {
    const known = [...(options.texts ?? []), ...(options.flags ?? [])].map((name) => `--${name}`).join('、');
    throw new BadInput('bad-arguments', `命令参数写错了（${args.join(' ')}）：可用的参数有 ${known}，带值的写成 --参数 值。${error instanceof TypeError ? '' : String(error)}`);
  }
}

/** A year given on the command line. */
export function readYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const year = Number(text);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new BadInput('bad-year', `年度“${text}”不对：请写四位年份，例如 --year 2024。`);
  return year;
}

export function required(value: string | undefined, name: string, example: string): string {
  if (value === undefined || value === '') throw new BadInput('missing-argument', `缺少参数 --${name}：请写明，例如 --${name} ${example}。`);
  return value;
}
