import type { BookletPart, BookletSection } from '../booklet/model.ts';
import type { PartDefinition } from '../pack/pack.ts';
import { withYear } from '../statement/layout.ts';
import { sectionOrdinal } from './ordinals.ts';
import { textBlocks } from './paragraphs.ts';

/** Texts of the attachments have keys with this before the id of the attachment. */
export const ATTACHMENT_KEY = 'attachments.';

/**
 * The attachments that have a text: those of the pack in its order, then a person's own in the order of their keys, whose first line
 * `# …` is the title. Null when there is none.
 */
export function attachmentsPart(part: PartDefinition, texts: Readonly<Record<string, string>>, year: number): BookletPart | null {
  const declared = (part.sections ?? []).map(({ id, title }) => ({ id, title: withYear(title, year) }));
  const own = Object.keys(texts).filter((key) => key.startsWith(ATTACHMENT_KEY)).map((key) => key.slice(ATTACHMENT_KEY.length)).filter((id) => !declared.some((section) => section.id === id)).sort();
  const written = [...declared, ...own.map((id) => ({ id, title: '' }))].flatMap(({ id, title }) => {
    const section = attachment(id, title, texts[ATTACHMENT_KEY + id]?.trim() ?? '');
    return section ? [section] : [];
  });
  const sections = written.map((section, index) => ({ ...section, title: sectionOrdinal(index + 1) + section.title }));
  return sections.length === 0 ? null : { id: part.id, title: withYear(part.title, year), sections };
}

function attachment(id: string, title: string, text: string): BookletSection | null {
  const [, headline, rest] = /^#[ \u3000]+(.*)(?:\n([\s\S]*))?$/u.exec(text) ?? [];
  const body = headline === undefined ? text : rest ?? '';
  const blocks = textBlocks(body, ATTACHMENT_KEY + id);
  return blocks.length === 0 ? null : { id: `attachment:${id}`, title: headline?.trim() || title || '其他附件', level: 2, blocks };
}
