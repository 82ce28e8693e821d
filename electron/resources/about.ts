import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BadInput } from '../../shared/badInput.ts';

const licences = z.object({
  packages: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.int().nullable() })),
  texts: z.array(z.string()),
});

export type Licences = z.output<typeof licences>;

/** What the program is and whose work is in it: its version, and the packages that ship with it with their licences (`npm run licences`). */
export function readAbout(resourceRoot: string): Licences & { readonly version: string } {
  try {
    const program = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(resourceRoot, '..', 'package.json'), 'utf8')));
    return { version: program.version, ...licences.parse(JSON.parse(readFileSync(join(resourceRoot, 'licences.json'), 'utf8'))) };
  } catch {
    throw new BadInput('about.unreadable', '程序自带的许可说明（resources/licences.json）读不出来：请重新安装程序。');
  }
}
