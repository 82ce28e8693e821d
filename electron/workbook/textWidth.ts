/**
 * Widths in half-width characters, the unit of a spreadsheet column: a Chinese character or mark counts 2. An estimate
 * on the wide side, because the PC may lack 宋体 and print in another face.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const ch of text) width += charWidth(ch);
  return width;
}

function charWidth(ch: string): number {
  const code = ch.codePointAt(0) ?? 0;
  if (code === 0x0a || code === 0xfeff || (code >= 0x200b && code <= 0x200f)) return 0;
  return code > 0xff && !(code >= 0xff61 && code <= 0xff9f) ? 2 : 1;
}

/** Lines that `text` takes when wrapped at `width`: Chinese breaks anywhere, digits and Latin words stay whole where they can. */
export function wrappedLines(text: string, width: number): number {
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, Math.max(2, width)), 0);
}

function paragraphLines(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of paragraph.match(/[\u0021-\u00ff]+|[^\u0021-\u00ff]/gu) ?? []) {
    const size = displayWidth(piece);
    if (used + size <= width) {
      used += size;
    } else if (size <= width) {
      lines += 1;
      used = size;
    } else {
      const rest = size - (width - used);
      const more = Math.ceil(rest / width);
      lines += more;
      used = rest - (more - 1) * width;
    }
  }
  return lines;
}
