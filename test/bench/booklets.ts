import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longBooklet } from './longBooklet.ts';
import { type Measured, coldScript } from './measure.ts';
import { previewRows } from './previewRows.ts';
import { sampleDocuments } from './sampleDocuments.ts';

/** Long booklets of the sample bureau laid out and drawn in fresh processes, and the preview of one. */
export async function booklets(): Promise<Measured[]> {
  const { booklet } = sampleDocuments();
  const scratch = mkdtempSync(join(tmpdir(), 'juece-booklets-'));
  const written = (name: string, forms: number, copies: number): string => {
    const file = join(scratch, name);
    writeFileSync(file, JSON.stringify(longBooklet(booklet, forms, copies)));
    return file;
  };
  try {
    return [
      ...coldScript('成册', { ms: 1800, MB: 900 }, 3, 'bookPdf.ts', [written('short.json', 6, 2)]),
      ...coldScript('成册，80 张自评表', { ms: 6000, MB: 1400 }, 3, 'bookPdf.ts', [written('long.json', 80, 14)]),
      ...await previewRows(longBooklet(booklet, 6, 2)),
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
