import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { programForAll } from './program.ts';
import { openSample } from './sample.ts';
import { TOURS } from './tour.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Fault { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly html: string }[] }

/** Serious and critical faults of what the window shows, each with the first element that has it. */
async function faults(page: Page): Promise<readonly string[]> {
  if (await page.evaluate('typeof axe') === 'undefined') await page.evaluate(AXE);
  const violations = await page.evaluate<readonly Fault[]>('axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)');
  return violations.filter((fault) => fault.impact === 'serious' || fault.impact === 'critical').map((fault) => `${fault.id}: ${fault.nodes[0]?.html.slice(0, 200) ?? ''}`);
}

describe('accessibility: no serious fault', () => {
  const program = programForAll();

  program('on the welcome page', async ({ page }) => {
    await page.getByRole('heading', { name: '决算册' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  for (const names of [['frame', 'ledger', 'statements', 'checks'], ['performance', 'narrative', 'foreignAudit'], ['booklet', 'history', 'settings'], ['locked', 'rolledForward', 'importing']] as const) {
    program(`in any view, drawer or dialog of ${names.join(', ')}`, async (running) => {
      await openSample(running);
      const found: string[] = [];
      for (const name of names) for await (const stop of TOURS[name](running)) found.push(...(await faults(running.page)).map((fault) => `${stop}: ${fault}`));
      expect(found).toEqual([]);
    });
  }
});
