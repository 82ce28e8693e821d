import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bookletDocx, writeBookletDocx } from '../../../electron/docx/writeBookletDocx.ts';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { planBook } from '../../../electron/pdf/planBook.ts';
import { Typefaces } from '../../../electron/pdf/typeface.ts';
import { zipMembers } from '../../../electron/workbook/zip.ts';
import { sampleBooklet } from '../../pdf/sampleBooklet.ts';

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
    const income = tables().find((table) => table.includes('附属单位上缴收入') && table.includes('98,765'));
    const rows = income?.split('<w:tr>').slice(1) ?? [];
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
