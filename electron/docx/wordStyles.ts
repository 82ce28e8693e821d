import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';
import { BODY_LEADING } from '../pdf/geometry.ts';

/** The faces of official documents (GB/T 9704—2012). */
const WORD_FACES = { title: '方正小标宋简体', heading: '黑体', subheading: '楷体_GB2312', body: '仿宋_GB2312', table: '宋体' } as const;
export type WordFace = keyof typeof WORD_FACES;

/** Faces that stand in where a PC has not the one asked for: newer systems carry 仿宋 and 楷体 without the suffix. */
export const STAND_INS: readonly (readonly [face: string, standIn: string])[] = [
  [WORD_FACES.title, '宋体'], [WORD_FACES.heading, 'SimHei'], [WORD_FACES.subheading, '楷体'], [WORD_FACES.body, '仿宋'], [WORD_FACES.table, 'SimSun'],
];

/** Digits of half an em, with a face of the same widths on every system, so that no amount outgrows its column. */
const TABLE_DIGITS = 'Times New Roman';

/** One face for Chinese and Latin text alike, as in the PDF, but for tables; quotation marks are always Chinese. */
export function font(face: WordFace): { readonly ascii: string; readonly hAnsi: string; readonly eastAsia: string; readonly cs: string; readonly hint: string } {
  const name = WORD_FACES[face];
  const latin = face === 'table' ? TABLE_DIGITS : name;
  return { ascii: latin, hAnsi: latin, eastAsia: name, cs: latin, hint: 'eastAsia' };
}

/** Points in twentieths, the unit of Word's lengths. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Points in half points, the unit of Word's type sizes; rounded down, so that nothing grows out of its cell. */
export function halfPoints(points: number): number {
  return Math.floor(points * 2 + 0.01);
}

/** 3号. */
const BODY_POINTS = 16;

export const STYLE = {
  cover: 'BookletCover', coverDate: 'BookletDate', contentsTitle: 'BookletContents', stamp: 'BookletStamp', body: 'BookletText', signature: 'BookletSignature',
  statementTitle: 'BookletTableTitle', table: 'BookletTable', tableMeta: 'BookletTableMeta', note: 'BookletTableNote', chart: 'BookletChart', caption: 'BookletCaption', folio: 'BookletFolio', draft: 'BookletDraft',
} as const;

/** Title of a part, titles of sections by their level, and headings inside the text by theirs; the contents list the first three. */
export const HEADING = { part: 'Heading1', section: { 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' }, inner: { 3: 'Heading4', 4: 'Heading5' } } as const;

const PLAIN = { before: 0, after: 0 } as const;
const LEADING = { ...PLAIN, line: twips(BODY_LEADING), lineRule: LineRuleType.EXACT } as const;
const INDENT = { firstLineChars: 200, firstLine: twips(2 * BODY_POINTS) } as const;
const CENTRED = { alignment: AlignmentType.CENTER, spacing: PLAIN } as const;

/** Styles by their purpose: a person restyles the whole document by changing one of them. */
export function wordStyles(): IStylesOptions {
  return {
    default: { document: { run: { font: font('body'), size: halfPoints(BODY_POINTS), language: { value: 'en-US', eastAsia: 'zh-CN' } }, paragraph: { spacing: PLAIN } } },
    paragraphStyles: [
      own(STYLE.cover, '封面标题', 'title', 26, { ...CENTRED, keepNext: true }),
      own(STYLE.coverDate, '封面日期', 'body', 18, CENTRED),
      own(STYLE.contentsTitle, '目录标题', 'title', 22, { ...CENTRED, spacing: { before: 0, after: twips(16) } }),
      own(STYLE.stamp, '校核稿标记', 'heading', 20, { ...CENTRED, alignment: AlignmentType.RIGHT }),
      own(STYLE.body, '公开正文', 'body', BODY_POINTS, { alignment: AlignmentType.BOTH, spacing: LEADING, indent: INDENT }),
      own(STYLE.signature, '签字页说明', 'body', 14, { spacing: PLAIN }),
      own(STYLE.statementTitle, '决算表标题', 'title', 16, { ...CENTRED, keepNext: true }),
      own(STYLE.table, '表格文字', 'table', 10.5, { spacing: PLAIN }),
      own(STYLE.tableMeta, '表头说明', 'table', 9.5, { spacing: { ...PLAIN, line: twips(15), lineRule: LineRuleType.EXACT }, keepNext: true }),
      own(STYLE.note, '表注', 'table', 9, { spacing: { ...PLAIN, line: twips(13.5), lineRule: LineRuleType.EXACT } }),
      own(STYLE.chart, '图', 'table', 10.5, { ...CENTRED, keepNext: true }),
      own(STYLE.caption, '图名', 'heading', 12, { ...CENTRED, spacing: { before: 0, after: twips(6) } }),
      own(STYLE.folio, '页码', 'table', 14, { spacing: PLAIN }),
      own(STYLE.draft, '校核稿页眉', 'heading', 10.5, CENTRED),
      heading(1, 'title', 22, { ...CENTRED, keepNext: true }),
      heading(2, 'heading', BODY_POINTS), heading(3, 'subheading', BODY_POINTS), heading(4, 'subheading', BODY_POINTS), heading(5, 'body', BODY_POINTS),
      contentsEntry(1, 'heading', 14, 0, 8), contentsEntry(2, 'body', 14, 14, 0), contentsEntry(3, 'body', 12, 35, 0),
    ],
  };
}

type ParagraphLook = NonNullable<IParagraphStyleOptions['paragraph']>;

function own(id: string, name: string, face: WordFace, size: number, paragraph: ParagraphLook): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { font: font(face), size: halfPoints(size) }, paragraph };
}

/** 一级黑体, 二级楷体, 三级仿宋加粗 under the title of the part (GB/T 9704—2012 §7.3.3). */
function heading(level: number, face: WordFace, size: number, paragraph: ParagraphLook = { spacing: LEADING, indent: INDENT, keepNext: true, keepLines: true }): IParagraphStyleOptions {
  return {
    id: `Heading${level}`, name: `heading ${level}`, basedOn: 'Normal', next: STYLE.body, quickFormat: true,
    run: { font: font(face), size: halfPoints(size), bold: level >= 3, color: '000000' }, paragraph: { ...paragraph, outlineLevel: level - 1 },
  };
}

function contentsEntry(level: number, face: WordFace, size: number, indent: number, before: number): IParagraphStyleOptions {
  return {
    id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', next: 'Normal', run: { font: font(face), size: halfPoints(size) },
    paragraph: {
      spacing: { before: twips(before), after: 0, line: twips(23.5), lineRule: LineRuleType.EXACT },
      // Further lines stand behind the ordinal.
      indent: { left: twips(indent + (level > 1 ? 2 * size : 0)), ...(level > 1 && { hanging: twips(2 * size) }) },
    },
  };
}
