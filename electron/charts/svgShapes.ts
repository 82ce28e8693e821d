/** Six numbers of an affine map as SVG and PDF write them: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface PathShape {
  readonly kind: 'path';
  readonly d: string;
  readonly matrix: Matrix;
  /** #rrggbb or a tile; undefined for none. */
  readonly fill?: string | Tile;
  readonly stroke?: { readonly color: string; readonly width: number };
}

export interface TextShape {
  readonly kind: 'text';
  readonly text: string;
  readonly matrix: Matrix;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
}

/** A pattern that fills a shape by repetition. */
export interface Tile {
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
  readonly paths: readonly { readonly d: string; readonly fill: string }[];
}

export type Shape = PathShape | TextShape;

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * The shapes of an SVG as ECharts writes it: paths and polylines filled with one colour or a pattern, and lines of text.
 * Elements of other kinds do not occur; transparent ones are left out.
 */
export function svgShapes(svg: string): Shape[] {
  const tiles = readTiles(svg);
  const body = svg.replaceAll(/<defs\b[\s\S]*?<\/defs>|<style\b[\s\S]*?<\/style>/g, '');
  return [...body.matchAll(/<(path|polyline|text)\b([^>]*)>([^<]*)/g)].flatMap(([, element = '', source = '', content = '']): Shape[] => {
    const attributes = readAttributes(source);
    if (element === 'text') return content.trim() === '' ? [] : [textShape(attributes, unescape(content))];
    const d = element === 'polyline' ? polyline(attributes.get('points') ?? '') : attributes.get('d') ?? '';
    const path = pathShape(d, attributes, tiles);
    return path.fill === undefined && path.stroke === undefined ? [] : [path];
  });
}

function readTiles(svg: string): Map<string, Tile> {
  return new Map([...svg.matchAll(/<pattern\b([^>]*)>([\s\S]*?)<\/pattern>/g)].map(([, source = '', content = '']): [string, Tile] => {
    const attributes = readAttributes(source);
    const paths = [...content.matchAll(/<path\b([^>]*)>/g)].map(([, path = '']) => readAttributes(path)).map((path) => ({ d: path.get('d') ?? '', fill: path.get('fill') ?? '#000000' }));
    return [attributes.get('id') ?? '', { width: Number(attributes.get('width')), height: Number(attributes.get('height')), matrix: readMatrix(attributes.get('patternTransform')), paths }];
  }));
}

function pathShape(d: string, attributes: ReadonlyMap<string, string>, tiles: ReadonlyMap<string, Tile>): PathShape {
  const fill = attributes.get('fill') ?? '#000000';
  const tile = tiles.get(/^url\(#(.+)\)$/.exec(fill)?.[1] ?? '');
  const visible = fill !== 'none' && attributes.get('fill-opacity') !== '0';
  const stroke = attributes.get('stroke') ?? 'none';
  const width = Number(attributes.get('stroke-width') ?? 1);
  return {
    kind: 'path', d, matrix: readMatrix(attributes.get('transform')), ...(visible && { fill: tile ?? fill }), ...(stroke !== 'none' && width > 0 && { stroke: { color: stroke, width } }),
  };
}

function textShape(attributes: ReadonlyMap<string, string>, text: string): TextShape {
  const [a, b, c, d, e, f] = readMatrix(attributes.get('transform'));
  const [x, y] = [Number(attributes.get('x') ?? 0), Number(attributes.get('y') ?? 0)];
  const anchor = attributes.get('text-anchor');
  return {
    kind: 'text', text, matrix: [a, b, c, d, a * x + c * y + e, b * x + d * y + f], anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    size: Number(/font-size:([\d.]+)px/.exec(attributes.get('style') ?? '')?.[1] ?? 12),
  };
}

function readAttributes(source: string): Map<string, string> {
  return new Map([...source.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, unescape(value)]));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': '\'' };

function unescape(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|amp|#39);/g, (all, name: string) => ENTITIES[name] ?? all);
}

function polyline(points: string): string {
  const numbers = points.trim().split(/[\s,]+/);
  return numbers.map((number, index) => (index === 0 ? `M${number}` : index % 2 === 0 ? `L${number}` : number)).join(' ');
}

function readMatrix(transform: string | undefined): Matrix {
  return [...(transform ?? '').matchAll(/(\w+)\(([^)]*)\)/g)].reduce((whole, [, name = '', list = '']) => multiply(whole, step(name, list.trim().split(/[\s,]+/).map(Number))), IDENTITY);
}

function step(name: string, [first = 0, second, ...rest]: readonly number[]): Matrix {
  switch (name) {
    case 'translate': return [1, 0, 0, 1, first, second ?? 0];
    case 'scale': return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate': {
      const angle = first * Math.PI / 180;
      return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
    }
    case 'matrix': return [first, second ?? 0, rest[0] ?? 0, rest[1] ?? 1, rest[2] ?? 0, rest[3] ?? 0];
    default: return IDENTITY;
  }
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
