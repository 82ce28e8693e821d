import type { Narrative } from '../narrative/compose.ts';
import { numberParts } from '../narrative/compose.ts';
import { chineseNumber, sectionOrdinal } from '../narrative/ordinals.ts';
import type { Pack, StatementIndex } from '../pack/pack.ts';
import type { GridSheet } from '../statement/grid.ts';
import type { Booklet, BookletPart } from './model.ts';

export interface BookletInput {
  readonly pack: Pack;
  readonly department: string;
  readonly year: number;
  readonly narrative: Narrative;
  readonly sheets: readonly GridSheet[];
  /** Forms of 绩效自评 with the project each is about (the title itself for the 汇总表), for the part that prints them. */
  readonly forms?: readonly { readonly name: string; readonly grid: GridSheet }[];
  /** Printed on the cover, e.g. 二〇二五年八月. */
  readonly date: string;
  readonly draft: boolean;
}

/** Puts the parts of the bound document in the pack's order; a part with nothing to print is left out and not counted. */
export function composeBooklet(input: BookletInput): Booklet {
  const prose = new Map(input.narrative.parts.map((part) => [part.id, part]));
  const parts = input.pack.parts.flatMap((definition): BookletPart[] => {
    if (definition.kind === 'statements') {
      const sections = [...statementIndex(input, definition.index), ...statementSections(input.sheets)];
      return [{ id: definition.id, title: definition.title.replaceAll('{year}', String(input.year)), sections }];
    }
    const part = prose.get(definition.id);
    const forms = definition.selfEvaluation === undefined ? [] : formSections(input.forms ?? [], part?.sections.length ?? 0);
    if (part === undefined && forms.length === 0) return [];
    return [{ id: definition.id, title: part?.title ?? definition.title, sections: [...(part?.sections ?? []), ...forms] }];
  });
  return {
    title: `${input.department}${input.year}年度部门决算`, department: input.department, year: input.year, draft: input.draft,
    cover: { lines: [input.department, `${input.year}年度部门决算`], date: input.date }, parts: numberParts(parts),
  };
}

/** The list of the statements in front of them, which says what is empty and why, where the pack has one. */
function statementIndex(input: BookletInput, index: StatementIndex | undefined): BookletPart['sections'] {
  if (index === undefined) return [];
  const rows = input.sheets.map((sheet, at) => [String(at + 1), sheet.title, sheet.empty ? index.empty : index.filled, sheet.emptyReason ?? '']);
  const { order, statement, empty, reason } = index.heads;
  return [{
    id: 'statement-index', title: index.title, level: 2, blocks: [{ kind: 'table', head: [order, statement, empty, reason], rows, align: ['center', 'left', 'center', 'left'] }],
  }];
}

function statementSections(sheets: readonly GridSheet[]): BookletPart['sections'] {
  return sheets.map((sheet, index) => ({
    id: `statement:${sheet.id}`, title: sectionOrdinal(index + 1) + sheet.title, level: 2 as const, blocks: [{ kind: 'statement' as const, sheet }],
  }));
}

/** A section a form, listed by its project: 二、医保信息平台运维项目支出绩效自评表（2024年度）. */
function formSections(forms: NonNullable<BookletInput['forms']>, before: number): BookletPart['sections'] {
  return forms.map(({ name, grid }, index) => {
    const title = grid.title.includes(name) ? grid.title : `${name.replace(/项目$/, '')}${apart(name, grid.title)}${grid.title}`;
    return { id: `form:${grid.id}`, title: sectionOrdinal(before + index + 1) + title, level: 2, blocks: [{ kind: 'statement', sheet: grid }] };
  });
}

/** A figure that ends the name of a project does not run into the year of its form: 农田建设2 2024年度…… */
function apart(name: string, title: string): string {
  return /\d$/.test(name) && /^\d/.test(title) ? ' ' : '';
}

const DIGITS = '〇一二三四五六七八九';
/** A date as official documents write it: 2025-08 → 二〇二五年八月. */
export function chineseMonth(year: number, month: number): string {
  const words = [...String(year)].map((digit) => DIGITS[Number(digit)] ?? '').join('');
  return `${words}年${chineseNumber(month)}月`;
}
