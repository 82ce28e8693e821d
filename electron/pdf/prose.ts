import type { Block, Span } from '../../shared/booklet/model.ts';
import type { Anchor, Box } from './box.ts';
import { type TextLine, breakLines } from './breakLines.ts';
import { breakParagraph } from './breakParagraph.ts';
import type { FaceRole } from './fontSet.ts';
import { BODY_LEADING, BODY_SIZE } from './geometry.ts';
import { placeLine } from './setLine.ts';
import { squeezeMarks } from './squeezeMarks.ts';
import type { Glyph, Typefaces } from './typeface.ts';

const INDENT = 2;
/** An item that numbers itself needs no mark. */
export const OWN_MARK = /^\s*(?:[（(]?[一二三四五六七八九十百\d]+[）)、.．]|[①-⑳⑴-⑽•●·—-])/u;

/** Running text: 3号, 28.95 pt leading, first line indented by two characters. */
export function paragraphBoxes(faces: Typefaces, spans: readonly Span[], width: number): Box[] {
  return lineBoxes(breakParagraph(spanGlyphs(faces, spans), width / BODY_SIZE, INDENT), width);
}

/** Items set like paragraphs; those that carry no number of their own get a dot. */
export function listBoxes(faces: Typefaces, items: readonly (readonly Span[])[], width: number): Box[] {
  return items.flatMap((spans) => {
    if (OWN_MARK.test(spans.map((span) => span.text).join(''))) return paragraphBoxes(faces, spans, width);
    const mark = faces.glyphs('• ', 'body');
    return lineBoxes(breakParagraph([...mark, ...spanGlyphs(faces, spans)], width / BODY_SIZE, INDENT), width);
  });
}

export type HeadingLevel = 2 | 3 | 4;
/** 一级黑体, 二级楷体, 三级仿宋 (GB/T 9704—2012 §7.3.3); the lower two bold, because the bundled faces have neither. */
const HEADING_ROLES: Readonly<Record<HeadingLevel, FaceRole>> = { 2: 'heading', 3: 'subheading', 4: 'bodyBold' };

/** A heading; never the last thing on a page. */
export function headingBoxes(faces: Typefaces, text: string, level: HeadingLevel, width: number, anchor?: Anchor): Box[] {
  const lines = breakLines(faces.glyphs(text, HEADING_ROLES[level]), width / BODY_SIZE, INDENT);
  return lines.map((line, index) => ({
    height: BODY_LEADING, keepNext: true,
    content: { kind: 'line', parts: [placeLine(line, BODY_SIZE, index === 0 ? INDENT * BODY_SIZE : 0, width, 'left')] },
    ...(index === 0 && anchor && { anchors: [anchor] }),
  }));
}

/** Boxes of a block of running text; tables, charts and statements are not set here. */
export function proseBoxes(faces: Typefaces, block: Exclude<Block, { kind: 'statement' | 'table' | 'chart' }>, width: number): Box[] {
  switch (block.kind) {
    case 'paragraph': return paragraphBoxes(faces, block.spans, width);
    case 'heading': return headingBoxes(faces, block.text, block.level, width);
    case 'list': return listBoxes(faces, block.items, width);
  }
}

/** A paragraph that ends so announces what comes next, and is not parted from it. */
export const ANNOUNCES = /[：:]$/;

/** At least two lines of a paragraph stand on either side of a page's end. */
function lineBoxes(lines: readonly TextLine[], width: number): Box[] {
  const announces = ANNOUNCES.test(lines.at(-1)?.glyphs.at(-1)?.char ?? '');
  return lines.map((line, index) => {
    const x = index === 0 ? INDENT * BODY_SIZE : 0;
    return {
      height: BODY_LEADING, keepNext: (lines.length > 1 && (index === 0 || index === lines.length - 2)) || (announces && index === lines.length - 1),
      content: { kind: 'line', parts: [placeLine(line, BODY_SIZE, x, width - x, 'left', true)] },
    };
  });
}

function spanGlyphs(faces: Typefaces, spans: readonly Span[]): Glyph[] {
  return squeezeMarks(spans.flatMap((span) => faces.glyphs(span.text, span.bold ? 'bodyBold' : 'body')));
}
