import type { Booklet } from '../../shared/booklet/model.ts';
import type { Box, LinePart, PlacedBox } from './box.ts';
import { type TextLine, breakBalanced } from './breakLines.ts';
import type { FaceRole } from './fontSet.ts';
import { PROSE_PAGE } from './geometry.ts';
import { paginate } from './paginate.ts';
import { lineBox, placeLine, placeText } from './setLine.ts';
import { type Glyph, type Typefaces, widthOf } from './typeface.ts';

const WIDTH = PROSE_PAGE.areaWidth;
const HEIGHT = PROSE_PAGE.areaHeight;

const COVER_SIZES = [32, 28, 26, 24, 22] as const;
const COVER_TOP = 0.24 * HEIGHT;
const DRAFT_MARK = '校核稿';

/** The cover: its lines large and centred, the date at the foot, 校核稿 in a frame at the head of a draft. */
export function coverBoxes(booklet: Booklet, faces: Typefaces): PlacedBox[] {
  const placed: PlacedBox[] = [];
  if (booklet.draft) placed.push({ y: 0, box: stampBox(DRAFT_MARK, faces) });
  const texts = booklet.cover.lines.map((text) => faces.glyphs(text, 'title'));
  const size = coverSize(texts);
  placeStack(placed, texts.map((glyphs) => breakBalanced(glyphs, WIDTH / size)), size, COVER_TOP);
  if (booklet.cover.date !== '') {
    placed.push({ y: HEIGHT - 70, box: lineBox([placeText(faces, booklet.cover.date, 'body', 18, 0, WIDTH, 'center')], 30, false) });
  }
  return placed;
}

/** The largest size in which every line of the cover stays on one line, points. */
export function coverSize(lines: readonly (readonly Glyph[])[]): number {
  const longest = Math.max(1, ...lines.map(widthOf));
  return COVER_SIZES.find((each) => longest * each <= WIDTH) ?? COVER_SIZES[COVER_SIZES.length - 1] ?? 22;
}

const PART_SIZE = 26;

/** The title page of a part; 第二部分 stands on a line of its own. */
export function partTitleBoxes(title: string, faces: Typefaces): PlacedBox[] {
  const lines = title.trim().split(/[\s　]+/u).map((text) => breakBalanced(faces.glyphs(text, 'title'), WIDTH / PART_SIZE));
  const placed: PlacedBox[] = [];
  placeStack(placed, lines, PART_SIZE, 0.33 * HEIGHT);
  return placed;
}

/** One line of the contents: what it says, its level and the number of its page. */
export interface ContentsEntry {
  readonly title: string;
  /** See `Anchor`. */
  readonly ending?: string;
  readonly level: number;
  readonly folio: string;
  /** Name of the destination it links to. */
  readonly target: string;
}

const ENTRY_STYLES: readonly { readonly role: FaceRole; readonly size: number; readonly indent: number; readonly before: number }[] = [
  { role: 'heading', size: 14, indent: 0, before: 8 },
  { role: 'body', size: 14, indent: 14, before: 0 },
  { role: 'body', size: 12, indent: 35, before: 0 },
];
/** Leading of the entries, loosest first; the loosest that takes no further page is used. */
const ENTRY_LEADINGS = [25, 23.5, 22, 20.5] as const;
const LEADER_SIZE = 12;
/** An entry a little too long for its line is set so much smaller at most; a longer one takes two lines. */
const LEAST_ENTRY_SHARE = 0.95;
/** Room that an entry leaves for its leaders. */
const LEAST_LEADERS = 3 * LEADER_SIZE;
/** Room for the page number, and the gap before it. */
const FOLIO_ROOM = 30;

/** The pages of the contents: entries by level, leaders that stand under one another, page numbers flush right. */
export function contentsPages(entries: readonly ContentsEntry[], faces: Typefaces): PlacedBox[][] {
  const title = lineBox([placeText(faces, '目　录', 'title', 22, 0, WIDTH, 'center')], 52, true);
  const settings = ENTRY_LEADINGS.map((leading) => paginate([title, ...entries.flatMap((entry) => entryBoxes(entry, leading, faces))], HEIGHT));
  const fewest = Math.min(...settings.map((pages) => pages.length));
  return settings.find((pages) => pages.length === fewest) ?? [];
}

function entryBoxes(entry: ContentsEntry, leading: number, faces: Typefaces): Box[] {
  const style = ENTRY_STYLES[Math.min(entry.level, ENTRY_STYLES.length) - 1] ?? ENTRY_STYLES[0];
  if (!style) return [];
  const { role, indent, before } = style;
  const glyphs = faces.glyphs(entry.title, role);
  const room = WIDTH - indent - FOLIO_ROOM - LEAST_LEADERS;
  const size = widthOf(glyphs) * style.size * LEAST_ENTRY_SHARE <= room ? Math.min(style.size, room / widthOf(glyphs)) : style.size;
  const lines = breakEntry(glyphs, room / size, endingStart(entry));
  const hanging = widthOf(lines[0]?.glyphs.slice(0, ordinalLength(entry.title)) ?? []) * size;
  return lines.map((line, index): Box => {
    const left = indent + (index === 0 ? 0 : hanging);
    const text = placeLine(line, size, left, WIDTH, 'left');
    const last = index === lines.length - 1;
    const parts = last ? [text, leaders(faces, left + line.ems * size), placeText(faces, entry.folio, 'folio', size, 0, WIDTH, 'right')] : [text];
    return { height: leading, keepNext: !last || entry.level === 1, content: { kind: 'line', parts, linkTo: entry.target }, ...(index === 0 && { before }) };
  });
}

/** Characters of the ordinal (十一、) under which further lines of an entry do not begin. */
function ordinalLength(title: string): number {
  return /^[一二三四五六七八九十百]+、/.exec(title)?.[0].length ?? 0;
}

/** Index of the character with which the ending of a title begins, 0 where it has none behind the name of something. */
function endingStart({ title, ending = '' }: ContentsEntry): number {
  const start = [...title].length - [...ending].length;
  return ending !== '' && title.endsWith(ending) && start > ordinalLength(title) ? start : 0;
}

/** Lines of an entry, the further ones narrower by two characters, so that they stand behind the ordinal; the ending of a title on lines of its own. */
function breakEntry(glyphs: readonly Glyph[], room: number, ending: number): TextLine[] {
  if (widthOf(glyphs) <= room) return breakBalanced(glyphs, room);
  return [glyphs.slice(0, ending), glyphs.slice(ending)].flatMap((part) => (part.length === 0 ? [] : breakBalanced(part, room - 2)));
}

function leaders(faces: Typefaces, from: number): LinePart {
  const [dots] = faces.glyphs('…', 'body');
  if (!dots) return { glyphs: [], x: 0, size: LEADER_SIZE };
  const step = dots.ems * LEADER_SIZE;
  const end = WIDTH - FOLIO_ROOM;
  const count = Math.max(0, Math.floor((end - from - LEADER_SIZE / 2) / step));
  return { glyphs: Array.from({ length: count }, (): Glyph => dots), x: end - count * step, size: LEADER_SIZE };
}

function placeStack(placed: PlacedBox[], texts: readonly (readonly TextLine[])[], size: number, top: number): void {
  let y = top;
  for (const lines of texts) {
    for (const line of lines) {
      placed.push({ y, box: lineBox([placeLine(line, size, 0, WIDTH, 'center')], size * 1.5, true) });
      y += size * 1.5;
    }
    y += size * 0.5;
  }
}

function stampBox(text: string, faces: Typefaces): Box {
  const width = 92;
  const part = placeText(faces, text, 'heading', 20, WIDTH - width, width, 'center');
  return { height: 36, keepNext: false, content: { kind: 'stamp', part, width } };
}
