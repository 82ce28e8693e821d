import { zipMembers } from '../../../electron/workbook/zip.ts';

/** Children in the order in which ECMA-376 part 1 lists them; Word calls a file damaged whose settings or properties stand otherwise. */
const ORDER: Readonly<Record<string, string>> = {
  'w:pPr': 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind contextualSpacing jc textDirection textAlignment outlineLvl rPr sectPr',
  'w:rPr': 'rStyle rFonts b bCs i iCs caps strike color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang',
  'w:tcPr': 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign',
  'w:tblPr': 'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook',
  'w:tblBorders': 'top start left bottom end right insideH insideV', 'w:tcMar': 'top start left bottom end right',
  'w:sectPr': 'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection docGrid',
  'w:style': 'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr',
  'w:settings': 'writeProtection view zoom displayBackgroundShape embedTrueTypeFonts saveSubsetFonts mirrorMargins documentProtection defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl compat rsids themeFontLang',
  'w:font': 'altName panose1 charset family pitch sig', 'w:tbl': 'tblPr tblGrid tr', 'w:tr': 'trPr tc', 'w:sdtPr': 'rPr alias tag id lock docPartObj', 'w:sdt': 'sdtPr sdtEndPr sdtContent',
};

/** What a reader of the format would take offence at: parts that are not well formed, elements out of order, targets and ids that are not there or not alone. */
export function faultsOf(docx: Uint8Array): string[] {
  const parts = new Map(zipMembers(docx).map((member) => [member.name, member.content().toString('utf8')]));
  const faults = [...parts].flatMap(([name, xml]) => (/\.(xml|rels)$/.test(name) ? treeFaults(xml).map((fault) => `${name}: ${fault}`) : []));
  for (const [name, xml] of parts) if (name.endsWith('.rels')) faults.push(...lostTargets(name, xml, new Set(parts.keys())));
  const body = parts.get('word/document.xml') ?? '';
  const all = (pattern: RegExp): string[] => [...body.matchAll(pattern)].map((match) => match[1] ?? '');
  for (const pattern of [/<w:bookmarkStart[^>]*w:id="(\d+)"/g, /<w:bookmarkStart[^>]*w:name="([^"]+)"/g, /<wp:docPr id="(\d+)"/g]) faults.push(...twice(all(pattern)).map((id) => `twice: ${id}`));
  const bookmarks = new Set(all(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g));
  faults.push(...all(/w:anchor="([^"]+)"/g).filter((anchor) => !bookmarks.has(anchor)).map((anchor) => `no bookmark ${anchor}`));
  const styles = new Set([...(parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="([^"]+)"/g)].map((match) => match[1]));
  faults.push(...all(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g).filter((style) => !styles.has(style)).map((style) => `no style ${style}`));
  return [...new Set(faults)];
}

function twice(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function lostTargets(name: string, xml: string, parts: ReadonlySet<string>): string[] {
  const folder = name.replace(/_rels\/[^/]+$/, '');
  const targets = [...xml.matchAll(/Target="([^"]+)"/g)].map((match) => new URL(match[1] ?? '', `file:///${folder}`).pathname.slice(1));
  return targets.filter((target) => !parts.has(decodeURI(target))).map((target) => `${name}: no part ${target}`);
}

interface OpenElement {
  readonly name: string;
  readonly order: readonly string[] | undefined;
  last: number;
}

function treeFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: OpenElement[] = [];
  for (const [, closing, name = '', empty] of xml.replaceAll(/<\?[^>]*\?>/g, '').matchAll(/<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closing === '/') {
      if (open.pop()?.name !== name) return [...faults, `not well formed at </${name}>`];
      continue;
    }
    const parent = open.at(-1);
    if (parent?.order) {
      const place = parent.order.indexOf(name.replace(/^\w+:/, ''));
      if (place < parent.last) faults.push(`${name} out of order in ${parent.name}`);
      parent.last = Math.max(place, parent.last);
    }
    if (empty !== '/') open.push({ name, order: ORDER[name]?.split(' '), last: 0 });
  }
  const text = xml.replaceAll(/<[^>]*>/g, '');
  return [...faults, ...open.map(({ name }) => `${name} is not closed`), ...(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text) ? ['a bare sign in its text'] : [])];
}
