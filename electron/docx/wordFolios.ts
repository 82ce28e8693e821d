import { AlignmentType, Footer, HeightRule, type ISectionOptions, PageNumber, Paragraph, Table, TableAnchorType, TableBorders, TableCell, TableLayoutType, TableRow, TextDirection, TextRun, WidthType } from 'docx';
import { BODY_SIZE, FOLIO_FROM_FOOT, FOLIO_SIZE, PROSE_PAGE, type PageGeometry, WIDE_TABLE_PAGE } from '../pdf/geometry.ts';
import { STYLE, twips } from './wordStyles.ts';

export type Footers = NonNullable<ISectionOptions['footers']>;

/** The footers of a page: a lying one is bound like the others, so its number stands where theirs stand. */
export function folios(page: PageGeometry): Footers {
  const folio = page.orientation === 'portrait' ? standingFolio : lyingFolio;
  return { default: folio('odd'), even: folio('even') };
}

/** — 12 — at the outer edge, one character in (GB/T 9704—2012 §7.5). */
function standingFolio(side: 'odd' | 'even'): Footer {
  const edge = twips(BODY_SIZE);
  return new Footer({ children: [number(side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT, side === 'odd' ? { right: edge } : { left: edge })] });
}

/** Room for the number along the short side of the sheet, points. */
const ROOM = 90;

/**
 * The number of a lying page at the foot of the bound sheet (GB/T 9704—2012 §7.5: 页码位置与公文其他页码保持一致，单页码表头在订口
 * 一边，双页码表头在切口一边): every lying page is turned the same way, so that foot is its left side, and the outer edge its foot
 * on odd pages and its head on even ones. A floating cell of upright text, which Word, WPS and LibreOffice all know.
 */
function lyingFolio(side: 'odd' | 'even'): Footer {
  const outer = PROSE_PAGE.width - PROSE_PAGE.left - PROSE_PAGE.areaWidth + BODY_SIZE;
  const line = FOLIO_SIZE * 1.3;
  const cell = new TableCell({
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT, width: { size: twips(line), type: WidthType.DXA }, margins: { top: 0, bottom: 0, left: 0, right: 0 },
    children: [number(side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT, {})],
  });
  return new Footer({ children: [
    new Table({
      rows: [new TableRow({ children: [cell], height: { value: twips(ROOM), rule: HeightRule.EXACT } })], columnWidths: [twips(line)],
      width: { size: twips(line), type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders: TableBorders.NONE,
      float: {
        horizontalAnchor: TableAnchorType.PAGE, absoluteHorizontalPosition: twips(FOLIO_FROM_FOOT - FOLIO_SIZE * 0.2),
        verticalAnchor: TableAnchorType.PAGE, absoluteVerticalPosition: twips(side === 'odd' ? WIDE_TABLE_PAGE.height - outer - ROOM : outer),
      },
    }),
    new Paragraph({ style: STYLE.folio }),
  ] });
}

function number(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT'], indent: { readonly left?: number; readonly right?: number }): Paragraph {
  return new Paragraph({ style: STYLE.folio, alignment, indent, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] });
}
