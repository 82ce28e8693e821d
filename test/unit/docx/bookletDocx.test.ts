import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bookletDocx, writeBookletDocx } from '../../../electron/docx/writeBookletDocx.ts';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { TABLE_PAGE, WIDE_TABLE_PAGE } from '../../../electron/pdf/geometry.ts';
import { planBook } from '../../../electron/pdf/planBook.ts';
import { statementFlow } from '../../../electron/pdf/statementFlow.ts';
import { Typefaces } from '../../../electron/pdf/typeface.ts';
import { zipMembers } from '../../../electron/workbook/zip.ts';
import { sampleBooklet } from '../../pdf/sampleBooklet.ts';
import { threePublicSheet } from '../../pdf/sampleSheets.ts';
import { faultsOf } from './wordXml.ts';

const CREATED = new Date('2025-09-12T00:00:00Z');
let bytes: Buffer;
let body: string;

const part = (from: Uint8Array, name: string): string => zipMembers(from).find((member) => member.name === name)?.content().toString('utf8') ?? '';
const textOf = (xml: string): string => [...xml.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const paragraphs = (xml: string, style: string): string[] => xml.split('<w:p>').filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`)).map(textOf);

beforeAll(async () => {
  bytes = await bookletDocx(sampleBooklet(), { created: CREATED });
  body = part(bytes, 'word/document.xml');
});

describe('text', () => {
  test('every cell of every statement and every word of the text stands in the file', () => {
    const all = textOf(body);
    for (const section of sampleBooklet().parts.flatMap((each) => each.sections)) {
      for (const block of section.blocks) {
        if (block.kind === 'statement') for (const cell of block.sheet.cells) expect(all).toContain(cell.text);
        if (block.kind === 'statement') for (const note of block.sheet.notes) expect(all).toContain(note);
        if (block.kind === 'paragraph') expect(all).toContain(block.spans.map((span) => span.text).join(''));
      }
    }
  });

  test('titles are heading styles and the contents field lists them with the pages of the print edition', () => {
    expect(paragraphs(body, 'Heading1')).toEqual(sampleBooklet().parts.map((each) => each.title));
    expect(body).toMatch(/TOC \\h \\o &quot;1-3&quot;/);
    const plan = planBook(sampleBooklet(), 'print', new Typefaces(bundledFonts()));
    const listed = plan.anchors.filter(({ anchor }) => anchor.listed);
    const lines = body.split('<w:p>').filter((paragraph) => /<w:pStyle w:val="TOC\d"\/>/.test(paragraph));
    expect(lines.map(textOf)).toEqual(listed.map(({ anchor, number }) => anchor.title + number));
    for (const [index, { target }] of listed.entries()) {
      expect(lines[index]).toContain(`w:anchor="${target}"`);
      expect(body).toContain(`w:name="${target}"`);
    }
  });
});

describe('tables', () => {
  const tables = (): string[] => body.split('<w:tbl>').slice(1).map((table) => table.slice(0, table.indexOf('</w:tbl>')));

  test('every row fills the columns of its table, merged or not', () => {
    expect(tables().length).toBe(6);
    for (const table of tables()) {
      const columns = (table.match(/<w:gridCol\b/g) ?? []).length;
      for (const row of table.split('<w:tr>').slice(1)) {
        const filled = row.split('<w:tc>').slice(1).reduce((total, cell) => total + Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1), 0);
        expect(filled).toBe(columns);
      }
    }
  });

  test('the heads of a statement are repeated, its rows are not divided and no height cuts text off', () => {
    const income = tables().find((table) => textOf(table).includes('附属单位上缴收入') && table.includes('98,765'));
    const rows = income?.split('<w:tr>').slice(1) ?? [];
    expect(income).toMatch(/<w:t[^>]*>附属单位<\/w:t><\/w:r>(?:<w:r>(?!<\/w:r>).*?)?<w:br\/><w:t[^>]*>上缴收入</);
    expect(part(bytes, 'word/styles.xml')).toMatch(/w:styleId="BookletTable">(?:(?!<\/w:style>).)*<w:autoSpaceDE w:val="false"\/><w:autoSpaceDN w:val="false"\/><w:spacing /s);
    // 类 and 款 stand with their first part, the last rows with one another.
    const together = rows.map((row) => row.includes('<w:keepNext/>'));
    expect(together.slice(4, 7)).toEqual([true, true, false]);
    expect(together.slice(-4)).toEqual([false, true, true, true]);
    expect(rows.map((row) => /<w:tblHeader(?! w:val="off")/.test(row)).lastIndexOf(true)).toBe(2);
    for (const row of rows) {
      expect(row).toContain('<w:cantSplit/>');
      expect(row).not.toContain('w:hRule="exact"');
    }
  });

  test('amounts stand flush right', () => {
    const cells = tables().flatMap((table) => table.split('<w:tc>').slice(1)).filter((cell) => /^\d{1,3}(?:,\d{3})*\.\d{2}$/.test(textOf(cell)));
    expect(cells.length).toBeGreaterThan(500);
    for (const cell of cells) expect(cell).toContain('<w:jc w:val="right"/>');
  });
});

describe('pages', () => {
  test('a lying statement lies, a standing one stands, parts begin on right-hand pages', () => {
    const sections = [...body.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/g)].map(([section]) => section);
    const landscape = sections.filter((section) => section.includes('w:orient="landscape"'));
    expect(landscape).toHaveLength(3);
    for (const section of landscape) expect(section).toMatch(/<w:pgSz w:w="16838" w:h="11906"/);
    // The contents and the four parts.
    expect(sections.filter((section) => section.includes('<w:type w:val="oddPage"/>'))).toHaveLength(5);
    expect(sections.filter((section) => /<w:pgNumType[^>]*w:start="1"/.test(section))).toHaveLength(2);
  });

  test('page numbers stand at the outer edge of odd and even pages, margins are mirrored', () => {
    const settings = part(bytes, 'word/settings.xml');
    expect(settings).toContain('<w:mirrorMargins/>');
    expect(settings).toContain('<w:evenAndOddHeaders');
    const [odd, even] = ['word/footer1.xml', 'word/footer2.xml'].map((name) => part(bytes, name));
    expect(body).toMatch(/<w:footerReference w:type="default" r:id="rId6"\/><w:footerReference w:type="even" r:id="rId7"\/>/);
    expect(odd).toContain('<w:jc w:val="right"/>');
    expect(even).toContain('<w:jc w:val="left"/>');
    expect(odd).toContain('PAGE');
  });

  test('a lying page has its number at the foot of the bound sheet, at the outer edge; a standing one after it has its own again', () => {
    const sections = [...body.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/g)].map(([section]) => section);
    const relations = part(bytes, 'word/_rels/document.xml.rels');
    let inherited: Record<string, string> = {};
    const numbered = sections.flatMap((section, index) => {
      const own = [...section.matchAll(/<w:footerReference w:type="(default|even)" r:id="(\w+)"/g)].map(([, type = '', id = '']) => [type, part(bytes, `word/${new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1]}`)] as const);
      inherited = { ...inherited, ...Object.fromEntries(own) };
      return index < sections.findIndex((each) => each.includes('upperRoman')) ? [] : [{ lying: section.includes('w:orient="landscape"'), odd: inherited['default'] ?? '', even: inherited['even'] ?? '' }];
    });
    expect(numbered.map(({ lying }) => lying)).toContain(true);
    for (const { lying, odd, even } of numbered) {
      for (const footer of [odd, even]) {
        expect(footer).toContain('PAGE');
        expect(footer.includes('<w:textDirection w:val="tbRl"/>')).toBe(lying);
      }
      const top = (footer: string): number => Number(/w:tblpY="(\d+)"/.exec(footer)?.[1]);
      // A sheet of 11906 twips: the foot of the lying page is the outer edge of an odd page, its head that of an even one.
      if (lying) expect([top(odd) > 11906 / 2, top(even) < 11906 / 2]).toEqual([true, true]);
    }
  });

  test('pages of tables have room to spare for a line that Word breaks otherwise', () => {
    for (const [section] of body.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/g)) {
      const [, height = '', top = '', bottom = ''] = /w:h="(\d+)".*?w:top="(\d+)".*?w:bottom="(\d+)"/.exec(section) ?? [];
      const plan = [TABLE_PAGE, WIDE_TABLE_PAGE].find((page) => Math.abs(page.left * 20 - Number(/w:left="(\d+)"/.exec(section)?.[1])) < 1 && (page.orientation === 'landscape') === section.includes('landscape'));
      if (plan && !section.includes('w:left="1587" w:orient="portrait"')) expect((Number(height) - Number(top) - Number(bottom)) / 20 - plan.areaHeight).toBeGreaterThan(10);
    }
  });

  test('only a draft says 校核稿, on its cover, at the head of its pages and in its properties', async () => {
    expect(body).not.toContain('校核稿');
    expect(part(bytes, 'docProps/core.xml')).not.toContain('校核稿');
    const draft = await bookletDocx(sampleBooklet({ draft: true }), { created: CREATED });
    expect(part(draft, 'word/document.xml')).toContain('校核稿');
    expect(textOf(part(draft, 'word/header1.xml'))).toBe('校核稿');
    expect(textOf(part(draft, 'word/header2.xml'))).toBe('校核稿');
    expect(part(draft, 'docProps/core.xml')).toContain('（校核稿）');
  });
});

test('the package is whole: well formed, in the order of the schema, every target, bookmark and style there', () => {
  expect(faultsOf(bytes)).toEqual([]);
});

test('the file opens without a question, and says that it is Chinese', () => {
  // Word asks about “other files” where fields are marked as out of date.
  expect(body.includes('w:dirty="true"')).toBe(false);
  expect(part(bytes, 'word/settings.xml')).not.toContain('updateFields');
  expect(part(bytes, 'word/settings.xml')).toContain('<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>');
  expect(part(bytes, 'docProps/core.xml')).toContain('<dc:language>zh-CN</dc:language>');
  expect(part(bytes, 'word/styles.xml')).toMatch(/w:styleId="TOC2">.*?<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot"/);
  // A long entry goes on behind its ordinal.
  expect(/w:styleId="TOC2">.*?(<w:ind [^>]*>)/.exec(part(bytes, 'word/styles.xml'))?.[1]).toMatch(/w:left="840".*w:hanging="560"|w:hanging="560".*w:left="840"/);
});

test('a heading over a form stands on its page, and the form is set with the room that the heading leaves', async () => {
  const sheet = threePublicSheet();
  const booklet = sampleBooklet({ parts: [{ id: 'forms', title: '第一部分 附件', sections: [{ id: 'form', title: '一、信息化运行维护', level: 2, blocks: [{ kind: 'statement', sheet }] }] }] });
  const xml = part(await bookletDocx(booklet, { created: CREATED }), 'word/document.xml');
  const [own] = xml.split('<w:sectPr').filter((section) => section.includes('<w:tbl>'));
  expect(paragraphs(own ?? '', 'Heading2')).toEqual(['一、信息化运行维护']);
  expect(own?.split('<w:p>').find((each) => each.includes('Heading2'))).toMatch(/<w:jc w:val="center"\/>.*<w:sz w:val="28"\/>/);
  const { tables: [table] } = statementFlow(sheet, new Typefaces(bundledFonts()), { headings: ['一、信息化运行维护'] });
  expect(/<w:tbl>.*?<w:sz w:val="(\d+)"/.exec(own ?? '')?.[1]).toBe(String((table?.size ?? 0) * 2));
});

test('a title a little too long for its line is set smaller, a much longer one on two lines', async () => {
  const page = threePublicSheet().orientation === 'landscape' ? WIDE_TABLE_PAGE : TABLE_PAGE;
  const sizes = await Promise.all([10, Math.floor(page.areaWidth / 15.5), 60].map(async (length) => {
    const sheet = { ...threePublicSheet(), title: '表'.repeat(length) };
    const booklet = sampleBooklet({ parts: [{ id: 'forms', title: '第一部分 附件', sections: [{ id: 'form', title: '', level: 2, blocks: [{ kind: 'statement', sheet }] }] }] });
    const xml = part(await bookletDocx(booklet, { created: CREATED }), 'word/document.xml');
    return Number(/w:val="Heading2"\/>.*?<w:sz w:val="(\d+)"/.exec(xml.slice(xml.indexOf('<w:body>')))?.[1]) / 2;
  }));
  expect(sizes[0]).toBe(16);
  expect(sizes[1]).toBeLessThan(16);
  expect(sizes[2]).toBe(16);
});

test('Chinese text has the faces of official documents, with what stands in for them', () => {
  const styles = part(bytes, 'word/styles.xml');
  for (const face of ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312', '宋体']) {
    expect(styles).toContain(`w:eastAsia="${face}"`);
    expect(part(bytes, 'word/fontTable.xml')).toContain(`<w:font w:name="${face}"><w:altName`);
  }
});

test('the same booklet and date give the same file, written whole under its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'juece-docx-'));
  try {
    const file = join(folder, '决算公开.docx');
    await writeBookletDocx(sampleBooklet(), file, { created: CREATED });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['决算公开.docx']);
    expect(part(bytes, 'docProps/core.xml')).toContain('2025-09-12T00:00:00Z');
    await expect(writeBookletDocx(sampleBooklet(), join(folder, 'none', 'a.docx'), { created: CREATED })).rejects.toMatchObject({ name: 'BadInput' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
