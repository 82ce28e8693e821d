import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { chartHeight } from '../../shared/booklet/chartSize.ts';
import { isStatementHeading, titleUnderHeading } from '../../shared/booklet/statementHeading.ts';
import type { Block, BookletPart, BookletSection } from '../../shared/booklet/model.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import type { Anchor, Box } from './box.ts';
import { breakBalanced } from './breakLines.ts';
import { PROSE_PAGE, WIDE_TABLE_PAGE } from './geometry.ts';
import { AFTER_TABLE } from './plainTableFlow.ts';
import { type HeadingLevel, headingBoxes, proseBoxes } from './prose.ts';
import { lineBox, placeLine } from './setLine.ts';
import { type Flow, commonSize, statementFlow } from './statementFlow.ts';
import { tableTitle } from './statementSurroundings.ts';
import type { Typefaces } from './typeface.ts';
import { type LaidTable, withLaidTables } from './wideTables.ts';

interface PendingHeading {
  readonly text: string;
  readonly level: HeadingLevel;
  readonly anchor?: Anchor;
}

/** The caption under a chart, with its number in the document. */
export type CaptionOf = (chart: ChartSpec) => string;

/** The pages of a part behind its title page, as flows: running text goes on over its sections, every statement begins a page. */
export function partFlows(part: BookletPart, faces: Typefaces, captionOf: CaptionOf): Flow[] {
  const composer = new PartComposer(faces, captionOf, formSizes(part, faces));
  for (const section of part.sections) composer.section(section);
  return composer.finish();
}

/** Size of the type by the title of a form: those of one title stand one after the other and are set alike. */
export function formSizes(part: BookletPart, faces: Typefaces): ReadonlyMap<string, number> {
  const forms = part.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'statement' && block.sheet.repeatedHead !== undefined ? [block.sheet] : [])));
  const alike = Map.groupBy(forms, (sheet) => sheet.title);
  return new Map([...alike].map(([title, sheets]) => [title, sheets.length > 1 ? commonSize(sheets, faces) : Infinity]));
}

/** Headings wait until it is known what they stand over: text, or a table on a page of its own. */
class PartComposer {
  readonly #faces: Typefaces;
  readonly #captionOf: CaptionOf;
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #flows: Flow[] = [];
  #prose: Box[] = [];
  #pending: PendingHeading[] = [];
  #spaceNext = false;

  constructor(faces: Typefaces, captionOf: CaptionOf, sizes: ReadonlyMap<string, number>) {
    this.#faces = faces;
    this.#captionOf = captionOf;
    this.#sizes = sizes;
  }

  section(section: BookletSection): void {
    const first = section.blocks[0];
    const shared = first?.kind === 'statement' && isStatementHeading(section.title, first.sheet.title);
    const anchor: Anchor = { id: section.id, level: section.level, title: section.title, listed: true, ...(shared && { ending: first.sheet.title }) };
    if (section.title !== '' && !shared) this.#pending.push({ text: section.title, level: section.level, anchor });
    withLaidTables(section, this.#faces).forEach((block, index) => this.#block(block, section, shared && index === 0 ? anchor : undefined));
  }

  finish(): Flow[] {
    this.#placeHeadings();
    this.#endProse();
    return this.#flows;
  }

  #block(block: Exclude<Block, { kind: 'table' }> | LaidTable, section: BookletSection, sharedAnchor: Anchor | undefined): void {
    switch (block.kind) {
      case 'heading':
        this.#pending.push({ text: block.text, level: block.level });
        return;
      case 'statement':
        this.#statement(block.sheet, section, sharedAnchor);
        return;
      case 'laidTable':
        this.#table(block);
        return;
      case 'chart':
        this.#placeHeadings();
        this.#add(chartBoxes(block.chart, this.#captionOf(block.chart), this.#faces));
        this.#spaceNext = true;
        return;
      default:
        this.#placeHeadings();
        this.#add(proseBoxes(this.#faces, block, PROSE_PAGE.areaWidth));
    }
  }

  #statement(sheet: GridSheet, section: BookletSection, sharedAnchor: Anchor | undefined): void {
    const title = sharedAnchor === undefined ? sheet.title : titleUnderHeading(section.title, sheet.title);
    // Under the heading of its section on the same page, the title of the first table needs no line of the contents.
    const first = section.blocks[0];
    const listed = section.title === '' || first?.kind !== 'statement' || first.sheet !== sheet;
    const own: Anchor = { id: `${section.id}/${sheet.id}`, level: section.title === '' ? section.level : section.level + 1, title: sheet.title, listed };
    this.#ownPages((headings) => statementFlow(sheet, this.#faces, {
      title, anchors: [...anchorsOf(headings), sharedAnchor ?? own], headings: headings.map((heading) => heading.text), largest: this.#sizes.get(sheet.title) ?? Infinity,
    }));
  }

  #table({ set, lead, headed, title }: LaidTable): void {
    if (!set.wide) {
      this.#placeHeadings();
      this.#add(set.boxes);
      this.#spaceNext = true;
      return;
    }
    const width = WIDE_TABLE_PAGE.areaWidth;
    this.#ownPages((headings) => {
      const text = [
        ...headings.flatMap((heading) => headingBoxes(this.#faces, heading.text, heading.level, width, heading.anchor)),
        ...lead.flatMap((block) => proseBoxes(this.#faces, block, width)),
      ];
      return { page: WIDE_TABLE_PAGE, boxes: [...(headed || headings.length > 0 ? text : tableTitle(this.#faces, title, width)), ...set.boxes] };
    });
  }

  #ownPages(flow: (headings: readonly PendingHeading[]) => Flow): void {
    this.#endProse();
    this.#flows.push(flow(this.#pending));
    this.#pending = [];
  }

  #placeHeadings(): void {
    for (const heading of this.#pending) this.#add(headingBoxes(this.#faces, heading.text, heading.level, PROSE_PAGE.areaWidth, heading.anchor));
    this.#pending = [];
  }

  #add(boxes: readonly Box[]): void {
    const [first, ...rest] = boxes;
    if (!first) return;
    this.#prose.push(this.#spaceNext ? { ...first, before: AFTER_TABLE } : first, ...rest);
    this.#spaceNext = false;
  }

  #endProse(): void {
    if (this.#prose.length > 0) this.#flows.push({ page: PROSE_PAGE, boxes: this.#prose });
    this.#prose = [];
    this.#spaceNext = false;
  }
}

const CAPTION_SIZE = 12;

/** A chart, and under it on the same page what it is. */
function chartBoxes(chart: ChartSpec, caption: string, faces: Typefaces): Box[] {
  const width = PROSE_PAGE.areaWidth;
  const lines = breakBalanced(faces.glyphs(caption, 'heading'), width / CAPTION_SIZE);
  return [
    { height: Math.min(chartHeight(chart, width), PROSE_PAGE.areaHeight - 40), before: AFTER_TABLE, keepNext: true, content: { kind: 'chart', chart } },
    ...lines.map((line, index) => lineBox([placeLine(line, CAPTION_SIZE, 0, width, 'center')], 18, index < lines.length - 1)),
  ];
}

function anchorsOf(headings: readonly PendingHeading[]): Anchor[] {
  return headings.flatMap((heading) => (heading.anchor ? [heading.anchor] : []));
}
