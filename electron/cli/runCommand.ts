import { BadInput } from '../../shared/badInput.ts';
import { type Command, commands } from './commands.ts';

/** Exit codes of DESIGN §9. */
const OK = 0;
const BAD_INPUT = 2;
const UNEXPECTED = 3;

/** Runs the command that the words after the program's name ask for, printing as it goes, and gives the exit code. Never throws. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv);
  } catch (error) {
    if (error instanceof BadInput) {
      process.stderr.write(`${error.message}\n`);
      return BAD_INPUT;
    }
    process.stderr.write(`程序出错，请把下面的内容发给维护人员：\n${error instanceof Error ? error.stack : String(error)}\n`);
    return UNEXPECTED;
  }
}

async function run(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage());
    return name === undefined ? BAD_INPUT : OK;
  }
  const command = commands.find((entry) => entry.name === name);
  if (!command) throw new BadInput('unknown-command', `没有“${name}”这个命令：可用的有 ${commands.map((entry) => entry.name).join('、')}，用 npm run juece -- help 查看用法。`);
  const { main } = await command.load();
  return main(rest);
}

function usage(): string {
  const line = (command: Command): string => `  ${command.usage}\n      ${command.summary}\n`;
  return `决算册：部门决算公开的编制、校核与成册\n\n用法：npm run juece -- <命令> [参数]\n\n${commands.map(line).join('')}\n退出码：0 完成；1 有错误级问题；2 输入有误；3 程序出错。\n`;
}
