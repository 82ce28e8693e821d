import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What a face is used for. The names of the official typography (GB/T 9704) stand beside each role. */
export const FACE_ROLES = ['title', 'heading', 'subheading', 'body', 'bodyBold', 'table', 'tableBold', 'folio'] as const;
export type FaceRole = (typeof FACE_ROLES)[number];

/** A font file; `member` is the PostScript name inside a collection (.ttc). */
export interface FaceSource {
  readonly file: string;
  readonly member?: string;
}

/** For every role the faces to try, glyph by glyph, best first. Plain values: the set is sent to a worker. */
export type FontSet = Readonly<Record<FaceRole, readonly FaceSource[]>>;

/** Names the face a PC has for a role (方正小标宋, 仿宋, 黑体, 楷体); undefined where it has none that may be embedded. */
export type FaceResolver = (role: FaceRole) => FaceSource | undefined;

const SERIF = ['noto-serif-sc', '400Regular', 'NotoSerifSC_400Regular.ttf'] as const;
const SERIF_BOLD = ['noto-serif-sc', '700Bold', 'NotoSerifSC_700Bold.ttf'] as const;
const SANS = ['noto-sans-sc', '400Regular', 'NotoSansSC_400Regular.ttf'] as const;
const SANS_MEDIUM = ['noto-sans-sc', '500Medium', 'NotoSansSC_500Medium.ttf'] as const;

/** Tables are set in the sans face: its digits are of one width, those of the serif face are not. */
const BUNDLED = {
  title: SERIF_BOLD, heading: SANS_MEDIUM, subheading: SERIF_BOLD, body: SERIF, bodyBold: SERIF_BOLD, table: SANS, tableBold: SANS_MEDIUM, folio: SERIF,
} as const;

/**
 * The faces that ship with the program.
 * @param root folder that holds `noto-serif-sc/…` and `noto-sans-sc/…`; the npm packages when absent
 */
export function bundledFonts(root?: string): FontSet {
  const locate = root === undefined ? locateInPackages() : (parts: readonly string[]) => join(root, ...parts);
  return eachRole((role) => distinct([BUNDLED[role], SERIF, SANS].map((parts) => ({ file: locate(parts) }))));
}

/** The faces of the PC where it has them, the bundled ones behind them. */
export function resolveFonts(resolve: FaceResolver, bundled: FontSet = bundledFonts()): FontSet {
  return eachRole((role) => {
    const own = resolve(role);
    return own ? distinct([own, ...bundled[role]]) : bundled[role];
  });
}

function locateInPackages(): (parts: readonly string[]) => string {
  const require = createRequire(import.meta.url);
  return ([family, ...rest]) => require.resolve(['@expo-google-fonts', family, ...rest].join('/'));
}

function eachRole(faces: (role: FaceRole) => readonly FaceSource[]): FontSet {
  return {
    title: faces('title'), heading: faces('heading'), subheading: faces('subheading'), body: faces('body'),
    bodyBold: faces('bodyBold'), table: faces('table'), tableBold: faces('tableBold'), folio: faces('folio'),
  };
}

function distinct(sources: readonly FaceSource[]): FaceSource[] {
  return sources.filter((source, index) => sources.findIndex((other) => other.file === source.file && other.member === source.member) === index);
}
