import { type FileChild, type ISectionOptions, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx';
import type { Block, BookletPart, BookletSection } from '../../shared/booklet/model.ts';
import { isStatementHeading } from '../../shared/booklet/statementHeading.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { PROSE_PAGE, type PageGeometry, WIDE_TABLE_PAGE } from '../pdf/geometry.ts';
import type { CaptionOf } from '../pdf/partFlows.ts';
import { setPlainTable } from '../pdf/plainTableFlow.ts';
import { statementFlow } from '../pdf/statementFlow.ts';
import type { Typefaces } from '../pdf/typeface.ts';
import { chartParagraphs } from './wordCharts.ts';
import { PROSE_WIDTH, type SectionStart, sectionProperties } from './wordPages.ts';
import { HEADING, STYLE, twips } from './wordStyles.ts';
import { wordTable } from './wordTable.ts';
import { headingParagraph, textParagraphs } from './wordText.ts';

/** Gives the bookmark of a part, section or statement by its id in the plan. */
export type BookmarkOf = (id: string) => string | undefined;

/** Sections of a part: its title page on the right, running text, and every statement or wide table on pages of its own. */
export function partSections(part: BookletPart, start: SectionStart, faces: Typefaces, bookmarkOf: BookmarkOf, captionOf: CaptionOf): ISectionOptions[] {
  const title = headingParagraph(part.title, HEADING.part, bookmarkOf(part.id), { spacing: { before: twips(0.33 * PROSE_PAGE.areaHeight), after: 0 } });
  const composer = new SectionComposer(faces, bookmarkOf, captionOf);
  for (const section of part.sections) composer.section(section);
  return [{ properties: sectionProperties(PROSE_PAGE, start), children: [title] }, ...composer.finish()];
}

class SectionComposer {
  readonly #faces: Typefaces;
  readonly #bookmarkOf: BookmarkOf;
  readonly #captionOf: CaptionOf;
  readonly #sections: ISectionOptions[] = [];
  #text: FileChild[] = [];
  /** Headings whose page is not known yet: that of the text, or that of the table they stand over. */
  #pending: Paragraph[] = [];

  constructor(faces: Typefaces, bookmarkOf: BookmarkOf, captionOf: CaptionOf) {
    this.#captionOf = captionOf;
    this.#faces = faces;
    this.#bookmarkOf = bookmarkOf;
  }

  section(section: BookletSection): void {
    const first = section.blocks[0];
    const shared = first?.kind === 'statement' && isStatementHeading(section.title, first.sheet.title);
    if (section.title !== '' && !shared) this.#pending.push(headingParagraph(section.title, HEADING.section[section.level], this.#bookmarkOf(section.id)));
    section.blocks.forEach((block, index) => this.#block(block, section, shared && index === 0));
  }

  finish(): readonly ISectionOptions[] {
    this.#endText();
    return this.#sections;
  }

  #block(block: Block, section: BookletSection, shared: boolean): void {
    switch (block.kind) {
      case 'statement': return this.#statement(block.sheet, section, shared);
      case 'table': return this.#table(block);
      case 'heading':
        this.#pending.push(...textParagraphs(block));
        return;
      case 'chart': return this.#add(...chartParagraphs(block.chart, this.#captionOf(block.chart)));
      default: this.#add(...textParagraphs(block));
    }
  }

  /** The title carries the ordinal that the contents show, because Word makes the contents from its headings. */
  #statement(sheet: GridSheet, section: BookletSection, shared: boolean): void {
    const flow = statementFlow(sheet, this.#faces, [], []);
    const underHeading = section.blocks[0]?.kind === 'statement' && section.blocks[0].sheet === sheet;
    const level = shared || section.title === '' ? section.level : section.level === 2 && !underHeading ? 3 : 4;
    const title = headingParagraph(shared ? section.title : sheet.title, HEADING.section[level], this.#bookmarkOf(shared ? section.id : `${section.id}/${sheet.id}`), STATEMENT_TITLE);
    const children = flow.tables.flatMap((table, index): FileChild[] => [
      ...(index === 0 ? [title, ...(sheet.number === '' ? [] : [metaLine('', sheet.number, flow.page)])] : [continued(sheet)]),
      metaLine(departmentLine(sheet), sheet.unitLabel, flow.page), wordTable(table),
    ]);
    const notes = sheet.notes.map((note, index) => new Paragraph({ style: STYLE.note, text: note, spacing: { ...NOTE_SPACING, before: index === 0 ? twips(5) : 0 } }));
    this.#ownPages(flow.page, [...children, ...notes]);
  }

  #table(block: Extract<Block, { kind: 'table' }>): void {
    const { wide, table } = setPlainTable(block, this.#faces);
    if (wide) this.#ownPages(WIDE_TABLE_PAGE, [wordTable(table)]);
    else this.#add(wordTable(table), new Paragraph({ style: STYLE.table, spacing: { before: 0, after: 0, line: twips(7), lineRule: LineRuleType.EXACT } }));
  }

  #ownPages(page: PageGeometry, children: readonly FileChild[]): void {
    const headings = this.#pending;
    this.#pending = [];
    this.#endText();
    this.#sections.push({ properties: sectionProperties(page, 'page'), children: [...headings, ...children] });
  }

  #add(...children: readonly FileChild[]): void {
    this.#text.push(...this.#pending, ...children);
    this.#pending = [];
  }

  #endText(): void {
    this.#add();
    if (this.#text.length > 0) this.#sections.push({ properties: sectionProperties(PROSE_PAGE, 'page'), children: this.#text });
    this.#text = [];
  }
}

const NOTE_SPACING = { after: 0, line: twips(13.5), lineRule: LineRuleType.EXACT } as const;

const STATEMENT_TITLE = {
  alignment: 'center', indent: { firstLine: 0, firstLineChars: 0 }, spacing: { before: 0, after: 0, line: twips(25), lineRule: LineRuleType.EXACT },
} as const;

function continued(sheet: GridSheet): Paragraph {
  return new Paragraph({ style: STYLE.statementTitle, text: `${sheet.title}（续表）`, pageBreakBefore: true });
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
