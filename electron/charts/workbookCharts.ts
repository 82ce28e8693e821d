import { readFile } from 'node:fs/promises';
import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { chartHeight } from '../../shared/booklet/chartSize.ts';
import { replaceFile } from '../workbook/replaceFile.ts';
import { zipMembers, zipOf } from '../workbook/zip.ts';
import { type DataCell, OFFICE, RELATIONSHIPS, SHEETS, XML, chartRows, escapeXml, sheetRows } from './chartData.ts';
import { CHART_TYPE, type PackageFile, editFile, withRelationships, withTypes } from './chartsInPackage.ts';
import { officeChart } from './officeChart.ts';

export interface CaptionedChart {
  readonly chart: ChartSpec;
  readonly caption: string;
}

const SHEET = '图';
const WIDTH = 441;
const ROW_HEIGHT = 15;
/** English metric units to the point. */
export const EMU = 12700;

/** Adds a sheet of native charts, each over its numbers, behind the sheets of a workbook; leaves it alone where there is no chart. */
export async function addChartSheet(file: string, charts: readonly CaptionedChart[], created: Date): Promise<void> {
  if (charts.length > 0) await replaceFile(file, withChartSheet(await readFile(file), charts, created));
}

export function withChartSheet(workbook: Uint8Array, charts: readonly CaptionedChart[], created: Date): Buffer {
  const files = zipMembers(workbook).map((member): PackageFile => ({ name: member.name, bytes: member.content() }));
  const sheet = sheetName(files);
  const { rows, placed } = arrange(charts);
  const styles = files.find((each) => each.name === 'xl/styles.xml')?.bytes.toString('utf8') ?? '';
  const style = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1] ?? 0);
  const part = 'xl/worksheets/sheetCharts.xml';
  const added: (readonly [string, string])[] = [
    [part, `<worksheet xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetFormatPr defaultRowHeight="${ROW_HEIGHT}"/><cols><col min="1" max="1" width="36" customWidth="1"/><col min="2" max="12" width="15" customWidth="1"/></cols><sheetData>${sheetRows(rows, style)}</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/><drawing r:id="rId1"/></worksheet>`],
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

function drawing(placed: readonly PlacedChart[]): string {
  const anchors = placed.map(({ chart, caption, row }, index) => `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${WIDTH * EMU}" cy="${Math.round(chartHeight(chart, WIDTH) * EMU)}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${escapeXml(caption)}" descr="${escapeXml(chart.description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`).join('');
  return `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}">${anchors}</xdr:wsDr>`;
}

/** 图, or 图2 … where the workbook has a sheet of that name. */
function sheetName(files: readonly PackageFile[]): string {
  const xml = files.find((file) => file.name === 'xl/workbook.xml')?.bytes.toString('utf8') ?? '';
  let name = SHEET;
  for (let number = 2; xml.includes(`name="${name}"`); number += 1) name = `${SHEET}${number}`;
  return name;
}

function nextSheetId(xml: string): number {
  return Math.max(0, ...[...xml.matchAll(/sheetId="(\d+)"/g)].map(([, id]) => Number(id))) + 1;
}
