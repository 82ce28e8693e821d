import type { PathShape, Shape, Tile } from '../charts/svgShapes.ts';
import { ABOVE_BASELINE, type Surface, drawPart } from './drawText.ts';
import { type Typefaces, widthOf } from './typeface.ts';

/** Where the middle of a line of text lies over its baseline, em. */
const MIDDLE = ABOVE_BASELINE - 0.5;

/** Draws the shapes of a chart with its upper left corner at a place; its text in the face of the tables. */
export function drawChart(surface: Surface, shapes: readonly Shape[], left: number, top: number, faces: Typefaces): void {
  surface.save().translate(left, top);
  for (const shape of shapes) {
    surface.save();
    surface.transform(...shape.matrix);
    if (shape.kind === 'path') drawPath(surface, shape);
    else {
      const glyphs = faces.glyphs(shape.text, 'table');
      const width = widthOf(glyphs) * shape.size;
      const x = shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? -width : -width / 2;
      surface.fillColor('#000000');
      drawPart(surface, { glyphs, x, size: shape.size }, 0, MIDDLE * shape.size);
    }
    surface.restore();
  }
  surface.restore();
}

function drawPath(surface: Surface, { d, fill, stroke }: PathShape): void {
  if (typeof fill === 'string') surface.path(d).fill(fill);
  else if (fill) drawTiles(surface, d, fill);
  if (stroke) surface.lineWidth(stroke.width).path(d).stroke(stroke.color);
}

/** Repeats a tile over the box of a path, clipped to it. */
function drawTiles(surface: Surface, d: string, tile: Tile): void {
  const inverse = inverted(tile.matrix);
  const corners = cornersOf(d).map(([x, y]) => [inverse[0] * x + inverse[2] * y, inverse[1] * x + inverse[3] * y] as const);
  const across = range(corners.map(([x]) => x), tile.width);
  const down = range(corners.map(([, y]) => y), tile.height);
  surface.save();
  surface.path(d).clip();
  surface.transform(...tile.matrix);
  for (const x of across) {
    for (const y of down) {
      surface.save().translate(x, y);
      for (const path of tile.paths) surface.path(path.d).fill(path.fill);
      surface.restore();
    }
  }
  surface.restore();
}

/** Multiples of a step that cover values, one more on either side. */
function range(values: readonly number[], step: number): number[] {
  const first = Math.floor(Math.min(...values) / step) - 1;
  const last = Math.ceil(Math.max(...values) / step) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function inverted([a, b, c, d]: Tile['matrix']): [number, number, number, number] {
  const area = a * d - b * c;
  return [d / area, -b / area, -c / area, a / area];
}

/** The corners of a box around a path; an arc is taken with its whole circle. */
function cornersOf(d: string): (readonly [number, number])[] {
  let [x, y] = [0, 0];
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const [, command = '', list = ''] of d.matchAll(/([MLlAa])([^MLlAaZz]*)/g)) {
    const numbers = (list.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const relative = command === 'l' || command === 'a';
    const size = command === 'A' || command === 'a' ? 7 : 2;
    for (let at = 0; at + size <= numbers.length; at += size) {
      const [nextX, nextY] = [(relative ? x : 0) + (numbers[at + size - 2] ?? 0), (relative ? y : 0) + (numbers[at + size - 1] ?? 0)];
      const [radius = 0, , , large, sweep] = numbers.slice(at);
      const circle = size === 7 ? [centre(x, y, nextX, nextY, radius, large === sweep ? -1 : 1)] : [];
      xs.push(nextX, ...circle.flatMap(([middle]) => [middle - radius, middle + radius]));
      ys.push(nextY, ...circle.flatMap(([, middle]) => [middle - radius, middle + radius]));
      [x, y] = [nextX, nextY];
    }
  }
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [[left, top], [right, top], [left, bottom], [right, bottom]];
}

/** Centre of the circle of an arc (SVG 1.1, F.6.5, for circles). */
function centre(x1: number, y1: number, x2: number, y2: number, radius: number, sign: 1 | -1): readonly [number, number] {
  const [halfX, halfY] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const half = halfX * halfX + halfY * halfY;
  const share = half === 0 ? 0 : sign * Math.sqrt(Math.max(0, radius * radius / half - 1));
  return [share * halfY + (x1 + x2) / 2, -share * halfX + (y1 + y2) / 2];
}
