import { gridOf } from '../importing/grid.ts';
import { squeeze } from '../importing/normalise.ts';
import type { RawWorkbook } from '../importing/sheet.ts';
import type { SourceMapping, UnitKind } from './mapping.ts';
import type { SourceUnit } from './plan.ts';

/** A cover is a sheet of pairs `单位名称：某局`; a table has no more than its 编制单位 line. */
const NAME = /^(?:单位名称|预算单位名称|填报单位|编制单位)(?:\(公章\))?[:：]?$/;
const CODE = /^(?:单位代码|预算代码|预算单位代码|部门代码|组织机构代码|统一社会信用代码|单位统一社会信用代码)[:：]?$/;
const KIND = /^(?:单位基本性质|单位性质|单位类型)[:：]?$/;
const LEVEL = /^(?:单位预算级次|预算级次|预算管理级次|单位预算管理级次)[:：]?$/;

/** The unit that a cover describes; none where the workbook has no cover. */
export function unitsOnCovers(workbook: RawWorkbook, mapping: SourceMapping): SourceUnit[] {
  const units: SourceUnit[] = [];
  for (const sheet of workbook.sheets) {
    const pairs = pairsOf(gridOf(sheet, workbook.file));
    const said = (label: RegExp): string => pairs.find((pair) => label.test(pair.label))?.value ?? '';
    const name = said(NAME);
    const kind = said(KIND);
    if (name === '' || (kind === '' && said(LEVEL) === '')) continue;
    units.push({ code: said(CODE), name, kind: kindOf(kind, mapping), level: said(LEVEL) });
  }
  return units;
}

/** `label：value` in one cell, or a label and the next cell of its row. */
function pairsOf(grid: ReturnType<typeof gridOf>): { readonly label: string; readonly value: string }[] {
  return grid.rows.flatMap((row) => row.cells.flatMap((cell, index) => {
    const text = squeeze(cell.raw.text);
    const inside = /^([^:]{2,16}):(.+)$/.exec(text);
    if (inside?.[1] !== undefined && inside[2] !== undefined) return [{ label: inside[1], value: inside[2] }];
    const beside = row.cells[index + 1];
    return beside ? [{ label: text, value: squeeze(beside.raw.text) }] : [];
  }));
}

function kindOf(text: string, mapping: SourceMapping): UnitKind | null {
  const key = text.replace(/^\d+[.、]?/, '');
  const kinds = Object.entries(mapping.file.unitKinds ?? {}).flatMap(([kind, words]) => (words ?? []).map((word) => ({ kind: asKind(kind), word: squeeze(word) })));
  // The longer word says more: 参照公务员法管理事业单位 is not merely a 事业单位.
  return kinds.sort((a, b) => b.word.length - a.word.length).find(({ word }) => key.includes(word))?.kind ?? null;
}

function asKind(kind: string): UnitKind | null {
  return kind === 'administrative' || kind === 'civilServiceManaged' || kind === 'institution' ? kind : null;
}
