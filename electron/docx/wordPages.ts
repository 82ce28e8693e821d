import { Header, type ISectionOptions, type ISectionPropertiesOptions, NumberFormat, PageOrientation, Paragraph, SectionType } from 'docx';
import { FOLIO_FROM_FOOT, MM, PROSE_PAGE, type PageGeometry, TABLE_PAGE } from '../pdf/geometry.ts';
import { STYLE, twips } from './wordStyles.ts';

/**
 * What Word's pages of tables have more of than the plan's, over and under the table: Word breaks lines in its own way, and a
 * line more in a cell must not bring the last rows to a page of their own.
 */
const SPARE = { standing: { top: 4 * MM, bottom: 2.5 * MM }, lying: { top: 4 * MM, bottom: 0 }, text: { top: 0, bottom: 0 } } as const;

function spareOf(page: PageGeometry): { readonly top: number; readonly bottom: number } {
  return page.orientation === 'landscape' ? SPARE.lying : page === TABLE_PAGE ? SPARE.standing : SPARE.text;
}

/** The sheet and margins of a page. Word mirrors them: left is the binding side of every page. */
export function pageOf(page: PageGeometry): NonNullable<ISectionPropertiesOptions['page']> {
  const landscape = page.orientation === 'landscape';
  const spare = spareOf(page);
  const [short, long] = landscape ? [page.height, page.width] : [page.width, page.height];
  return {
    // docx swaps the sides of a lying page itself.
    size: { width: twips(short), height: twips(long), orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
    margin: {
      left: twips(page.left), right: twips(page.width - page.left - page.areaWidth), top: twips(page.top - spare.top), bottom: twips(page.height - page.top - page.areaHeight - spare.bottom),
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

/** 校核稿 at the head of every page of a draft. */
export function draftHeaders(): NonNullable<ISectionOptions['headers']> {
  const header = (): Header => new Header({ children: [new Paragraph({ style: STYLE.draft, text: '校核稿' })] });
  return { default: header(), even: header() };
}

/** The measure of running text, twips. */
export const PROSE_WIDTH = twips(PROSE_PAGE.areaWidth);
