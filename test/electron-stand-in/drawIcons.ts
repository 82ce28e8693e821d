/** `npm run icons`: draws the product's icons from their SVG in Chromium, at every size that a system asks for. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { QUIET_ARGUMENTS, findBrowser } from './browser.ts';

const ICONS = resolve(import.meta.dirname, '../../resources/icons');
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const WINDOWS = [16, 24, 32, 48, 64, 128, 256] as const;

const found = await findBrowser();
if (found === null) throw new Error('没有找到 Chromium：请安装，或用 CHROMIUM_BIN 指明它的路径。');
const browser = await chromium.launch({ executablePath: found.executable, args: [...QUIET_ARGUMENTS] });
const page = await browser.newPage();

async function drawn(svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** An .ico is a directory of PNG pictures: six bytes of head, sixteen an entry, then the pictures. 256 is written as 0. */
function ico(pictures: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

mkdirSync(join(ICONS, 'linux'), { recursive: true });
for (const name of ['icon', 'document'] as const) {
  const svg = readFileSync(join(ICONS, `${name}.svg`), 'utf8');
  const pictures = [];
  for (const size of WINDOWS) pictures.push({ size, png: await drawn(svg, size) });
  writeFileSync(join(ICONS, `${name}.ico`), ico(pictures));
  if (name === 'icon') for (const size of LINUX) writeFileSync(join(ICONS, 'linux', `${size}x${size}.png`), await drawn(svg, size));
}
await browser.close();
