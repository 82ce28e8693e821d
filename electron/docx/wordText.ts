import { Bookmark, Paragraph, TextRun } from 'docx';
import type { Block, Span } from '../../shared/booklet/model.ts';
import { OWN_MARK } from '../pdf/prose.ts';
import { HEADING, STYLE } from './wordStyles.ts';

/** A heading with the bookmark that its line of the contents leads to. */
export function headingParagraph(text: string, style: string, bookmark: string | undefined, extra: Partial<ConstructorParameters<typeof Paragraph>[0] & object> = {}): Paragraph {
  const run = new TextRun(text);
  return new Paragraph({ ...extra, style, children: [bookmark === undefined ? run : new Bookmark({ id: bookmark, children: [run] })] });
}

/** Paragraphs of a block of running text; tables and statements are not written here. */
export function textParagraphs(block: Extract<Block, { kind: 'paragraph' | 'heading' | 'list' }>): Paragraph[] {
  switch (block.kind) {
    case 'paragraph': return [textParagraph(block.spans)];
    case 'heading': return [headingParagraph(block.text, HEADING.inner[block.level], undefined)];
    case 'list': return block.items.map((spans) => textParagraph(OWN_MARK.test(spans.map((span) => span.text).join('')) ? spans : [{ text: '• ' }, ...spans]));
  }
}

function textParagraph(spans: readonly Span[]): Paragraph {
  return new Paragraph({
    style: STYLE.body, widowControl: true,
    children: spans.flatMap((span) => span.text.split(/\r\n?|\n/).map((text, index) => new TextRun({ text, bold: span.bold === true, ...(index > 0 && { break: 1 }) }))),
  });
}
