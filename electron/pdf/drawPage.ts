import type { ChartSpec } from '../../shared/booklet/chart.ts';
import type { Shape } from '../charts/svgShapes.ts';
import type { Box, BoxContent } from './box.ts';
import { drawChart } from './drawChart.ts';
import { drawTable } from './drawTable.ts';
import { ABOVE_BASELINE, type Surface, drawPart } from './drawText.ts';
import { BODY_SIZE, type Edition, FOLIO_FROM_FOOT, FOLIO_FROM_FOOT_WIDE, FOLIO_SIZE, PROSE_PAGE, horizontalShift, turn, uprightPoint } from './geometry.ts';
import type { PlannedPage } from './planBook.ts';
import { type Typefaces, widthOf } from './typeface.ts';

/** The shapes of the charts of a book. */
export type ChartShapes = ReadonlyMap<ChartSpec, readonly Shape[]>;

/** Draws a planned page on the current page of the document. */
export function drawPage(surface: Surface, planned: PlannedPage, edition: Edition, faces: Typefaces, charts: ChartShapes): void {
  const left = planned.page.left + horizontalShift(planned.page, edition, planned.side);
  const { top } = planned.page;
  for (let index = 0; index < planned.placed.length; index += 1) {
    const each = planned.placed[index];
    if (!each) continue;
    if (each.box.content.kind === 'rows') index = drawRows(surface, planned, index, left);
    else if (each.box.content.kind === 'chart') drawChartBox(surface, charts.get(each.box.content.chart) ?? [], each.box.content.scale ?? 1, left, top + each.y, faces);
    else drawBox(surface, each.box, left, top + each.y);
  }
  drawFolio(surface, planned, edition, faces);
}

/** A chart in the middle of the measure, where it is drawn smaller. */
function drawChartBox(surface: Surface, shapes: readonly Shape[], scale: number, left: number, top: number, faces: Typefaces): void {
  surface.save().translate(left + PROSE_PAGE.areaWidth * (1 - scale) / 2, top).scale(scale);
  drawChart(surface, shapes, 0, 0, faces);
  surface.restore();
}

/** Draws the boxes of one table that stand under one another, from a place on, as one piece, and returns the index of its last box. */
function drawRows(surface: Surface, planned: PlannedPage, start: number, left: number): number {
  const first = planned.placed[start];
  if (first?.box.content.kind !== 'rows') return start;
  const { table, x } = first.box.content;
  const rows: number[] = [];
  let end = start;
  for (let next: BoxContent | undefined = first.box.content; next?.kind === 'rows' && next.table === table; next = planned.placed[end]?.box.content) {
    for (let row = next.from; row < next.to; row += 1) rows.push(row);
    end += 1;
  }
  drawTable(surface, table, rows, left + x, planned.page.top + first.y);
  return end - 1;
}

function drawBox(surface: Surface, box: Box, left: number, top: number): void {
  const { content } = box;
  switch (content.kind) {
    case 'line':
      for (const part of content.parts) drawPart(surface, part, left, top + (box.height - part.size) / 2 + ABOVE_BASELINE * part.size);
      return;
    case 'stamp':
      surface.lineWidth(1.2).rect(left + PROSE_PAGE.areaWidth - content.width, top, content.width, box.height).stroke();
      drawPart(surface, content.part, left, top + (box.height - content.part.size) / 2 + ABOVE_BASELINE * content.part.size);
      return;
    case 'rows':
    case 'chart':
      return;
  }
}

/** — 12 —, at the outer edge in print and in the middle on the web; upright on the bound sheet also where the page lies. */
function drawFolio(surface: Surface, planned: PlannedPage, edition: Edition, faces: Typefaces): void {
  if (planned.number === '' || planned.kind === 'blank') return;
  const { page, side } = planned;
  const glyphs = faces.glyphs(`— ${planned.number} —`, 'folio');
  const width = widthOf(glyphs) * FOLIO_SIZE;
  if (edition === 'web') {
    drawPart(surface, { glyphs, x: (page.width - width) / 2, size: FOLIO_SIZE }, 0, page.height - (page.orientation === 'portrait' ? FOLIO_FROM_FOOT : FOLIO_FROM_FOOT_WIDE));
    return;
  }
  const inner = PROSE_PAGE.left + horizontalShift(PROSE_PAGE, edition, side);
  const x = side === 'recto' ? inner + PROSE_PAGE.areaWidth - BODY_SIZE - width : inner + BODY_SIZE;
  const place = uprightPoint(page, turn(page, edition, side), x, PROSE_PAGE.height - FOLIO_FROM_FOOT);
  surface.save();
  if (place.angle !== 0) surface.rotate(place.angle, { origin: [place.x, place.y] });
  drawPart(surface, { glyphs, x: place.x, size: FOLIO_SIZE }, 0, place.y);
  surface.restore();
}
