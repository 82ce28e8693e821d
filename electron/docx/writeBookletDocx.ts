import { Document, type ISectionOptions, Packer, Paragraph, TableOfContents, TextRun } from 'docx';
import { captionedCharts, captionsOf } from '../../shared/booklet/chartCaptions.ts';
import type { Booklet, SignaturesBlock } from '../../shared/booklet/model.ts';
import { type FontSet, bundledFonts } from '../pdf/fontSet.ts';
import { coverSize } from '../pdf/frontMatter.ts';
import { PROSE_PAGE } from '../pdf/geometry.ts';
import { type BookPlan, planBook } from '../pdf/planBook.ts';
import { SIGNING_PADDING, signaturesTable } from '../pdf/signaturesPage.ts';
import { settled } from '../pdf/settledTable.ts';
import { Typefaces } from '../pdf/typeface.ts';
import { replaceFile } from '../workbook/replaceFile.ts';
import { partSections } from './bookletSections.ts';
import { finishPackage } from './wordPackage.ts';
import { folios } from './wordFolios.ts';
import { draftHeaders, sectionProperties } from './wordPages.ts';
import { STYLE, halfPoints, twips, wordStyles } from './wordStyles.ts';
import { wordTable } from './wordTable.ts';

export interface DocxOptions {
  /** Date of the document; the same booklet and date give the same bytes. */
  readonly created: Date;
  /** Faces that texts are measured with. Default: those that ship with the program. */
  readonly fonts?: FontSet;
}

/**
 * Writes a booklet as an editable Word file, aside first and then renamed.
 * @throws BadInput when the place cannot be written or a font cannot be read
 */
export async function writeBookletDocx(booklet: Booklet, file: string, options: DocxOptions): Promise<void> {
  await replaceFile(file, await bookletDocx(booklet, options));
}

/** The bytes of the Word file. */
export async function bookletDocx(booklet: Booklet, { created, fonts = bundledFonts() }: DocxOptions): Promise<Buffer> {
  const faces = new Typefaces(fonts);
  const plan = planBook(booklet, 'print', faces);
  const bookmarks = new Map(plan.anchors.map(({ anchor, target }): [string, string] => [anchor.id, target]));
  const parts = booklet.parts.flatMap((part, index) => partSections(part, index === 0 ? 'body' : 'rightHandPage', faces, (id) => bookmarks.get(id), captionsOf(booklet)));
  const draft = booklet.draft ? '（校核稿）' : '';
  const document = new Document({
    title: booklet.title + draft, subject: `${booklet.year}年度部门决算公开${draft}`, creator: booklet.department, lastModifiedBy: '决算册',
    keywords: [`${booklet.year}年度`, '部门决算', booklet.department, ...(booklet.draft ? ['校核稿'] : [])].join('；'), description: '',
    styles: wordStyles(), evenAndOddHeaderAndFooters: true,
    sections: [coverSection(booklet, faces), ...(booklet.archivePage ? [archiveSection(booklet.archivePage, faces)] : []), contentsSection(plan), ...parts],
  });
  return finishPackage(await Packer.toBuffer(document), captionedCharts(booklet.parts).map(({ chart }) => chart), created);
}

function coverSection(booklet: Booklet, faces: Typefaces): ISectionOptions {
  const { lines, date } = booklet.cover;
  const size = coverSize(lines.map((line) => faces.glyphs(line, 'title')));
  const top = 0.24 * PROSE_PAGE.areaHeight - (booklet.draft ? 36 : 0);
  const used = 0.24 * PROSE_PAGE.areaHeight + lines.length * size * 2;
  return {
    properties: sectionProperties(PROSE_PAGE, 'page'), ...(booklet.draft && { headers: draftHeaders() }),
    children: [
      ...(booklet.draft ? [new Paragraph({ style: STYLE.stamp, children: [new TextRun({ text: ' 校核稿 ', border: { style: 'single', size: 10, color: '000000', space: 2 } })] })] : []),
      ...lines.map((line, index) => new Paragraph({
        style: STYLE.cover, spacing: { before: twips(index === 0 ? top : size * 0.5), after: 0, line: twips(size * 1.5), lineRule: 'exact' },
        children: [new TextRun({ text: line, size: halfPoints(size) })],
      })),
      ...(date === '' ? [] : [new Paragraph({ style: STYLE.coverDate, text: date, spacing: { before: twips(Math.max(40, PROSE_PAGE.areaHeight - 70 - used)), after: 0 } })]),
    ],
  };
}

/** The leaf to sign on, behind the cover and without a page number. */
function archiveSection(block: SignaturesBlock, faces: Typefaces): ISectionOptions {
  return {
    properties: sectionProperties(PROSE_PAGE, 'rightHandPage'),
    children: [
      new Paragraph({ style: STYLE.contentsTitle, text: block.title }),
      wordTable(settled(signaturesTable(block, faces), SIGNING_PADDING)),
      ...block.lines.map((text, index) => new Paragraph({ style: STYLE.signature, text, spacing: { before: twips(index === 0 ? 14 : 4), after: 0 } })),
    ],
  };
}

/**
 * The contents as a field that Word makes anew from the headings when a person asks for it. It stands filled with the pages
 * of the plan and is not marked as out of date: Word would greet everybody with a question about other files.
 */
function contentsSection(plan: BookPlan): ISectionOptions {
  const entries = plan.anchors.filter(({ anchor }) => anchor.listed)
    .map(({ anchor, number, target }) => ({ title: anchor.title, level: Math.min(anchor.level, 3), page: Number(number), href: target }));
  return {
    properties: sectionProperties(PROSE_PAGE, 'contents'), footers: folios(PROSE_PAGE),
    children: [
      new Paragraph({ style: STYLE.contentsTitle, text: '目　录' }),
      new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-3', cachedEntries: entries, beginDirty: false }),
    ],
  };
}
