import { BadInput } from '../../shared/badInput.ts';
import { checkPack } from '../resources/packCheck.ts';
import { loadClassification } from '../resources/classification.ts';
import { ownResourceRoot } from '../service/packs/library.ts';
import { join } from 'node:path';
import { readArguments } from './arguments.ts';

/** `pack check DIR [--resolved]`: exit 1 when the pack has problems. */
export async function main(args: readonly string[]): Promise<number> {
  const { files: [action, folder, ...more], flag } = readArguments(args, { flags: ['resolved'] });
  if (action !== 'check' || folder === undefined || more.length > 0) throw new BadInput('bad-arguments', '用法：pack check 目录 [--resolved]，例如 pack check resources/packs/national-2023。');
  const root = ownResourceRoot();
  const classification = loadClassification(root);
  const year = new Date().getFullYear();
  const check = checkPack(folder, [join(root, 'packs')], { nameOf: (dimension, code) => classification.nameOf(dimension, code, year) ?? code });
  if (check.problems.length > 0) {
    process.stdout.write(`版式“${check.id}”有 ${check.problems.length} 处问题：\n${check.problems.map((problem) => `  ${problem}\n`).join('')}`);
    return 1;
  }
  process.stdout.write(flag('resolved') ? `${check.resolved ?? ''}\n` : `${check.drawing ?? ''}\n版式“${check.id}”没有问题。\n`);
  return 0;
}
