import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { zipMembers, zipOf } from '../workbook/zip.ts';
import { withCharts } from './wordCharts.ts';
import { PROSE_WIDTH } from './wordPages.ts';
import { STAND_INS, STYLE } from './wordStyles.ts';

/** Settings in the order the schema asks for (ECMA-376 part 1, 17.15.1.78). */
const SETTINGS: readonly (readonly [before: RegExp, setting: string])[] = [
  [/(<w:defaultTabStop\b)/, '<w:mirrorMargins/>'], [/(<\/w:settings>)/, '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'],
];
/** docx gives the lines of the contents a style of characters that the document has not. */
const NO_SUCH_STYLE = /<w:rPr><w:rStyle w:val="IndexLink"\/><\/w:rPr>/g;
/** The same tab as a part of the styles, for the lines that Word makes itself. */
const CONTENTS_STYLES = /(<w:style w:type="paragraph" w:styleId="TOC[1-3]">(?:(?!<\/w:style>).)*?<w:pPr>)/gs;
/** The empty paragraph that ends a section: as low as a line can be, so that it never takes a page of its own. */
const SECTION_END = /<w:p><w:pPr><w:sectPr\b/g;
const LOW_SECTION_END = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr><w:sectPr';

/** Without the blank that Word sets between Chinese characters and digits, cells break as they were measured. */
const CELL_STYLE = new RegExp(`(<w:style [^>]*w:styleId="${STYLE.table}">(?:(?!</w:style>).)*?)(<w:spacing\\b)`, 's');
const NO_BLANKS = '<w:autoSpaceDE w:val="false"/><w:autoSpaceDN w:val="false"/>';
/** docx puts the numbers of the contents at the edge of its own default page. */
const CONTENTS_TAB = `<w:tab w:val="right" w:leader="dot" w:pos="${PROSE_WIDTH}"/>`;
const CONTENTS_TABS = /<w:tab w:val="clear"[^>]*\/><w:tab w:val="right" w:pos="\d+" w:leader="dot"\/>/g;

/**
 * The package as docx made it, with what docx cannot say and without what differs from run to run: margins mirrored,
 * section ends without height, the contents as wide as the text, faces that stand in for others, dates of the document, bookmark numbers from 1, parts in the order of their names.
 */
export function finishPackage(bytes: Uint8Array, charts: readonly ChartSpec[], created: Date): Buffer {
  const stamp = created.toISOString().replace(/\.\d+Z$/, 'Z');
  const mended = zipMembers(bytes).map((member) => ({ name: member.name, bytes: mend(member.name, member.content(), stamp) }));
  const files = withCharts(mended, charts, created);
  // The content types come first, as readers expect (ECMA-376 part 2); the rest by name.
  const rank = (name: string): string => (name === '[Content_Types].xml' ? '0' : name === '_rels/.rels' ? '1' : `2${name}`);
  return zipOf(files.toSorted((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1)), created);
}

function mend(name: string, bytes: Buffer, stamp: string): Buffer {
  switch (name) {
    case 'docProps/core.xml': return edit(bytes, (xml) => xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`).replace('</cp:coreProperties>', '<dc:language>zh-CN</dc:language></cp:coreProperties>'));
    case 'word/settings.xml': return edit(bytes, (xml) => SETTINGS.reduce((text, [before, setting]) => text.replace(before, `${setting}$1`), xml));
    case 'word/styles.xml': return edit(bytes, (xml) => xml.replaceAll(CONTENTS_STYLES, `$1<w:tabs>${CONTENTS_TAB}</w:tabs>`).replace(CELL_STYLE, `$1${NO_BLANKS}$2`));
    case 'word/document.xml': return edit(bytes, (xml) => numberBookmarks(xml.replaceAll(SECTION_END, LOW_SECTION_END)
      .replaceAll(CONTENTS_TABS, CONTENTS_TAB).replaceAll(NO_SUCH_STYLE, '')));
    case 'word/fontTable.xml': return edit(bytes, (xml) => xml.replace(/<\/w:fonts>|(<w:fonts\b[^>]*)\/>/, (_end, open?: string) => `${open === undefined ? '' : `${open}>`}${standIns()}</w:fonts>`));
    default: return bytes;
  }
}

function standIns(): string {
  return STAND_INS.map(([name, standIn]) => `<w:font w:name="${name}"><w:altName w:val="${standIn}"/><w:charset w:val="86"/></w:font>`).join('');
}

function edit(bytes: Buffer, change: (xml: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('utf8')), 'utf8');
}

/** docx numbers bookmarks through the life of the process. */
function numberBookmarks(xml: string): string {
  const numbers = new Map<string, number>();
  return xml.replaceAll(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) => tag.replace(/w:id="(\d+)"/, (_all, id: string) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `w:id="${number}"`;
  }));
}
