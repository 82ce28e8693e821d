/** `npm run screenshots`: every page of the window with the sample bureau's ledger at the two screens that count, into docs/images/. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PAGES } from '../../shared/ipc/pages.ts';
import { buildProgram } from './buildProgram.ts';
import { launchProgram } from './launch.ts';

const IMAGES = resolve(import.meta.dirname, '../../docs/images');
const SCREENS = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }] as const;

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
      await page.screenshot({ path: join(IMAGES, `${name}-${screen.width}.png`) });
      process.stdout.write(`${name}-${screen.width}.png\n`);
    };
    if (only.length === 0) await shoot('welcome');
    await program.answerDialog(join(program.documents, '示例单位.juece'));
    await program.call('ledger.newSample', {});
    for (const { id, title } of PAGES) {
      if (only.length > 0 && !only.includes(id)) continue;
      await page.getByRole('navigation').getByText(title, { exact: true }).first().click();
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 20_000 }).catch(() => process.stderr.write(`${title}：还在载入时就拍了\n`));
      await shoot(id);
    }
    for (const error of program.consoleErrors) process.stderr.write(`${error}\n`);
  } finally {
    await program.close();
  }
}
