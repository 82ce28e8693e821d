import { type FileChild, type ISectionOptions, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx';
import type { Block, BookletPart, BookletSection } from '../../shared/booklet/model.ts';
import { isStatementHeading, titleUnderHeading } from '../../shared/booklet/statementHeading.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { PROSE_PAGE, type PageGeometry, WIDE_TABLE_PAGE } from '../pdf/geometry.ts';
import { type CaptionOf, formSizes } from '../pdf/partFlows.ts';
import { statementFlow } from '../pdf/statementFlow.ts';
import { type Typefaces, widthOf } from '../pdf/typeface.ts';
import { type LaidTable, withLaidTables } from '../pdf/wideTables.ts';
import { chartParagraphs } from './wordCharts.ts';
import { folios } from './wordFolios.ts';
import { PROSE_WIDTH, type SectionStart, sectionProperties } from './wordPages.ts';
import { HEADING, STYLE, halfPoints, twips } from './wordStyles.ts';
import { wordTable } from './wordTable.ts';
import { type Heading, headingParagraph, textParagraphs } from './wordText.ts';

/** Gives the bookmark of a part, section or statement by its id in the plan. */
export type BookmarkOf = (id: string) => string | undefined;

/** Sections of a part: its title page on the right, running text, and every statement or wide table on pages of its own. */
export function partSections(part: BookletPart, start: SectionStart, faces: Typefaces, bookmarkOf: BookmarkOf, captionOf: CaptionOf): ISectionOptions[] {
  const title = headingParagraph({ text: part.title, style: HEADING.part, bookmark: bookmarkOf(part.id) }, { spacing: { before: twips(0.33 * PROSE_PAGE.areaHeight), after: 0 } });
  const composer = new SectionComposer(faces, bookmarkOf, captionOf, formSizes(part, faces));
  for (const section of part.sections) composer.section(section);
  return [{ properties: sectionProperties(PROSE_PAGE, start), footers: folios(PROSE_PAGE), children: [title] }, ...composer.finish()];
}

class SectionComposer {
  readonly #faces: Typefaces;
  readonly #bookmarkOf: BookmarkOf;
  readonly #captionOf: CaptionOf;
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #sections: ISectionOptions[] = [];
  #orientation: PageGeometry['orientation'] = 'portrait';
  #text: FileChild[] = [];
  /** Headings whose page is not known yet: that of the text, or that of the table they stand over. */
  #pending: Heading[] = [];

  constructor(faces: Typefaces, bookmarkOf: BookmarkOf, captionOf: CaptionOf, sizes: ReadonlyMap<string, number>) {
    this.#captionOf = captionOf;
    this.#sizes = sizes;
    this.#faces = faces;
    this.#bookmarkOf = bookmarkOf;
  }

  section(section: BookletSection): void {
    const first = section.blocks[0];
    const shared = first?.kind === 'statement' && isStatementHeading(section.title, first.sheet.title);
    if (section.title !== '' && !shared) this.#pending.push({ text: section.title, style: HEADING.section[section.level], bookmark: this.#bookmarkOf(section.id) });
    withLaidTables(section, this.#faces).forEach((block, index) => this.#block(block, section, shared && index === 0));
  }

  finish(): readonly ISectionOptions[] {
    this.#endText();
    return this.#sections;
  }

  #block(block: Exclude<Block, { kind: 'table' }> | LaidTable, section: BookletSection, shared: boolean): void {
    switch (block.kind) {
      case 'statement': return this.#statement(block.sheet, section, shared);
      case 'laidTable': return this.#table(block);
      case 'heading':
        this.#pending.push({ text: block.text, style: HEADING.inner[block.level] });
        return;
      case 'chart': return this.#add(...chartParagraphs(block.chart, this.#captionOf(block.chart)));
      default: this.#add(...textParagraphs(block));
    }
  }

  /** The title carries the ordinal that the contents show, because Word makes the contents from its headings. */
  #statement(sheet: GridSheet, section: BookletSection, shared: boolean): void {
    const headings = this.#takePending();
    const text = shared ? section.title : sheet.title;
    const flow = statementFlow(sheet, this.#faces, { title: text, headings: headings.map((heading) => heading.text), largest: this.#sizes.get(sheet.title) ?? Infinity });
    const underHeading = section.blocks[0]?.kind === 'statement' && section.blocks[0].sheet === sheet;
    const level = shared || section.title === '' ? section.level : section.level === 2 && !underHeading ? 3 : 4;
    const title = headingParagraph({ text, style: HEADING.section[level], bookmark: this.#bookmarkOf(shared ? section.id : `${section.id}/${sheet.id}`) }, { ...STATEMENT_TITLE, size: this.#titleSize(text, flow.page) });
    const children = flow.tables.flatMap((table, index): FileChild[] => [
      ...(index === 0 ? [title, ...(sheet.number === '' ? [] : [metaLine('', sheet.number, flow.page)])] : [continued(shared ? titleUnderHeading(section.title, sheet.title) : sheet.title)]),
      metaLine(departmentLine(sheet), sheet.unitLabel, flow.page), wordTable(table, index === flow.tables.length - 1 && sheet.notes.length > 0),
    ]);
    const notes = sheet.notes.map((note, index) => new Paragraph({ style: STYLE.note, text: note, spacing: { ...NOTE_SPACING, before: index === 0 ? twips(5) : 0 } }));
    this.#ownPages(flow.page, [...headings.map((heading) => headingParagraph(heading, TABLE_HEADING)), ...children, ...notes]);
  }

  /** The largest size in which a title stays on one line; one that does not in the least takes two lines of the largest. */
  #titleSize(text: string, page: PageGeometry): number {
    const width = widthOf(this.#faces.glyphs(text, 'title'));
    return TITLE_SIZES.find((size) => width * size <= page.areaWidth * TITLE_SHARE) ?? TITLE_SIZES[0];
  }

  #table({ set: { wide, table }, lead, headed, title }: LaidTable): void {
    if (!wide) {
      this.#add(wordTable(table), new Paragraph({ style: STYLE.table, spacing: { before: 0, after: 0, line: twips(7), lineRule: LineRuleType.EXACT } }));
      return;
    }
    const headings = this.#takePending().map((heading) => headingParagraph(heading));
    const text = lead.flatMap((block) => (block.kind === 'heading' ? [headingParagraph({ text: block.text, style: HEADING.inner[block.level] })] : textParagraphs(block)));
    const over = headed || headings.length > 0 ? [...headings, ...text] : title === '' ? [] : [new Paragraph({ style: STYLE.statementTitle, text: title })];
    this.#ownPages(WIDE_TABLE_PAGE, [...over, wordTable(table)]);
  }

  /** The text before it, and then pages of their own. */
  #ownPages(page: PageGeometry, children: readonly FileChild[]): void {
    this.#endText();
    this.#section(page, children);
  }

  #add(...children: readonly FileChild[]): void {
    this.#text.push(...this.#takePending().map((heading) => headingParagraph(heading)), ...children);
  }

  #takePending(): readonly Heading[] {
    const pending = this.#pending;
    this.#pending = [];
    return pending;
  }

  #endText(): void {
    this.#add();
    if (this.#text.length > 0) this.#section(PROSE_PAGE, this.#text);
    this.#text = [];
  }

  /** A section goes on with the footers before it; a page that lies the other way has its own. */
  #section(page: PageGeometry, children: readonly FileChild[]): void {
    const turned = page.orientation !== this.#orientation;
    this.#orientation = page.orientation;
    this.#sections.push({ properties: sectionProperties(page, 'page'), ...(turned && { footers: folios(page) }), children: [...children] });
  }
}

const NOTE_SPACING = { after: 0, line: twips(13.5), lineRule: LineRuleType.EXACT } as const;

/** Points. */
const TITLE_SIZES = [16, 15, 14] as const;
/** Word's own face may be a little wider than the one that is measured. */
const TITLE_SHARE = 0.98;

const STATEMENT_TITLE = {
  alignment: 'center', indent: { firstLine: 0, firstLineChars: 0 }, spacing: { before: 0, after: 0, line: twips(25), lineRule: LineRuleType.EXACT },
} as const;

/** Over a table as in the PDF: centred, 14 points on 24. */
const TABLE_HEADING = { ...STATEMENT_TITLE, spacing: { ...STATEMENT_TITLE.spacing, line: twips(24) }, size: 14 } as const;

function continued(title: string): Paragraph {
  return new Paragraph({
    style: STYLE.statementTitle, pageBreakBefore: true, spacing: { before: 0, after: 0, line: twips(20), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: `${title}（续表）`, size: halfPoints(12) })],
  });
}

function departmentLine(sheet: GridSheet): string {
  return /[:：]/.test(sheet.department) || sheet.department === '' ? sheet.department : `部门：${sheet.department}`;
}

/** One line over a table, its ends at the table's edges. */
function metaLine(left: string, right: string, page: PageGeometry): Paragraph {
  return new Paragraph({
    style: STYLE.tableMeta, tabStops: [{ type: TabStopType.RIGHT, position: page === PROSE_PAGE ? PROSE_WIDTH : twips(page.areaWidth) }],
    children: [new TextRun({ text: left }), new TextRun({ children: ['\t', right] })],
  });
}
