import { AlignmentType, Footer, Header, type ISectionOptions, type ISectionPropertiesOptions, NumberFormat, PageNumber, PageOrientation, Paragraph, SectionType, TextRun } from 'docx';
import { BODY_SIZE, FOLIO_FROM_FOOT, MM, PROSE_PAGE, type PageGeometry } from '../pdf/geometry.ts';
import { STYLE, twips } from './wordStyles.ts';

/** The sheet and margins of a page. Word mirrors them: left is the binding side of every page. */
export function pageOf(page: PageGeometry): NonNullable<ISectionPropertiesOptions['page']> {
  const landscape = page.orientation === 'landscape';
  const [short, long] = landscape ? [page.height, page.width] : [page.width, page.height];
  return {
    // docx swaps the sides of a lying page itself.
    size: { width: twips(short), height: twips(long), orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
    margin: {
      left: twips(page.left), right: twips(page.width - page.left - page.areaWidth), top: twips(page.top), bottom: twips(page.height - page.top - page.areaHeight),
      header: twips(12 * MM), footer: twips(landscape ? 8 * MM : FOLIO_FROM_FOOT - 4), gutter: 0,
    },
  };
}

/** Where a section begins and how its pages are numbered. */
export type SectionStart = 'page' | 'rightHandPage' | 'contents' | 'body';

export function sectionProperties(page: PageGeometry, start: SectionStart): ISectionPropertiesOptions {
  const settings = pageOf(page);
  switch (start) {
    case 'page': return { page: settings, type: SectionType.NEXT_PAGE };
    case 'rightHandPage': return { page: settings, type: SectionType.ODD_PAGE };
    case 'contents': return { page: { ...settings, pageNumbers: { start: 1, formatType: NumberFormat.UPPER_ROMAN } }, type: SectionType.ODD_PAGE };
    case 'body': return { page: { ...settings, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } }, type: SectionType.ODD_PAGE };
  }
}

/** — 12 — at the outer edge, one character in (GB/T 9704—2012 §7.5); sections without footers of their own go on with these. */
export function folios(): NonNullable<ISectionOptions['footers']> {
  const edge = twips(BODY_SIZE);
  const folio = (odd: boolean): Footer => new Footer({ children: [new Paragraph({
    style: STYLE.folio, alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT, indent: odd ? { right: edge } : { left: edge },
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  })] });
  return { default: folio(true), even: folio(false) };
}

/** 校核稿 at the head of every page of a draft. */
export function draftHeaders(): NonNullable<ISectionOptions['headers']> {
  const header = (): Header => new Header({ children: [new Paragraph({ style: STYLE.draft, text: '校核稿' })] });
  return { default: header(), even: header() };
}

/** The measure of running text, twips. */
export const PROSE_WIDTH = twips(PROSE_PAGE.areaWidth);
