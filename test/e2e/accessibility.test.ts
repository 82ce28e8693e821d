import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PAGES } from '../../shared/ipc/pages.ts';
import { program } from './program.ts';
import { openSample, openTable } from './sample.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Fault { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly html: string }[] }

/** Serious and critical faults of what the window shows, each with the first element that has it. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate<readonly Fault[]>('axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)');
  return violations.filter((fault) => fault.impact === 'serious' || fault.impact === 'critical').map((fault) => `${fault.id}: ${fault.nodes[0]?.html.slice(0, 200) ?? ''}`);
}

describe('accessibility', () => {
  program('the welcome page and every page with a year open have no serious fault', async (running) => {
    const { page } = running;
    await page.getByRole('heading', { name: '决算册' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await openSample(running);
    for (const { title } of PAGES) {
      await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: new RegExp(`^${title}`) }).click();
      await page.getByRole('main', { name: title }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await faults(page), title).toEqual([]);
    }
  });

  program('填报 with its grid, panel and dialogs', async (running) => {
    const { page } = running;
    await openSample(running);
    for (const title of [/(?<!财政拨款)收入支出决算总表$/, /一般公共预算财政拨款支出决算表$/, /基本支出决算/]) {
      await openTable(page, title);
      expect(await faults(page)).toEqual([]);
    }
    await page.keyboard.press('F6');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: '查找' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });
});
