import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFonts } from '../../../electron/fonts/findFonts.ts';
import { systemFontFolders } from '../../../electron/fonts/fontFolders.ts';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { renderBooklet } from '../../../electron/pdf/renderBooklet.ts';
import { embeddedFonts, missingGlyphs } from '../../pdf/readPdf.ts';
import { sampleBooklet } from '../../pdf/sampleBooklet.ts';
import { fakeCollection, fakeFont } from './fakeFonts.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'juece-fonts-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string, bytes: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const FANG_SONG = { family: '仿宋', postscriptName: 'FangSong' } as const;

test('a face is known by the names in its file, whatever the file is called, also in subfolders', () => {
  mkdirSync(join(folder, 'truetype'));
  const body = place('truetype/a1.TTF', fakeFont(FANG_SONG));
  const heading = place('b2.ttf', fakeFont({ family: '黑体', postscriptName: 'SimHei' }));
  const { fonts, found, remarks } = findFonts([folder, join(folder, 'none')]);
  expect(found).toEqual({ body: { file: body }, heading: { file: heading }, bodyBold: { file: heading }, tableBold: { file: heading } });
  expect(fonts.body).toEqual([{ file: body }, ...bundledFonts().body]);
  expect(fonts.title).toEqual(bundledFonts().title);
  expect(remarks).toEqual([]);
});

test('仿宋_GB2312 goes before 仿宋, and a bold face of the name is not taken for the upright one', () => {
  place('a.ttf', fakeFont(FANG_SONG));
  const national = place('z.ttf', fakeFont({ family: '仿宋_GB2312', postscriptName: 'FangSong_GB2312' }));
  place('0.ttf', fakeFont({ family: '仿宋_GB2312', postscriptName: 'FangSong_GB2312-Bold', bold: true }));
  expect(findFonts([folder]).found.body).toEqual({ file: national });
});

test('a face in a collection is found with its member and printed', async () => {
  const file = place('simsun.ttc', fakeCollection([{ family: '新宋体', postscriptName: 'NSimSun' }, { family: '宋体', postscriptName: 'SimSun' }]));
  const { fonts, found } = findFonts([folder]);
  expect(found).toEqual({ table: { file, member: 'SimSun' }, folio: { file, member: 'SimSun' } });
  const { bytes, missing } = await renderBooklet(sampleBooklet(), { edition: 'web', fonts });
  expect(embeddedFonts(bytes).some((font) => font.name.endsWith('+SimSun'))).toBe(true);
  expect(embeddedFonts(bytes).every((font) => font.embedded)).toBe(true);
  expect(missing).toEqual([]);
  expect(missingGlyphs(bytes)).toBe(0);
});

test.each([
  { permission: 0x0002, fault: '不允许嵌入' }, { permission: 0x0104, fault: '不允许按所用文字嵌入' }, { permission: 0x0208, fault: '点阵' },
])('a face with permission $permission is skipped with a remark', ({ permission, fault }) => {
  place('a.ttf', fakeFont({ family: '仿宋_GB2312', postscriptName: 'FangSong_GB2312', permission }));
  const free = place('b.ttf', fakeFont(FANG_SONG));
  const { found, remarks } = findFonts([folder]);
  expect(found.body).toEqual({ file: free });
  expect(remarks).toHaveLength(1);
  expect(remarks[0]).toContain('FangSong_GB2312');
  expect(remarks[0]).toContain(fault);
});

test.each([0x0000, 0x0004, 0x0008, 0x000a])('permission %i allows a face to be embedded', (permission) => {
  const file = place('a.ttf', fakeFont({ ...FANG_SONG, permission }));
  expect(findFonts([folder])).toMatchObject({ found: { body: { file } }, remarks: [] });
});

test('damaged files are skipped with a remark each, and other files are left alone', () => {
  const whole = fakeFont(FANG_SONG);
  place('cut.ttf', whole.subarray(0, whole.length / 2));
  place('empty.ttc', Buffer.alloc(0));
  place('text.otf', Buffer.from('not a font at all, but long enough to have a header'));
  place('readme.txt', Buffer.from('fonts'));
  const { found, fonts, remarks } = findFonts([folder]);
  expect(found).toEqual({});
  expect(fonts).toEqual(bundledFonts());
  expect(remarks.map((remark) => /“(.*)”/.exec(remark)?.[1])).toEqual(['cut.ttf', 'empty.ttc', 'text.otf']);
});

test('Windows keeps fonts in two places, UOS and Kylin in four', () => {
  expect(systemFontFolders('win32', { WINDIR: 'D:\\Windows', LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }))
    .toEqual(['D:\\Windows\\Fonts', 'C:\\Users\\a\\AppData\\Local\\Microsoft\\Windows\\Fonts']);
  expect(systemFontFolders('linux', { HOME: '/home/a' })).toEqual(['/usr/share/fonts', '/usr/local/share/fonts', '/home/a/.local/share/fonts', '/home/a/.fonts']);
});
