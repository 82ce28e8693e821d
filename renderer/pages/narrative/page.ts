import type { ChannelOutput } from '../../../shared/ipc.ts';
import type { Place } from '../../frame/router.ts';

export type NarrativePage = ChannelOutput<'narrative.open'>;
export type Clause = NarrativePage['sections'][number]['clauses'][number];
export type Section = NarrativePage['sections'][number];
export type Reason = NarrativePage['reasons'][number];
export type WrittenText = NarrativePage['texts'][number];
export type Term = NarrativePage['glossary'][number];
export type Finding = Clause['findings'][number];

export const VIEWS = ['open', 'texts', 'records', 'business', 'terms'] as const;

/** What the page shows: a section of the document, or one of its lists. `focus` is the key that it should come to. */
export type View = { readonly kind: (typeof VIEWS)[number]; readonly focus: string } | { readonly kind: 'section'; readonly section: string; readonly focus: string };

/** A place names a section, a list (`view`), a reason by its key, or a text as findings name it (`text`). */
export function viewOf(place: Place, page: NarrativePage): View {
  const { section, view, reason, text } = place;
  if (section !== undefined && page.sections.some((known) => known.id === section)) return { kind: 'section', section, focus: place['clause'] ?? '' };
  const list = VIEWS.find((known) => known === view);
  if (list) return { kind: list, focus: text ?? '' };
  if (reason !== undefined) return reasonView(reason, page);
  if (text !== undefined) return textView(text, page);
  return { kind: 'open', focus: '' };
}

function reasonView(key: string, page: NarrativePage): View {
  const asked = page.reasons.find((known) => known.key === key);
  return asked && page.sections.some(({ id }) => id === asked.section) ? { kind: 'section', section: asked.section, focus: `reason.${key}` } : { kind: 'open', focus: '' };
}

function textView(key: string, page: NarrativePage): View {
  if (key.startsWith('reason.')) return reasonView(key.slice('reason.'.length), page);
  if (key.startsWith('glossary.')) return { kind: 'terms', focus: key };
  const section = page.sections.find(({ clauses }) => clauses.some((clause) => clause.key === key));
  if (section) return { kind: 'section', section: section.id, focus: key };
  if (page.texts.some((text) => text.key === key)) return { kind: 'texts', focus: key };
  return page.recordFindings.some(({ list }) => list === key) ? { kind: 'records', focus: key } : { kind: 'open', focus: '' };
}

/** `预算支出 比上年增加 12.30%` of a reason. */
export function comparisonWords({ comparison, direction, growth }: Reason): string {
  const turn = direction === 'up' ? '增加' : '减少';
  return `${comparison === 'previous' ? '比上年' : '比预算'}${turn}${growth === null ? '' : ` ${growth.replace(/^-/, '')}%`}`;
}

export const isMissing = (reason: Reason): boolean => reason.required && reason.text === '';

/** Findings of level error and warning of everything a person wrote, with the text that they stand in. */
export function textFaults(page: NarrativePage): { readonly key: string; readonly title: string; readonly finding: Finding }[] {
  const of = (key: string, title: string, findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'note').map((finding) => ({ key, title, finding }));
  return [
    ...page.sections.flatMap((section) => section.clauses.flatMap((clause) => of(clause.key, section.title, clause.findings))),
    ...page.reasons.flatMap((reason) => of(`reason.${reason.key}`, `原因：${reason.label}`, reason.findings)),
    ...page.texts.flatMap((text) => of(text.key, text.title, text.findings)),
    ...page.glossary.flatMap((term) => of(`glossary.${term.id}`, `名词解释：${term.term}`, term.findings)),
  ];
}
