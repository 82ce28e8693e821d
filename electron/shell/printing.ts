import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';
import { BadInput } from '../../shared/badInput.ts';
import { guardSession } from './guards.ts';
import { WEB_PREFERENCES } from './policy.ts';

/** Shows one PDF to the system's print dialog, in a hidden page of a session that can load that file and nothing else. */
export async function printPdf(pdf: string): Promise<void> {
  const address = pathToFileURL(pdf).href;
  const printing = session.fromPartition(`print-${process.hrtime.bigint()}`);
  guardSession(printing, (asked) => asked === address || asked.startsWith('chrome-extension:') || asked.startsWith('blob:'));
  const page = new BrowserWindow({ show: false, webPreferences: { ...WEB_PREFERENCES, plugins: true, session: printing } });
  try {
    await page.loadURL(address);
    await new Promise<void>((resolve, reject) => {
      page.webContents.print({}, (done, reason) => {
        if (done || reason === 'Print job canceled' || reason === 'cancelled') resolve();
        else reject(new BadInput('print-failed', `没有打印成（${reason}）：请用“打开文件夹”找到 PDF，在阅读器中打印。`));
      });
    });
  } finally {
    page.destroy();
  }
}
