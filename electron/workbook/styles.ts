import type { Alignment, Borders, Fill, Font, Style } from 'exceljs';

/** What a cell looks like. Equal looks share one style object, which is what keeps writing fast. */
export interface Look {
  readonly font?: 'body' | 'bold' | 'title' | 'note' | 'link' | 'warning' | 'muted';
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle';
  readonly indent?: number;
  readonly wrap?: boolean;
  readonly border?: boolean;
  readonly numFmt?: string;
  /** ARGB. */
  readonly fill?: string;
  readonly unlocked?: boolean;
}

export type Styles = (look: Look) => Partial<Style>;

const BODY = { name: '宋体', size: 10.5, charset: 134 } as const;
const EDGE = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BORDER: Partial<Borders> = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };

/** 小标宋 is what official documents set titles in; a PC without it shows its own default face, or the caller names 黑体. */
export const TITLE_FONT = '方正小标宋简体';

/** Colours of levels and of cells that a person fills in. */
export const FILLS = { input: 'FFFFFBE6', head: 'FFF2F2F2', error: 'FFFFD9D6', warning: 'FFFFEDCC', tail: 'FFE8EEF7', note: 'FFEFEFEF' } as const;

/** A style book for one workbook. */
export function createStyles(titleFont: string = TITLE_FONT): Styles {
  const book = new Map<string, Partial<Style>>();
  return (look) => {
    const key = JSON.stringify([look.font, look.size, look.align, look.vertical, look.indent, look.wrap, look.border, look.numFmt, look.fill, look.unlocked]);
    const known = book.get(key);
    if (known) return known;
    const style: Partial<Style> = {
      font: fontOf(look, titleFont), alignment: alignmentOf(look), protection: { locked: look.unlocked !== true },
      ...(look.border && { border: BORDER }), ...(look.numFmt !== undefined && { numFmt: look.numFmt }),
      ...(look.fill !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: look.fill } } satisfies Fill }),
    };
    book.set(key, style);
    return style;
  };
}

function fontOf(look: Look, titleFont: string): Partial<Font> {
  const size = look.size ?? BODY.size;
  switch (look.font ?? 'body') {
    case 'body': return { ...BODY, size };
    case 'bold': return { ...BODY, size, bold: true };
    case 'title': return { ...BODY, name: titleFont, size: look.size ?? 18 };
    case 'note': return { ...BODY, size: look.size ?? 10 };
    case 'link': return { ...BODY, size, color: { argb: 'FF0563C1' }, underline: true };
    case 'warning': return { ...BODY, name: '黑体', size, color: { argb: 'FFC00000' } };
    case 'muted': return { ...BODY, size, color: { argb: 'FF595959' } };
  }
}

function alignmentOf(look: Look): Partial<Alignment> {
  return {
    horizontal: look.align ?? 'left', vertical: look.vertical ?? 'middle',
    ...(look.wrap && { wrapText: true }), ...(look.indent !== undefined && look.indent > 0 && { indent: look.indent }),
  };
}
