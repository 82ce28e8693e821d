import { columnName } from './sums.ts';
import { wrappedLines } from './textWidth.ts';

/** A comment is set in 宋体 of 9 points: half-width characters to its line, and pixels of a line, of a character and of its margins. */
const BOX = { characters: 46, character: 6, line: 16, margin: 18, least: 3 } as const;
const DEFAULT_COLUMN = 64;
const DEFAULT_ROW = 20;

/**
 * The drawing of a sheet's comments with boxes as large as their texts, whatever the widths and heights of the cells they lie over:
 * Excel shows what does not fit in a box to nobody.
 * @param comments the part with the texts
 * @param sheet the part of the worksheet
 */
export function fitComments(drawing: string, comments: string, sheet: string): string {
  const texts = new Map([...comments.matchAll(/<comment ref="([A-Z]+\d+)"[^>]*>([\s\S]*?)<\/comment>/g)].map(([, ref = '', content = '']) => [ref, textOf(content)]));
  const [columns, rows] = [columnPixels(sheet), rowPixels(sheet)];
  return drawing.replace(/<v:shape [\s\S]*?<\/v:shape>/g, (shape) => {
    const [row, column] = [/<x:Row>(\d+)</, /<x:Column>(\d+)</].map((pattern) => Number(pattern.exec(shape)?.[1] ?? 0));
    const text = texts.get(`${columnName(column ?? 0)}${(row ?? 0) + 1}`) ?? '';
    const height = Math.max(BOX.least, wrappedLines(text, BOX.characters)) * BOX.line + BOX.margin;
    return shape.replace(/<x:Anchor>(\d+), (\d+), (\d+), (\d+), [^<]*<\/x:Anchor>/, (_all, left: string, leftOff: string, top: string, topOff: string) => {
      const right = reach(columns, Number(left), Number(leftOff) + BOX.characters * BOX.character + BOX.margin);
      const bottom = reach(rows, Number(top), Number(topOff) + height);
      return `<x:Anchor>${left}, ${leftOff}, ${top}, ${topOff}, ${right.at}, ${right.off}, ${bottom.at}, ${bottom.off}</x:Anchor>`;
    });
  });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: '\'', amp: '&' };

function textOf(comment: string): string {
  return [...comment.matchAll(/<t\b[^>]*>([^<]*)<\/t>/g)].map((match) => match[1] ?? '').join('').replaceAll(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all);
}

/** The column or row in which so many pixels from the beginning of another end, and how far into it. */
function reach(sizeOf: (at: number) => number, from: number, pixels: number): { readonly at: number; readonly off: number } {
  let [at, rest] = [from, pixels];
  for (; rest > sizeOf(at); at += 1) rest -= sizeOf(at);
  return { at, off: Math.round(rest) };
}

/** Pixels of a column, zero-based; a hidden one has none. */
function columnPixels(sheet: string): (at: number) => number {
  const columns = [...sheet.matchAll(/<col\b[^>]*>/g)].map(([col]) => ({
    first: Number(/ min="(\d+)"/.exec(col)?.[1]), last: Number(/ max="(\d+)"/.exec(col)?.[1]), pixels: / hidden="1"/.test(col) ? 0 : Number(/ width="([\d.]+)"/.exec(col)?.[1] ?? 8.43) * 7 + 5,
  }));
  return (at) => columns.find(({ first, last }) => at + 1 >= first && at + 1 <= last)?.pixels ?? DEFAULT_COLUMN;
}

function rowPixels(sheet: string): (at: number) => number {
  const rows = new Map([...sheet.matchAll(/<row\b[^>]*>/g)].map(([row]): [number, number] => [
    Number(/ r="(\d+)"/.exec(row)?.[1]), / hidden="1"/.test(row) ? 0 : (Number(/ ht="([\d.]+)"/.exec(row)?.[1] ?? 0) * 4) / 3 || DEFAULT_ROW,
  ]));
  return (at) => rows.get(at + 1) ?? DEFAULT_ROW;
}
