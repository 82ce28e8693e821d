import type { BarChartSpec, ChartSpec, ChartValue } from '../../shared/booklet/chart.ts';
import { type ChartFill, chartFill } from '../../shared/booklet/chartFills.ts';
import { barsLie } from '../../shared/booklet/chartSize.ts';
import { cellName, escapeXml } from './chartData.ts';

/** Where the numbers of a chart stand: a sheet, and the row (from 0) of its heads; names are in the first column, series beside it. */
export interface ChartPlace {
  readonly sheet: string;
  readonly row: number;
}

const NAMESPACES = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PRESETS: Readonly<Record<Exclude<ChartFill['pattern'], 'none'>, string>> = { up: 'wdUpDiag', down: 'wdDnDiag', level: 'ltHorz', upright: 'ltVert', dots: 'pct20', grid: 'openDmnd' };
const LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>';

/**
 * A chart part (ECMA-376 part 1, §21.2): bars or a circle in grays and patterns, each value with its printed label. The numbers
 * refer to cells, so that a person can edit them.
 * @param width points the chart will take, to decide whether bars lie
 * @param workbook relationship of the embedded workbook; absent where the cells are in the file itself
 */
export function officeChart(spec: ChartSpec, place: ChartPlace, width: number, workbook?: string): string {
  const plot = spec.kind === 'pie' ? pie(spec, place) : bars(spec, place, barsLie(spec, width));
  const legend = spec.kind !== 'pie' && spec.series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${text(9)}</c:legend>` : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${NAMESPACES}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${text(9)}${workbook === undefined ? '' : `<c:externalData r:id="${workbook}"><c:autoUpdate val="0"/></c:externalData>`}</c:chartSpace>`;
}

function bars(spec: BarChartSpec, place: ChartPlace, lying: boolean): string {
  const stacked = spec.kind === 'stacked';
  // Bars are compared by their whole length: Office would otherwise cut them off where it pleases.
  const fromZero = spec.series.every((series) => series.values.every((value) => (value?.fen ?? 0) >= 0)) ? '<c:min val="0"/>' : '';
  const series = spec.series.map(({ name, values }, index) => `<c:ser>${head(index, name, place, index + 1)}${shape(chartFill(index, spec.series.length))}<c:invertIfNegative val="0"/>${labels(values, stacked ? 'ctr' : 'outEnd')}${categories(spec.categories, place)}${numbers(values, place, index + 1)}</c:ser>`).join('');
  const axis = (id: number, other: number): string => `<c:axId val="${id}"/><c:scaling><c:orientation val="${lying && id === 1 ? 'maxMin' : 'minMax'}"/>${id === 2 ? fromZero : ''}</c:scaling><c:delete val="${id === 2 ? 1 : 0}"/><c:axPos val="${(id === 1) === lying ? 'l' : 'b'}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${id === 1 ? 'low' : 'none'}"/><c:spPr>${LINE}</c:spPr>${text(9)}<c:crossAx val="${other}"/>`;
  return `<c:barChart><c:barDir val="${lying ? 'bar' : 'col'}"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}<c:gapWidth val="70"/>${stacked ? '<c:overlap val="100"/>' : ''}<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx>${axis(1, 2)}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx>${axis(2, 1)}</c:valAx>`;
}

function pie(spec: Extract<ChartSpec, { kind: 'pie' }>, place: ChartPlace): string {
  const points = spec.slices.map((_, index) => `<c:dPt><c:idx val="${index}"/><c:bubble3D val="0"/>${shape(chartFill(index, spec.slices.length))}</c:dPt>`).join('');
  const printed = spec.slices.map((slice) => ({ ...slice, label: `${slice.name}\n${slice.label}（${slice.share}）` }));
  return `<c:pieChart><c:varyColors val="1"/><c:ser>${head(0, spec.title, place, 1)}${points}${labels(printed, 'bestFit')}${categories(spec.slices.map(({ name }) => name), place)}${numbers(spec.slices, place, 1)}</c:ser><c:firstSliceAng val="0"/></c:pieChart>`;
}

function head(index: number, name: string, { sheet, row }: ChartPlace, column: number): string {
  return `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${reference(sheet, row, row, column)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
}

function categories(names: readonly string[], { sheet, row }: ChartPlace): string {
  const points = names.map((name, index) => `<c:pt idx="${index}"><c:v>${escapeXml(name)}</c:v></c:pt>`).join('');
  return `<c:cat><c:strRef><c:f>${reference(sheet, row + 1, row + names.length, 0)}</c:f><c:strCache><c:ptCount val="${names.length}"/>${points}</c:strCache></c:strRef></c:cat>`;
}

function numbers(values: readonly (ChartValue | null)[], { sheet, row }: ChartPlace, column: number): string {
  const points = values.map((value, index) => (value === null ? '' : `<c:pt idx="${index}"><c:v>${plotted(value)}</c:v></c:pt>`)).join('');
  return `<c:val><c:numRef><c:f>${reference(sheet, row + 1, row + values.length, column)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points}</c:numCache></c:numRef></c:val>`;
}

/** Labels as texts of their own: what is printed, not what Office would make of the number. */
function labels(values: readonly (ChartValue | null)[], position: 'outEnd' | 'ctr' | 'bestFit'): string {
  const flags = '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
  const background = position !== 'outEnd' ? '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>' : '';
  const each = values.map((value, index) => (value === null ? '' : `<c:dLbl><c:idx val="${index}"/><c:tx><c:rich><a:bodyPr/>${value.label.split('\n').map((line) => `<a:p><a:r><a:rPr lang="zh-CN" sz="900"/><a:t>${escapeXml(line)}</a:t></a:r></a:p>`).join('')}</c:rich></c:tx>${background}<c:dLblPos val="${position}"/>${flags}</c:dLbl>`)).join('');
  return `<c:dLbls>${each}${background}${text(9)}<c:dLblPos val="${position}"/>${flags}</c:dLbls>`;
}

function shape({ ground, pattern }: ChartFill): string {
  const colour = `<a:srgbClr val="${ground.slice(1).toUpperCase()}"/>`;
  const fill = pattern === 'none' ? `<a:solidFill>${colour}</a:solidFill>` : `<a:pattFill prst="${PRESETS[pattern]}"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr>${colour}</a:bgClr></a:pattFill>`;
  return `<c:spPr>${fill}${LINE}</c:spPr>`;
}

function text(points: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${points * 100}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

function reference(sheet: string, first: number, last: number, column: number): string {
  const range = first === last ? cellName(first, column, '$') : `${cellName(first, column, '$')}:${cellName(last, column, '$')}`;
  return `'${escapeXml(sheet.replaceAll('\'', '\'\''))}'!${range}`;
}

/** The number of the cell: what the label prints, so that chart and cells say the same; the exact amount in 元 where it prints none. */
export function plotted(value: ChartValue): number {
  const printed = Number(value.label.replaceAll(/[,，]/g, ''));
  return value.label.trim() !== '' && Number.isFinite(printed) ? printed : value.fen / 100;
}
