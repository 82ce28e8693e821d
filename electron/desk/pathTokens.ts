import { randomUUID } from 'node:crypto';
import { BadInput } from '../../shared/badInput.ts';

/** Paths that dialogs gave, under opaque tokens: the window passes a token back and never sees or makes a path. */
export interface PathTokens {
  /** The same path has the same token for as long as the program runs. */
  keep(path: string): string;
  /** Throws BadInput `unknown-file` for a token that this program did not give out. */
  of(token: string): string;
}

export function createPathTokens(): PathTokens {
  const paths = new Map<string, string>();
  const tokens = new Map<string, string>();
  return {
    keep(path) {
      const known = tokens.get(path);
      if (known !== undefined) return known;
      const token = randomUUID();
      tokens.set(path, token);
      paths.set(token, path);
      return token;
    },
    of(token) {
      const path = paths.get(token);
      if (path === undefined) throw new BadInput('unknown-file', '这个文件是上次打开程序时选的，已经失效：请重新选择文件。');
      return path;
    },
  };
}
