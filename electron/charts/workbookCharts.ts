import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { chartHeight } from '../../shared/booklet/chartSize.ts';
import { PAGE_FOOTER } from '../workbook/page.ts';
import { zipMembers, zipOf } from '../workbook/zip.ts';
import { type DataCell, OFFICE, RELATIONSHIPS, SHEETS, XML, chartRows, escapeXml, sheetRows } from './chartData.ts';
import { CHART_TYPE, type PackageFile, editFile, withRelationships, withTypes } from './chartsInPackage.ts';
import { officeChart } from './officeChart.ts';

export interface CaptionedChart {
  readonly chart: ChartSpec;
  readonly caption: string;
}

/** Name of the sheet of charts. */
export const CHART_SHEET = '图';
const WIDTH = 441;
const ROW_HEIGHT = 15;
/** Columns in characters. */
const NAME_COLUMN = 36;
const AMOUNT_COLUMN = 15;
/** What a page of A4 has between its margins, points, with a little to spare. */
const PAGE = { width: 590 - 2 * 0.7 * 72, height: 835 - 2 * 0.75 * 72 } as const;
/** English metric units to the point. */
export const EMU = 12700;

/**
 * Adds a sheet of native charts, each over its numbers, behind the sheets of a workbook.
 * @param sheet a name that no sheet of the workbook has
 */
export function withChartSheet(workbook: Uint8Array, sheet: string, charts: readonly CaptionedChart[], created: Date): Buffer {
  const files = zipMembers(workbook).map((member): PackageFile => ({ name: member.name, bytes: member.content() }));
  const { rows, placed } = arrange(charts);
  const scale = pageScale(rows);
  const styles = files.find((each) => each.name === 'xl/styles.xml')?.bytes.toString('utf8') ?? '';
  const style = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1] ?? 0);
  const part = 'xl/worksheets/sheetCharts.xml';
  const added: (readonly [string, string])[] = [
    [part, `<worksheet xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheetFormatPr defaultRowHeight="${ROW_HEIGHT}"/><cols><col min="1" max="1" width="${NAME_COLUMN}" customWidth="1"/><col min="2" max="12" width="${AMOUNT_COLUMN}" customWidth="1"/></cols><sheetData>${sheetRows(rows, style)}</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" scale="${scale}" orientation="portrait"/><headerFooter><oddFooter>${escapeXml(PAGE_FOOTER)}</oddFooter></headerFooter>${pageBreaks(placed, scale)}<drawing r:id="rId1"/></worksheet>`],
    ['xl/worksheets/_rels/sheetCharts.xml.rels', `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/drawing" Target="../drawings/drawingCharts.xml"/></Relationships>`],
    ['xl/drawings/drawingCharts.xml', drawing(placed)],
    ['xl/drawings/_rels/drawingCharts.xml.rels', withRelationships(`<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`, placed.map((_, index) => ({ id: `rId${index + 1}`, kind: 'chart', target: `../charts/bookletChart${index + 1}.xml` })))],
    ...placed.map(({ chart, dataRow }, index): [string, string] => [`xl/charts/bookletChart${index + 1}.xml`, officeChart(chart, { sheet, row: dataRow }, WIDTH).replace(XML, '')]),
  ];
  let changed = editFile(files, 'xl/workbook.xml', (xml) => xml.replace('</sheets>', `<sheet name="${escapeXml(sheet)}" sheetId="${nextSheetId(xml)}" r:id="rIdCharts"/></sheets>`));
  changed = editFile(changed, 'xl/_rels/workbook.xml.rels', (xml) => withRelationships(xml, [{ id: 'rIdCharts', kind: 'worksheet', target: 'worksheets/sheetCharts.xml' }]));
  changed = editFile(changed, 'xl/styles.xml', withAmountFormat);
  changed = editFile(changed, '[Content_Types].xml', (xml) => withTypes(xml, [
    { part, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml' },
    { part: 'xl/drawings/drawingCharts.xml', type: 'application/vnd.openxmlformats-officedocument.drawing+xml' },
    ...placed.map((_, index) => ({ part: `xl/charts/bookletChart${index + 1}.xml`, type: CHART_TYPE })),
  ], false));
  return zipOf([...changed, ...added.map(([name, xml]): PackageFile => ({ name, bytes: Buffer.from(XML + xml, 'utf8') }))], created);
}

/** One format more, behind the others: amounts with two decimals. */
function withAmountFormat(xml: string): string {
  return xml.replace(/<cellXfs count="(\d+)">([\s\S]*?)<\/cellXfs>/, (_all, count: string, formats: string) => `<cellXfs count="${Number(count) + 1}">${formats}<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>`);
}

interface PlacedChart extends CaptionedChart {
  readonly row: number;
  readonly rows: number;
  readonly dataRow: number;
}

/** Caption, room for the chart, its numbers, and an empty row, one chart under the other. */
function arrange(charts: readonly CaptionedChart[]): { rows: DataCell[][]; placed: PlacedChart[] } {
  const rows: DataCell[][] = [];
  const placed = charts.map((each): PlacedChart => {
    rows.push([each.caption]);
    const row = rows.length;
    const count = Math.ceil(chartHeight(each.chart, WIDTH) / ROW_HEIGHT) + 1;
    for (let line = 0; line < count; line += 1) rows.push([]);
    const dataRow = rows.length;
    rows.push(...chartRows(each.chart), []);
    return { ...each, row, rows: count, dataRow };
  });
  return { rows, placed };
}

/** Percent at which everything is as wide as a page at most. A fixed scale: Excel heeds no page breaks where it fits to pages itself. */
function pageScale(rows: readonly (readonly DataCell[])[]): number {
  const points = (characters: number): number => (characters * 7 + 5) * 0.75;
  const columns = Math.max(1, ...rows.map((row) => row.length));
  return Math.min(100, Math.floor((100 * PAGE.width) / Math.max(WIDTH, points(NAME_COLUMN) + (columns - 1) * points(AMOUNT_COLUMN))));
}

/** A page ends before a chart that does not stand on it whole, with its caption and its numbers. */
function pageBreaks(placed: readonly PlacedChart[], scale: number): string {
  const room = Math.floor((PAGE.height * 100) / scale / ROW_HEIGHT);
  let pageStart = 0;
  const breaks: number[] = [];
  for (const { chart, row, dataRow } of placed) {
    const first = row - 1;
    const end = dataRow + chartRows(chart).length;
    if (end - pageStart > room && first > pageStart) {
      breaks.push(first);
      pageStart = first;
    }
  }
  return breaks.length === 0 ? '' : `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`;
}

function drawing(placed: readonly PlacedChart[]): string {
  const anchors = placed.map(({ chart, caption, row }, index) => `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${WIDTH * EMU}" cy="${Math.round(chartHeight(chart, WIDTH) * EMU)}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${escapeXml(caption)}" descr="${escapeXml(chart.description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`).join('');
  return `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}">${anchors}</xdr:wsDr>`;
}

function nextSheetId(xml: string): number {
  return Math.max(0, ...[...xml.matchAll(/sheetId="(\d+)"/g)].map(([, id]) => Number(id))) + 1;
}
