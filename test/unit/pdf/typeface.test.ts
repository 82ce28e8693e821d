import { expect, test } from 'vitest';
import { FACE_ROLES, bundledFonts, resolveFonts } from '../../../electron/pdf/fontSet.ts';
import { Typefaces, widthOf } from '../../../electron/pdf/typeface.ts';
import { BadInput } from '../../../shared/badInput.ts';

const bundled = bundledFonts();

test('the bundled faces have what bureaus write: rare characters, circled numbers, units, comparison signs', () => {
  const faces = new Typefaces(bundled);
  for (const role of FACE_ROLES) faces.glyphs('䶮㙇囍喆珺焜①⑳⑴㎡㎞≥≤≧≦℃％‰—…“”·¥￥×÷√Ⅰ〔2024〕', role);
  expect(faces.missing).toEqual([]);
});

test('a character that no face has is printed as 〓 and reported once', () => {
  const faces = new Typefaces(bundled);
  const glyphs = faces.glyphs('王\u{20BB7}\u{20BB7}', 'body');
  expect(glyphs.map((glyph) => glyph.char)).toEqual(['王', '〓', '〓']);
  expect(faces.missing).toEqual(['\u{20BB7}']);
});

test('a glyph the first face lacks comes from the next one', () => {
  const serif = bundled.body[0];
  if (!serif) throw new Error('no bundled face');
  const first = new Typefaces(bundled).glyphs('预', 'table')[0]?.face.key;
  const other = new Typefaces(resolveFonts((role) => (role === 'table' ? serif : undefined), bundled)).glyphs('预', 'table')[0]?.face.key;
  expect(first).not.toBe(other);
  expect(other).toBe(serif.file);
});

test('marks of no width, controls and carriage returns leave nothing behind', () => {
  const faces = new Typefaces(bundled);
  expect(faces.glyphs('收\u200b入\ufeff\u0007\ufe0f', 'body').map((glyph) => glyph.char).join('')).toBe('收入');
  expect(faces.glyphs('一\r\n二', 'body').map((glyph) => glyph.char)).toEqual(['一', '\n', '二']);
  expect(faces.missing).toEqual([]);
});

test('digits of the table face are of one width, so that columns of figures align', () => {
  const faces = new Typefaces(bundled);
  expect(new Set([...'0123456789'].map((digit) => widthOf(faces.glyphs(digit, 'table'))))).toHaveProperty('size', 1);
});

test('a file that is no font is refused with one sentence', () => {
  const set = resolveFonts(() => ({ file: import.meta.filename }), bundled);
  expect(() => new Typefaces(set)).toThrow(BadInput);
  expect(() => new Typefaces(set)).toThrow(/字体文件/);
});
