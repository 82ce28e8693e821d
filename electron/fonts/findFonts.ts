import { basename } from 'node:path';
import { openFace } from '../pdf/fontFile.ts';
import { FACE_ROLES, type FaceRole, type FaceSource, type FontSet, bundledFonts, resolveFonts } from '../pdf/fontSet.ts';
import { fontFiles } from './fontFolders.ts';
import { type Embedding, type FaceDescription, describeFaces, plainName } from './fontNames.ts';
import { OFFICIAL_FACES } from './officialFaces.ts';

export interface FoundFonts {
  /** The PC's faces where it has them, the bundled ones behind them. Plain values. */
  readonly fonts: FontSet;
  /** Roles that a face of the PC was found for, with its file. */
  readonly found: Readonly<Partial<Record<FaceRole, FaceSource>>>;
  /** The name by which each of them was known: 仿宋_GB2312. */
  readonly named: Readonly<Partial<Record<FaceRole, string>>>;
  /** One Chinese sentence for each font that was skipped. */
  readonly remarks: readonly string[];
}

interface Candidate {
  readonly source: FaceSource;
  readonly face: FaceDescription;
}

/** Looks for the faces of official documents in the given folders (see `systemFontFolders`). Never throws for what it finds there. */
export function findFonts(folders: readonly string[], bundled: FontSet = bundledFonts()): FoundFonts {
  const remarks = new Set<string>();
  const candidates = officialCandidates(fontFiles(folders), remarks);
  const usable = new Map<Candidate, boolean>();
  const found: Partial<Record<FaceRole, FaceSource>> = {};
  const named: Partial<Record<FaceRole, string>> = {};
  for (const role of FACE_ROLES) {
    const best = OFFICIAL_FACES[role].flatMap((name) => candidates.filter(({ face }) => face.names.includes(plainName(name))).map((candidate) => ({ name, candidate })))
      .find(({ candidate }) => isUsable(candidate, usable, remarks));
    if (!best) continue;
    found[role] = best.candidate.source;
    named[role] = best.name;
  }
  return { fonts: resolveFonts((role) => found[role], bundled), found, named, remarks: [...remarks] };
}

const WANTED = new Set(Object.values(OFFICIAL_FACES).flat().map(plainName));

/** Upright faces of normal weight that bear one of the names. */
function officialCandidates(files: readonly string[], remarks: Set<string>): Candidate[] {
  return files.flatMap((file) => {
    try {
      return describeFaces(file).filter((face) => !face.bold && !face.italic && face.names.some((name) => WANTED.has(name)))
        .map((face): Candidate => ({ face, source: face.inCollection ? { file, member: face.postscriptName } : { file } }));
    } catch {
      remarks.add(`字体文件“${basename(file)}”已损坏或不是字体，已跳过；需要使用时请重新安装该字体。`);
      return [];
    }
  });
}

/** Characters that a face for official documents cannot be without. */
const PROBE = ['国', '决', '算', '0'].map((char) => char.codePointAt(0) ?? 0);

const REFUSALS: Readonly<Record<Exclude<Embedding, 'allowed'>, string>> = {
  forbidden: '不允许嵌入文件', wholeOnly: '不允许按所用文字嵌入', bitmapsOnly: '只允许嵌入点阵字形',
};

function isUsable(candidate: Candidate, known: Map<Candidate, boolean>, remarks: Set<string>): boolean {
  let usable = known.get(candidate);
  if (usable === undefined) {
    const fault = faultOf(candidate);
    if (fault !== undefined) remarks.add(`字体“${candidate.face.postscriptName}”（${basename(candidate.source.file)}）${fault}，已改用其他字体。`);
    known.set(candidate, (usable = fault === undefined));
  }
  return usable;
}

function faultOf({ face, source }: Candidate): string | undefined {
  if (face.embedding !== 'allowed') return REFUSALS[face.embedding];
  try {
    const opened = openFace(source);
    return PROBE.every((codePoint) => opened.has(codePoint)) && opened.advance(PROBE[0] ?? 0) > 0 ? undefined : '缺少常用汉字';
  } catch {
    return '打不开';
  }
}
