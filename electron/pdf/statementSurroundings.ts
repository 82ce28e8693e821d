import type { GridSheet } from '../../shared/statement/grid.ts';
import type { Anchor, Box } from './box.ts';
import { breakBalanced, breakByWords } from './breakLines.ts';
import type { FaceRole } from './fontSet.ts';
import { lineBox, placeLine, placeText } from './setLine.ts';
import { type Typefaces, widthOf } from './typeface.ts';

const TITLE_SIZE = 16;
const META_SIZE = 9.5;
const NOTE_SIZE = 9;
const CONTINUED = '（续表）';
const CONTINUED_SIZE = 12;

/** What stands over and under the table itself. */
export interface Surroundings {
  readonly above: readonly Box[];
  readonly again: readonly Box[];
  readonly notes: readonly Box[];
}

/** How a statement stands in its section. */
export interface StatementSetting {
  /** Over its first page, where its section's heading says more than its own title. */
  readonly title?: string;
  readonly anchors?: readonly Anchor[];
  /** Lines set over the title, where headings of the section are not the statement's own title. */
  readonly headings?: readonly string[];
  /** Size of the type at most, where it is to look like others (see `commonSize`). */
  readonly largest?: number;
}

/** Titles, number and unit over a statement, on its first page and on further ones, and the notes under it. */
export function surroundings(sheet: GridSheet, faces: Typefaces, width: number, { title = sheet.title, anchors = [], headings = [] }: StatementSetting): Surroundings {
  const department = /[:：]/.test(sheet.department) || sheet.department === '' ? sheet.department : `部门：${sheet.department}`;
  const line = (left: string, right: string): Box => lineBox([
    placeText(faces, left, 'table', META_SIZE, 0, width, 'left'), placeText(faces, right, 'table', META_SIZE, 0, width, 'right'),
  ], 15, true);
  const above = [
    ...headings.flatMap((heading) => centred(faces, heading, 'heading', 14, width, 24)),
    ...titleLines(sheet.title, title, TITLE_SIZE, faces, width).flatMap((line) => centred(faces, line, 'title', TITLE_SIZE, width, 25)),
    ...(sheet.number === '' ? [] : [line('', sheet.number)]),
    line(department, sheet.unitLabel),
  ];
  const again = [
    ...continuedTitle(faces, title, width, sheet.title),
    line(department, [sheet.number, sheet.unitLabel].filter((text) => text !== '').join('　')),
  ];
  const [first, ...rest] = above;
  return { above: first ? [{ ...first, anchors }, ...rest] : above, again, notes: noteBoxes(faces, sheet.notes, width) };
}

/** A title over a table that has no heading; '' is none. */
export function tableTitle(faces: Typefaces, title: string, width: number): Box[] {
  return title === '' ? [] : centred(faces, title, 'title', CONTINUED_SIZE, width, 20);
}

/** The title over a table on its further pages; `ending` begins a line of its own where both do not fit on one. */
export function continuedTitle(faces: Typefaces, title: string, width: number, ending = title): Box[] {
  const lines = titleLines(`${ending}${CONTINUED}`, `${title}${CONTINUED}`, CONTINUED_SIZE, faces, width);
  return lines.flatMap((line) => centred(faces, line, 'title', CONTINUED_SIZE, width, 20));
}

/** A title that names a project has the name on a line of its own where both do not fit on one. */
function titleLines(ending: string, title: string, size: number, faces: Typefaces, width: number): readonly string[] {
  const name = title.endsWith(ending) ? title.slice(0, -ending.length) : '';
  return name !== '' && widthOf(faces.glyphs(title, 'title')) * size > width ? [name, ending] : [title];
}

function centred(faces: Typefaces, text: string, role: FaceRole, size: number, width: number, height: number): Box[] {
  return breakBalanced(faces.glyphs(text, role), width / size).map((each) => lineBox([placeLine(each, size, 0, width, 'center')], height, true));
}

function noteBoxes(faces: Typefaces, notes: readonly string[], width: number): Box[] {
  return notes.flatMap((note, index) => {
    const lines = breakByWords(faces.glyphs(note, 'table'), width / NOTE_SIZE);
    return lines.map((each, at): Box => ({
      ...lineBox([placeLine(each, NOTE_SIZE, 0, width, 'left')], NOTE_SIZE * 1.5, at < lines.length - 1), ...(index === 0 && at === 0 && { before: 5 }),
    }));
  });
}
