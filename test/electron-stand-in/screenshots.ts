/** `npm run screenshots`: every page of the window with the sample bureau's ledger at the two screens that count, into docs/images/. */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { PAGES } from '../../shared/ipc/pages.ts';
import { buildProgram } from './buildProgram.ts';
import { launchProgram } from './launch.ts';

const IMAGES = resolve(import.meta.dirname, '../../docs/images');
const SCREENS = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }] as const;

/** A picture shows a folder as a bureau has one, not the scratch folder of the run. */
function nameFolder({ from, to }: { readonly from: string; readonly to: string }): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.nodeValue?.includes(from)) text.nodeValue = text.nodeValue.replaceAll(from, to);
  }
}

/** Waits until the page says the same thing for a second and nothing of it is still being opened. */
async function settled(page: Page, title: string): Promise<void> {
  let before = '';
  for (let tries = 0; tries < 60; tries += 1) {
    const now = await page.getByRole('main').first().innerHTML();
    if (now === before && !/正在|aria-busy="true"/.test(now)) return;
    before = now;
    await page.waitForTimeout(1_000);
  }
  process.stderr.write(`${title}：还在载入时就拍了\n`);
}

process.env['JUECE_BUILT'] = buildProgram();
mkdirSync(IMAGES, { recursive: true });
const [, , ...only] = process.argv;
for (const screen of SCREENS) {
  const program = await launchProgram({ screen });
  try {
    const { page } = program;
    await page.setViewportSize(screen);
    await page.getByRole('main').or(page.locator('body')).first().waitFor();
    const shoot = async (name: string): Promise<void> => {
      await page.evaluate('document.fonts.ready');
      await page.waitForLoadState('networkidle');
      await page.evaluate(nameFolder, { from: dirname(program.documents), to: 'D:/决算公开' });
      await page.screenshot({ path: join(IMAGES, `${name}-${screen.width}.png`) });
      process.stdout.write(`${name}-${screen.width}.png\n`);
    };
    if (only.length === 0) await shoot('welcome');
    await program.answerDialog(join(program.documents, '示例单位.juece'));
    await program.call('ledger.newSample', {});
    for (const { id, title } of PAGES) {
      if (only.length > 0 && !only.includes(id)) continue;
      await page.getByRole('navigation').getByText(title, { exact: true }).first().click();
      await settled(page, title);
      await shoot(id);
    }
    for (const error of program.consoleErrors) process.stderr.write(`${error}\n`);
  } finally {
    await program.close();
  }
}
