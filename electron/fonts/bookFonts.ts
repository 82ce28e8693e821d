import { basename } from 'node:path';
import { FACE_ROLES, type FaceRole, type FontSet, bundledFonts } from '../pdf/fontSet.ts';
import { findFonts } from './findFonts.ts';
import { systemFontFolders } from './fontFolders.ts';

/** Whose faces a book is set in: those of the PC where it has them, or only those that ship with the program. */
export type FontChoice = 'system' | 'bundled';

/** The face of a part of the typography. */
export interface FaceUse {
  readonly role: FaceRole;
  /** 标题, 正文 … */
  readonly where: string;
  /** 仿宋_GB2312; for a bundled face its own name. */
  readonly face: string;
  readonly origin: FontChoice;
}

export interface BookFonts {
  readonly fonts: FontSet;
  readonly uses: readonly FaceUse[];
  /** One Chinese sentence for each face of the PC that could not be used. */
  readonly remarks: readonly string[];
}

const WHERE: Readonly<Record<FaceRole, string>> = {
  title: '标题', heading: '一级标题', subheading: '二级标题', body: '正文', bodyBold: '正文加粗', table: '表格', tableBold: '表头', folio: '页码',
};

/**
 * The faces of a book, and which of them is used where. Never throws for what lies in the font folders.
 * @param folders where the PC keeps its fonts
 */
export function bookFonts(choice: FontChoice, folders: readonly string[] = systemFontFolders(process.platform, process.env), bundled: FontSet = bundledFonts()): BookFonts {
  const { fonts, found, named, remarks } = choice === 'system' ? findFonts(folders, bundled) : { fonts: bundled, found: {}, named: {}, remarks: [] };
  return {
    fonts, remarks,
    uses: FACE_ROLES.map((role): FaceUse => (found[role] ? { role, where: WHERE[role], face: named[role] ?? basename(found[role].file), origin: 'system' }
      : { role, where: WHERE[role], face: basename(bundled[role][0]?.file ?? '').replace(/\.\w+$/, ''), origin: 'bundled' })),
  };
}

/** The faces in one line: 标题 方正小标宋简体；正文、页码 仿宋_GB2312；表格 NotoSansSC_400Regular（自带）. */
export function facesLine(uses: readonly FaceUse[]): string {
  const places = new Map<string, string[]>();
  for (const { where, face, origin } of uses) {
    const name = origin === 'bundled' ? `${face}（自带）` : face;
    places.set(name, [...(places.get(name) ?? []), where]);
  }
  return [...places].map(([face, where]) => `${where.join('、')} ${face}`).join('；');
}
