import type { Worksheet } from 'exceljs';
import { columnName } from './sums.ts';

export interface PageSetup {
  readonly orientation: 'portrait' | 'landscape';
  /** 0 = as many pages down as needed, always one across. */
  readonly pagesDown: 0 | 1;
  /** Last row and number of columns of the print area, from A1. */
  readonly lastRow: number;
  readonly columns: number;
  /** Rows 1 … n repeated on every page. */
  readonly repeatedRows: number;
  /** Frozen rows on screen. */
  readonly frozenRows: number;
  readonly draft: boolean;
}

/** 第 1 页，共 12 页, at the foot of every printed sheet. */
export const PAGE_FOOTER = '&C&"宋体,常规"&9第 &P 页，共 &N 页';

/** A4, fitted to the page's width, centred, page numbers at the foot, heads repeated and frozen. */
export function setUpPage(sheet: Worksheet, page: PageSetup): void {
  sheet.pageSetup = {
    ...sheet.pageSetup, paperSize: 9, orientation: page.orientation, fitToPage: true, fitToWidth: 1, fitToHeight: page.pagesDown,
    horizontalCentered: true, margins: { left: 0.55, right: 0.55, top: 0.75, bottom: 0.75, header: 0.35, footer: 0.35 },
    // LibreOffice ignores the area unless its rows are written absolute.
    printArea: `A$1:${columnName(page.columns - 1)}$${page.lastRow}`,
    ...(page.repeatedRows > 0 && { printTitlesRow: `1:${page.repeatedRows}` }),
  };
  sheet.headerFooter = {
    ...(page.draft && { oddHeader: '&R&"黑体,常规"&11校核稿' }),
    oddFooter: PAGE_FOOTER,
  };
  sheet.views = [page.frozenRows > 0 ? { state: 'frozen', xSplit: 0, ySplit: page.frozenRows, showGridLines: false } : { state: 'normal', showGridLines: false }];
}
