import type { ReadDocument, ReadPage } from './readPdf.ts';

export const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** Lines of the contents: what they say and the number at their end; an entry of two lines is one. */
export function contentsLines(read: ReadDocument): { readonly title: string; readonly number: string; readonly y: number }[] {
  const pages = read.pages.filter((page) => /^[IVX]+$/.test(page.label));
  return pages.flatMap((page) => {
    const rows = new Map<number, string[]>();
    for (const each of page.texts) {
      const key = [...rows.keys()].find((y) => Math.abs(y - each.y) < 3) ?? each.y;
      rows.set(key, [...(rows.get(key) ?? []), each.text]);
    }
    let before = '';
    return [...rows].flatMap(([y, parts]) => {
      const line = bare(parts.join(''));
      const match = /^(.*?)…*(\d+)$/u.exec(line);
      if (match && line.includes('…')) {
        const title = before + (match[1] ?? '');
        before = '';
        return [{ title, number: match[2] ?? '', y }];
      }
      before = /^目录$|^—/.test(line) ? '' : before + line;
      return [];
    });
  });
}

export function pageNumbered(read: ReadDocument, number: string): ReadPage | undefined {
  return read.pages.find((page) => page.label === number);
}
