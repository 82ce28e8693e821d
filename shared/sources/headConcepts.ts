import { headKey, squeeze } from '../importing/normalise.ts';
import type { SourceMapping } from './mapping.ts';

/**
 * What the heads over a column say, as a set of concepts: groups that say nothing and neutral words are left out, an unknown word is
 * a concept of its own (`=word`), and a head that names another year is `previous`.
 */
export function headConcepts(path: readonly string[], mapping: SourceMapping, year: number | null): ReadonlySet<string> {
  const concepts = new Set<string>();
  path.forEach((label, index) => {
    const key = keyOf(label, year);
    if (key === '' || (index < path.length - 1 && mapping.noise.has(key))) return;
    if (OTHER.has(key)) { concepts.add(key); return; }
    concepts.add(mapping.concepts.get(key) ?? `=${key}`);
  });
  for (const concept of mapping.neutral) concepts.delete(concept);
  return concepts;
}

const OTHER: ReadonlySet<string> = new Set(['previous', 'change']);

/** 2024年预算数 is 预算数 in 2024 and a column of another year in 2025; 比上年增减 is a comparison. */
function keyOf(label: string, year: number | null): string {
  const squeezed = squeeze(label);
  if (/比.*(?:年|数)|增减|增长/.test(squeezed)) return 'change';
  const dated = /^(20\d{2})年?度?(.*)$/.exec(squeezed);
  if (!dated) return headKey(label);
  if (year !== null && Number(dated[1]) !== year) return 'previous';
  return headKey(dated[2] ?? '');
}

export function sameConcepts(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((concept) => b.has(concept));
}

export function containsConcepts(all: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  return [...some].every((concept) => all.has(concept));
}
