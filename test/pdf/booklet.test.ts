import { beforeAll, describe, expect, test } from 'vitest';
import { type RenderedBooklet, renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { bare, contentsLines, pageNumbered } from './contentsLines.ts';
import { type ReadDocument, type ReadPage, embeddedFonts, missingGlyphs, readPdf } from './readPdf.ts';
import { sampleBooklet } from './sampleBooklet.ts';

interface Edition {
  readonly rendered: RenderedBooklet;
  readonly read: ReadDocument;
}

const A4 = { width: 595, height: 842 };
let print: Edition;
let web: Edition;

beforeAll(async () => {
  const booklet = sampleBooklet();
  [print, web] = await Promise.all((['print', 'web'] as const).map(async (edition) => {
    const rendered = await renderBooklet(booklet, { edition });
    return { rendered, read: await readPdf(rendered.bytes) };
  })).then(([first, second]) => {
    if (!first || !second) throw new Error('not rendered');
    return [first, second];
  });
});

function each(check: (edition: Edition, name: 'print' | 'web') => void): void {
  check(print, 'print');
  check(web, 'web');
}

describe('contents', () => {
  test('each entry shows the number printed on the page where its heading stands', () => {
    each(({ read }) => {
      const lines = contentsLines(read);
      expect(lines.length).toBeGreaterThanOrEqual(18);
      for (const { title, number } of lines) {
        const page = pageNumbered(read, number);
        expect(page?.text).toContain(`—${number}—`);
        expect(page?.text).toContain(title.replace(/^[一二三四五]、(?=.*表$)/, ''));
      }
    });
  });

  test('each entry links to that page', () => {
    each(({ read }) => {
      const contents = read.pages.find((page) => page.label === 'I');
      const lines = contentsLines(read);
      expect(contents?.links).toHaveLength(lines.length);
      for (const [index, { number, y }] of lines.entries()) {
        const link = contents?.links[index];
        expect(read.pages[link?.page ?? -1]?.label).toBe(number);
        expect(Math.abs((link?.y ?? 0) - y)).toBeLessThan(25);
      }
    });
  });

  test('bookmarks lead to every part, section and table', () => {
    each(({ rendered, read }) => {
      const marks = read.bookmarks.filter((mark) => mark.title !== '目录');
      expect(marks.map((mark) => [mark.title, mark.page + 1])).toEqual(rendered.places.map((place) => [place.title, place.page]));
      expect(marks.find((mark) => mark.title === '五、国有资本经营预算财政拨款支出决算表')?.level).toBe(2);
    });
  });
});

describe('statements', () => {
  const sheets = sampleBooklet().parts.flatMap((part) => part.sections.flatMap((section) => section.blocks.flatMap((block): GridSheet[] => (block.kind === 'statement' ? [block.sheet] : []))));

  function pagesOf(read: ReadDocument, sheet: GridSheet): readonly ReadPage[] {
    const start = read.bookmarks.find((mark) => mark.title.endsWith(`、${sheet.title}`))?.page ?? -1;
    const end = read.bookmarks.find((mark) => mark.page > start)?.page ?? read.pages.length;
    return read.pages.slice(start, end);
  }

  test.each(sheets.map((sheet) => [sheet.title, sheet] as const))('%s: every cell, its number, unit and notes stand on its pages', (_title, sheet) => {
    each(({ read }) => {
      const text = pagesOf(read, sheet).map((page) => page.text).join('');
      for (const cell of sheet.cells) expect(text).toContain(bare(cell.text));
      for (const line of [sheet.number, sheet.unitLabel, `部门：${sheet.department}`, ...sheet.notes]) expect(text).toContain(bare(line));
    });
  });

  test('the head is repeated on each page of a table of three pages', () => {
    each(({ read }) => {
      const sheet = sheets.find((each) => each.id === 'income');
      const pages = sheet ? pagesOf(read, sheet).filter((page) => page.text !== '') : [];
      expect(pages).toHaveLength(3);
      for (const page of pages) for (const head of ['功能分类科目编码', '科目名称', '附属单位上缴收入', '栏次']) expect(page.text).toContain(head);
      expect(pages.slice(1).every((page) => page.text.includes('收入决算表（续表）'))).toBe(true);
    });
  });

  test('no amount is broken over two lines', () => {
    each(({ read }) => {
      const sheet = sheets.find((each) => each.id === 'summary');
      const texts = new Set((sheet ? pagesOf(read, sheet) : []).flatMap((page) => page.texts.map((each) => each.text)));
      for (const cell of sheet?.cells ?? []) if (cell.kind === 'amount') expect(texts).toContain(cell.text);
    });
  });
});

describe('pages', () => {
  test('print: every page is shown upright A4, wide tables turned with their head to the binding', () => {
    for (const [index, page] of print.read.pages.entries()) {
      expect(Math.round(page.width)).toBe(A4.width);
      expect(Math.round(page.height)).toBe(A4.height);
      if (page.rotation !== 0) expect(page.rotation).toBe(index % 2 === 0 ? 270 : 90);
    }
    expect(print.read.pages.filter((page) => page.rotation === 270).length).toBeGreaterThan(0);
    expect(print.read.pages.filter((page) => page.rotation === 90).length).toBeGreaterThan(0);
  });

  test('web: wide tables lie, nothing is turned, no page is empty', () => {
    for (const page of web.read.pages) {
      expect(page.rotation).toBe(0);
      expect(page.text).not.toBe('');
    }
    const lying = web.read.pages.filter((page) => page.width > page.height);
    expect(lying.length).toBeGreaterThanOrEqual(5);
    expect(lying.every((page) => Math.round(page.width) === A4.height && Math.round(page.height) === A4.width)).toBe(true);
  });

  test('print: parts begin on odd pages, and blank pages carry no number', () => {
    const parts = print.rendered.places.filter((place) => place.level === 1);
    expect(parts).toHaveLength(4);
    for (const part of parts) {
      expect(part.page % 2).toBe(1);
      expect(Number(part.number) % 2).toBe(1);
    }
    expect(print.read.pages.filter((page) => page.text === '').length).toBeGreaterThan(0);
  });

  test('page numbers stand at the outer foot in print, also on turned pages, and in the middle on the web', () => {
    const folio = (page: ReadPage): { x: number; y: number } | undefined => page.texts.find((each) => each.text.trim() === `— ${page.label} —`);
    for (const [index, page] of print.read.pages.entries()) {
      if (index === 0 || page.text === '') continue;
      const place = folio(page);
      expect(place?.y).toBeGreaterThan(760);
      if (index % 2 === 0) expect(place?.x).toBeGreaterThan(400);
      else expect(place?.x).toBeLessThan(150);
    }
    for (const page of web.read.pages.slice(1)) expect(Math.abs((folio(page)?.x ?? 0) - page.width / 2)).toBeLessThan(30);
  });

  test('the gutter is on the left of right-hand pages and on the right of left-hand pages', () => {
    const prose = print.read.pages.filter((page) => /收入支出决算情况说明（\d）/.test(page.text) && !/^[IVX]+$/.test(page.label));
    const edge = (page: ReadPage): number => Math.min(...page.texts.map((each) => each.x));
    const rightHand = prose.filter((page) => Number(page.label) % 2 === 1).map(edge);
    const leftHand = prose.filter((page) => Number(page.label) % 2 === 0).map(edge);
    expect(Math.min(...rightHand)).toBeGreaterThan(Math.min(...leftHand) + 3);
  });

  test('nothing stands outside the page', () => {
    each(({ read }) => {
      for (const page of read.pages) {
        for (const text of page.texts) {
          expect(text.x).toBeGreaterThan(28);
          expect(text.x).toBeLessThan(page.width - 28);
          expect(text.y).toBeGreaterThan(40);
          expect(text.y).toBeLessThan(page.height - 28);
          if (page.rotation === 0) expect(text.x + text.width).toBeLessThan(page.width - 28);
        }
      }
    });
  });

  test('no heading is the last line of its page', () => {
    each(({ read }) => {
      for (const page of read.pages.filter((candidate) => /^\d+$/.test(candidate.label) && candidate.texts.length > 8)) {
        const above = page.texts.filter((each) => !each.text.includes('—'));
        const last = above.toSorted((a, b) => b.y - a.y)[0]?.text ?? '';
        expect(last).not.toMatch(/^([一二三四五六七八九十]+、|（[一二三]+）|\d\.具体情况)/u);
      }
    });
  });
});

describe('document', () => {
  test('all fonts are embedded subsets and no glyph is missing', () => {
    each(({ rendered }) => {
      const fonts = embeddedFonts(rendered.bytes);
      expect(fonts.length).toBeGreaterThanOrEqual(4);
      for (const font of fonts) {
        expect(font.embedded).toBe(true);
        expect(font.name).toMatch(/^[A-Z]{6}\+/);
      }
      expect(missingGlyphs(rendered.bytes)).toBe(0);
      expect(rendered.missing).toEqual([]);
    });
  });

  test('title, author, subject and language are told; a final edition says nothing of 校核稿', () => {
    each(({ read }) => {
      expect(read.info).toMatchObject({ Title: '示例县医疗保障局2024年度部门决算', Author: '示例县医疗保障局', Subject: '2024年度部门决算公开', Language: 'zh-CN' });
      expect(read.pages.some((page) => page.text.includes('校核稿'))).toBe(false);
    });
  });

  test('a draft says 校核稿 on the cover and in its metadata', async () => {
    const { bytes } = await renderBooklet(sampleBooklet({ draft: true }), { edition: 'web' });
    const { pages, info } = await readPdf(bytes);
    expect(pages[0]?.text).toContain('校核稿');
    expect(info['Title']).toContain('校核稿');
    expect(info['Subject']).toContain('校核稿');
  });

  test('both editions have the same text and figures', () => {
    const body = (read: ReadDocument): string => read.pages.filter((page) => /^\d+$/.test(page.label)).map((page) => page.text.replace(`—${page.label}—`, '')).join('');
    expect(body(print.read)).toBe(body(web.read));
  });

  test('rare characters and signs can be read back from the page', () => {
    each(({ read }) => {
      const text = read.pages.map((page) => page.text).join('');
      for (const sign of ['①', '≥95%', '1,250㎡', '䶮山']) expect(text).toContain(sign);
    });
  });
});
