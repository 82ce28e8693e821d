import { basename, dirname, resolve } from 'node:path';
import { dump } from 'js-yaml';
import { BadInput } from '../../shared/badInput.ts';
import { checkTemplates } from '../../shared/narrative/checkTemplates.ts';
import { drawPack } from '../../shared/pack/drawing.ts';
import { type RawPack, type Resolution, problemText, resolvePack } from '../../shared/pack/resolve.ts';
import type { Names } from '../../shared/statement/rows.ts';
import { sha256 } from './digest.ts';
import { findPackFolders, isPackFolder, readPack } from './packFiles.ts';

/** What `pack check` prints. */
export interface PackCheck {
  readonly id: string;
  /** One line each: file, place, fault and remedy. Empty when the pack is sound. */
  readonly problems: readonly string[];
  /** The resolved pack as YAML, its chain and hash at the head; null when it is faulty. */
  readonly resolved: string | null;
  /** Its statements as empty forms drawn with characters; null when it is faulty. */
  readonly drawing: string | null;
}

/**
 * Checks one pack folder. Packs that it extends are sought beside it, then under the roots.
 * Throws BadInput when the folder has no pack.yaml.
 * @param names names of codes for the drawing (those of a fixed list come from the pack)
 */
export function checkPack(dir: string, roots: readonly string[], names: Names): PackCheck {
  const folder = resolve(dir);
  if (!isPackFolder(folder)) throw new BadInput('pack.noFolder', `“${dir}”中没有 pack.yaml，不是版式文件夹，请核对路径。`);
  const id = basename(folder);
  const folders = findPackFolders([dirname(folder), ...roots], true);
  const readParent = (parent: string): RawPack | null => {
    const found = folders.get(parent);
    return found === undefined ? null : readPack(found);
  };
  const outcome = orProblem(() => resolvePack(readPack(folder), readParent, sha256));
  if (typeof outcome === 'string') return { id, problems: [outcome], resolved: null, drawing: null };
  if ('problems' in outcome) return { id, problems: outcome.problems.map(problemText), resolved: null, drawing: null };
  const sentences = checkTemplates(outcome.pack);
  if (sentences.length > 0) return { id, problems: sentences, resolved: null, drawing: null };
  const head = `# 版式 ${id}（${outcome.chain.join(' → ')}），内容摘要 ${outcome.pack.hash}\n`;
  return { id, problems: [], resolved: head + dump(outcome.content, { lineWidth: -1 }), drawing: drawPack(outcome.pack, names) };
}

function orProblem(read: () => Resolution): Resolution | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
}
