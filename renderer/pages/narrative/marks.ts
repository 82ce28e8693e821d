import type { Finding } from './page.ts';

export interface Segment {
  readonly text: string;
  readonly finding: Finding | null;
}

/** A text cut at the places of its findings; of overlapping ones the first stands. */
export function segmentsOf(text: string, findings: readonly Finding[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const finding of [...findings].sort((a, b) => a.from - b.from)) {
    if (finding.from < at || finding.to > text.length) continue;
    if (finding.from > at) segments.push({ text: text.slice(at, finding.from), finding: null });
    segments.push({ text: text.slice(finding.from, finding.to), finding });
    at = finding.to;
  }
  return at < text.length ? [...segments, { text: text.slice(at), finding: null }] : segments;
}

/** Of the findings of an older text, those that stand before its first change. */
export function stillThere(findings: readonly Finding[], before: string, now: string): readonly Finding[] {
  if (before === now) return findings;
  let same = 0;
  while (same < before.length && before[same] === now[same]) same += 1;
  return findings.filter((finding) => finding.to < same);
}
