import { ATTACHMENT_KEY } from '../../../shared/narrative/attachments.ts';
import type { GlossaryEdit } from '../../../shared/narrative/glossary.ts';
import { TEXT_FIELDS } from '../../../shared/narrative/textFields.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { advanceYears } from '../../../shared/selfEvaluation/drafts/yearWords.ts';
import type { SectionText } from './texts.ts';

/** A text or a term that goes into the new year, and what became different in it: a sentence each. */
export interface CarriedText {
  readonly title: string;
  readonly messages: readonly string[];
}

export interface CarriedTexts {
  readonly texts: readonly SectionText[];
  readonly glossary: readonly GlossaryEdit[];
  readonly report: readonly CarriedText[];
  /** Titles of what stays behind: rewritten paragraphs and attachments are the year's own and are only offered as hints. */
  readonly left: readonly string[];
}

/** A text whose key has a dot speaks of one year's figures (a rewritten clause `<section>.<clause>`, an attachment). */
export function isOfItsYear(key: string): boolean {
  return key.includes('.');
}

/** What of a year's texts goes into another year: plain texts and 名词解释 with their year words moved on. */
export function carryTexts(texts: readonly SectionText[], glossary: readonly GlossaryEdit[], pack: Pack, fromYear: number, toYear: number): CarriedTexts {
  const report: CarriedText[] = [];
  const advance = (title: string, text: string): string => {
    const { text: advanced, words } = advanceYears(text, fromYear, toYear, false);
    report.push({ title, messages: [...new Set(words.map(({ kind, from, to }) => (kind === 'advanced' ? `“${from}年”改为“${to}年”，请核对。` : `“${from}”在跨年期间里，没有改动，请核对。`)))] });
    return advanced;
  };
  return {
    texts: texts.filter(({ section }) => !isOfItsYear(section)).map(({ section, text }) => ({ section, text: advance(fieldTitle(section), text) })),
    glossary: glossary.map((edit) => ({ ...edit, text: advance(`名词解释“${edit.term}”`, edit.text) })),
    report,
    left: texts.filter(({ section }) => isOfItsYear(section)).map((text) => leftTitle(text, pack)),
  };
}

function fieldTitle(key: string): string {
  return TEXT_FIELDS.find((field) => field.key === key)?.title ?? key;
}

function leftTitle({ section: key, text }: SectionText, pack: Pack): string {
  const [first = '', id = ''] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
  const sectionTitle = (wanted: string): string | undefined => pack.parts.flatMap((part) => part.sections ?? []).find((section) => section.id === wanted)?.title.replaceAll('{year}', '');
  if (!key.startsWith(ATTACHMENT_KEY)) return `改写的“${sectionTitle(first) ?? first}”`;
  return `附件“${sectionTitle(id) ?? (/^#[ \u3000]+(.*)/u.exec(text)?.[1]?.trim() || '其他附件')}”`;
}
