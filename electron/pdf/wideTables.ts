import type { Block, BookletSection } from '../../shared/booklet/model.ts';
import { withoutOrdinal } from '../../shared/booklet/statementHeading.ts';
import { BODY_LEADING, WIDE_TABLE_PAGE } from './geometry.ts';
import { type PlainTable, type SetPlainTable, setPlainTable } from './plainTableFlow.ts';
import { proseBoxes } from './prose.ts';
import type { Typefaces } from './typeface.ts';

/** A block of running text other than a table or a chart. */
export type TextBlock = Exclude<Block, { kind: 'statement' | 'table' | 'chart' }>;

/** A table of the running text, in its place or on a lying page. */
export interface LaidTable {
  readonly kind: 'laidTable';
  readonly set: SetPlainTable;
  /** Heading and sentences that go with it to its lying page: alone they would leave a page nearly empty. */
  readonly lead: readonly TextBlock[];
  /** Whether a heading stands over it on that page. */
  readonly headed: boolean;
  /** What it is about: said over it where no heading is, and on further pages. */
  readonly title: string;
}

/** Share of a lying page that text over a table may take. */
const MOST_LEAD = 1 / 3;

/** The blocks of a section with its tables of running text set; short text before a lying table goes with it. */
export function withLaidTables(section: BookletSection, faces: Typefaces): readonly (Exclude<Block, PlainTable> | LaidTable)[] {
  const laid: (Exclude<Block, PlainTable> | LaidTable)[] = [];
  let title = withoutOrdinal(section.title);
  for (const block of section.blocks) {
    if (block.kind === 'heading') title = withoutOrdinal(block.text);
    if (block.kind === 'table') laid.push(layTable(block, laid, section, title, faces));
    else laid.push(block);
  }
  return laid;
}

/** Takes the lead of a lying table off the end of what is laid before it. */
function layTable(table: PlainTable, before: (Exclude<Block, PlainTable> | LaidTable)[], section: BookletSection, title: string, faces: Typefaces): LaidTable {
  const set = setPlainTable(table, faces, title);
  const from = set.wide ? leadStart(before, section) : null;
  const blocks = from === null ? [] : before.slice(from).filter(isText);
  const height = blocks.reduce((total, block) => total + heightOf(block, faces), from === 0 && section.title !== '' ? BODY_LEADING : 0);
  if (from === null || height > MOST_LEAD * WIDE_TABLE_PAGE.areaHeight) return { kind: 'laidTable', set, lead: [], headed: false, title };
  before.length = from;
  return { kind: 'laidTable', set, lead: blocks, headed: true, title };
}

/** Where the text under the last heading begins, that heading included; null where something other than text comes first. */
function leadStart(before: readonly (Block | LaidTable)[], section: BookletSection): number | null {
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const block = before[at];
    if (block === undefined || !isText(block)) return null;
    if (block.kind === 'heading' && before[at - 1]?.kind !== 'heading') return at;
  }
  return section.title === '' ? null : 0;
}

function isText(block: Block | LaidTable): block is TextBlock {
  return block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'list';
}

function heightOf(block: TextBlock, faces: Typefaces): number {
  return proseBoxes(faces, block, WIDE_TABLE_PAGE.areaWidth).reduce((total, box) => total + box.height, 0);
}
