import { Bookmark, type IParagraphOptions, Paragraph, TextRun } from 'docx';
import type { Block, Span } from '../../shared/booklet/model.ts';
import { ANNOUNCES, OWN_MARK } from '../pdf/prose.ts';
import { STYLE, halfPoints } from './wordStyles.ts';

export interface Heading {
  readonly text: string;
  readonly style: string;
  /** That its line of the contents leads to. */
  readonly bookmark?: string | undefined;
}

/** Where a heading looks otherwise than its style says; `size` in points. */
export type HeadingLook = Omit<IParagraphOptions, 'style' | 'children' | 'text'> & { readonly size?: number };

export function headingParagraph({ text, style, bookmark }: Heading, { size, ...look }: HeadingLook = {}): Paragraph {
  const run = new TextRun({ text, ...(size !== undefined && { size: halfPoints(size) }) });
  return new Paragraph({ ...look, style, children: [bookmark === undefined ? run : new Bookmark({ id: bookmark, children: [run] })] });
}

/** Paragraphs of a block of running text; headings wait for what they stand over, tables and statements are not written here. */
export function textParagraphs(block: Extract<Block, { kind: 'paragraph' | 'list' }>): Paragraph[] {
  switch (block.kind) {
    case 'paragraph': return [textParagraph(block.spans)];
    case 'list': return block.items.map((spans) => textParagraph(OWN_MARK.test(spans.map((span) => span.text).join('')) ? spans : [{ text: '• ' }, ...spans]));
  }
}

function textParagraph(spans: readonly Span[]): Paragraph {
  return new Paragraph({
    style: STYLE.body, widowControl: true, ...(ANNOUNCES.test(spans.at(-1)?.text ?? '') && { keepNext: true }),
    children: spans.flatMap((span) => span.text.split(/\r\n?|\n/).map((text, index) => new TextRun({ text, ...(span.bold === true && { bold: true }), ...(index > 0 && { break: 1 }) }))),
  });
}
