const FAMILIES: readonly (readonly [RegExp, string])[] = [[/^NotoSerifSC/, '思源宋体'], [/^NotoSansSC/, '思源黑体']];
const WEIGHTS: Readonly<Record<string, string>> = { Regular: '', Medium: ' 中等', SemiBold: ' 半粗', Bold: ' 粗体' };

/** A face as people call it: bundled ones by their Chinese family and weight, those of the PC as the system names them. */
export function faceWords({ face, origin }: { readonly face: string; readonly origin: 'system' | 'bundled' }): string {
  const family = origin === 'bundled' ? FAMILIES.find(([pattern]) => pattern.test(face))?.[1] : undefined;
  if (family === undefined) return face;
  return `${family}${WEIGHTS[/(Regular|Medium|SemiBold|Bold)$/.exec(face)?.[1] ?? ''] ?? ''}`;
}
