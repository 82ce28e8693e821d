import type { Page } from 'playwright-core';

/** Drops files on the page as a person does from the folder: their names and their bytes. */
export async function dropFiles(page: Page, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return data;
  }, sent);
  const main = page.getByRole('main', { name: '导入' });
  // The page's part of the program is loaded when it is first opened: before that there is nothing to drop on.
  await main.getByRole('button', { name: /选择文件/ }).first().waitFor();
  const zone = main.locator('> *').first();
  await zone.dispatchEvent('dragover', { dataTransfer: transfer });
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
}
