import { Paragraph } from 'docx';
import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { chartHeight } from '../../shared/booklet/chartSize.ts';
import { DATA_SHEET, OFFICE, RELATIONSHIPS, XML, chartWorkbook, escapeXml } from '../charts/chartData.ts';
import { CHART_TYPE, type PackageFile, editFile, withRelationships, withTypes } from '../charts/chartsInPackage.ts';
import { officeChart } from '../charts/officeChart.ts';
import { EMU } from '../charts/workbookCharts.ts';
import { PROSE_PAGE } from '../pdf/geometry.ts';
import { STYLE } from './wordStyles.ts';

/** Holds the place of a chart until the package is finished: a character of private use, which no text of a document has. */
const MARK = '\u{F8FF}';

/** A chart and its caption: the first a mark, because docx writes no charts. */
export function chartParagraphs(chart: ChartSpec, caption: string): Paragraph[] {
  return [
    new Paragraph({ style: STYLE.chart, text: `${MARK}${chart.id}${MARK}`, keepNext: true }),
    new Paragraph({ style: STYLE.caption, text: caption }),
  ];
}

/** Puts native charts, each with the workbook of its numbers, in the place of their marks. */
export function withCharts(files: readonly PackageFile[], charts: readonly ChartSpec[], created: Date): PackageFile[] {
  if (charts.length === 0) return [...files];
  const width = PROSE_PAGE.areaWidth;
  let changed = editFile(files, 'word/document.xml', (xml) => charts.reduce((text, chart, index) => text.replace(markOf(chart), drawing(chart, index + 1, width)), xml));
  changed = editFile(changed, 'word/_rels/document.xml.rels', (xml) => withRelationships(xml, charts.map((_, index) => ({ id: `rIdChart${index + 1}`, kind: 'chart', target: `charts/chart${index + 1}.xml` }))));
  changed = editFile(changed, '[Content_Types].xml', (xml) => withTypes(xml, charts.map((_, index) => ({ part: `word/charts/chart${index + 1}.xml`, type: CHART_TYPE })), true));
  const added = charts.flatMap((chart, index): PackageFile[] => [
    { name: `word/charts/chart${index + 1}.xml`, bytes: Buffer.from(officeChart(chart, { sheet: DATA_SHEET, row: 0 }, width, 'rId1'), 'utf8') },
    { name: `word/charts/_rels/chart${index + 1}.xml.rels`, bytes: Buffer.from(`${XML}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/package" Target="../embeddings/chart${index + 1}.xlsx"/></Relationships>`, 'utf8') },
    { name: `word/embeddings/chart${index + 1}.xlsx`, bytes: chartWorkbook(chart, created) },
  ]);
  return [...changed, ...added];
}

function markOf(chart: ChartSpec): RegExp {
  const id = escapeXml(chart.id).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`<w:r>(?:(?!</w:r>).)*${MARK}${id}${MARK}.*?</w:r>`, 's');
}

function drawing(chart: ChartSpec, number: number, width: number): string {
  const [across, down] = [Math.round(width * EMU), Math.round(chartHeight(chart, width) * EMU)];
  return `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${across}" cy="${down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${1000 + number}" name="图${number}" descr="${escapeXml(chart.description)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rIdChart${number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
