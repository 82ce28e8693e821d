import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import { type Measured, warm } from './measure.ts';
import { sampleDocuments } from './sampleDocuments.ts';

/** 决算公开.pdf of the sample year, laid out and drawn. */
export async function pdf(): Promise<Measured[]> {
  const { booklet } = sampleDocuments();
  return [await warm({ what: '排版 决算公开.pdf（约 30 页）', limit: 1200, runs: 5, warmUp: 2 }, () => renderBooklet(booklet, { edition: 'print' }))];
}
