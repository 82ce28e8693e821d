import type { Block } from '../../../shared/booklet/model.ts';
import { type NarrativeDraft, draftNarrative } from '../../../shared/narrative/compose.ts';
import { ATTACHMENT_KEY } from '../../../shared/narrative/attachments.ts';
import type { AskedReason } from '../../../shared/narrative/reasonFact.ts';
import type { GlossaryEdit } from '../../../shared/narrative/glossary.ts';
import { guardTexts } from '../../../shared/narrative/guard/bookContext.ts';
import type { GuardFinding } from '../../../shared/narrative/guard/finding.ts';
import { textBlocks } from '../../../shared/narrative/paragraphs.ts';
import { recordFindings } from '../../../shared/narrative/recordFindings.ts';
import { TEXT_FIELDS } from '../../../shared/narrative/textFields.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { advanceYears } from '../../../shared/selfEvaluation/drafts/yearWords.ts';
import { withYear } from '../../../shared/statement/layout.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { listReasons } from '../../ledger/subjects/reasons.ts';
import { listTexts } from '../../ledger/subjects/texts.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';
import { narrativeInput } from './narrativeInput.ts';

/** A clause as the page shows it: printed blocks, and the text that an editor opens with. */
export interface PageClause {
  /** `<section>.<clause>`: the key to rewrite and reset it by. */
  readonly key: string;
  readonly origin: 'generated' | 'rewritten';
  readonly blocks: readonly Block[];
  /** In the notation of texts: what is printed now, and what a reset would print. */
  readonly text: string;
  readonly generated: string;
  /** How a person worded the same clause a year before, year words moved on; '' where they did not. Never printed, only offered. */
  readonly lastYear: string;
  /** Places are in `text`; only rewritten clauses have any. */
  readonly findings: readonly GuardFinding[];
}

export interface PageSection {
  readonly id: string;
  readonly part: string;
  /** With its ordinal. */
  readonly title: string;
  readonly clauses: readonly PageClause[];
  /** As printed, charts included. */
  readonly blocks: readonly Block[];
}

/** A reason that is printed or required. */
export interface PageReason extends AskedReason {
  readonly sectionTitle: string;
  /** What was written for the same comparison a year before; never printed, only shown. */
  readonly lastYear: string;
  readonly findings: readonly GuardFinding[];
}

/** A text that a person writes whole: of the overview, of the remarks, an attachment. */
export interface PageText {
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  /** Shown as missing while it is empty. */
  readonly expected: boolean;
  readonly text: string;
  /** What an empty attachment may be started from. */
  readonly outline: string;
  /** The text of the year before, year words moved on; '' where there was none. Never printed, only offered. */
  readonly lastYear: string;
  readonly blocks: readonly Block[];
  readonly findings: readonly GuardFinding[];
}

export interface PageTerm {
  readonly id: string;
  readonly term: string;
  /** The pack's words, or a person's. */
  readonly text: string;
  readonly origin: 'pack' | 'rewritten' | 'own';
  readonly use: GlossaryEdit['use'];
  readonly printed: boolean;
  readonly findings: readonly GuardFinding[];
}

export interface NarrativePage {
  readonly year: number;
  readonly parts: readonly { readonly id: string; readonly title: string }[];
  readonly sections: readonly PageSection[];
  readonly reasons: readonly PageReason[];
  readonly texts: readonly PageText[];
  readonly glossary: readonly PageTerm[];
  /** Detail lists that pass their totals. */
  readonly recordFindings: readonly { readonly list: string; readonly message: string }[];
  /** Required reasons that are not given: the book cannot be locked. */
  readonly missingReasons: number;
  /** Titles of the expected texts that are empty. */
  readonly missingTexts: readonly string[];
}

/** Everything of the narrative that a person sees and edits, as plain data. Throws BadInput when a template of the pack cannot be used. */
export function openNarrative(ledger: Ledger, book: LedgerBook): NarrativePage {
  const input = narrativeInput(ledger, book);
  const draft = draftNarrative(input);
  const guarded = guardTexts(input, draft);
  const findings = (key: string): readonly GuardFinding[] => guarded.get(key) ?? [];
  const before = lastYearTexts(ledger, book.year);
  const texts = pageTexts(book.pack, book.year, input.texts ?? {}, before, findings);
  return {
    year: book.year,
    parts: draft.narrative.parts.map(({ id, title }) => ({ id, title })),
    sections: draft.sections.map(({ id, part, title, blocks, clauses }) => ({
      id, part, title, blocks,
      clauses: clauses.map(({ key, rewritten, generated, blocks: own }) => ({
        key, origin: rewritten ? 'rewritten' as const : 'generated' as const, blocks: own, generated, lastYear: before.get(key) ?? '', text: rewritten ? input.texts?.[key] ?? '' : generated, findings: rewritten ? findings(key) : [],
      })),
    })),
    reasons: pageReasons(ledger, book.year, draft, findings),
    texts,
    glossary: draft.glossary.map(({ id, term, text, written, own, use, printed }) => ({
      id, term, text: written ?? text, origin: own ? 'own' as const : written === undefined ? 'pack' as const : 'rewritten' as const, use, printed, findings: findings(`glossary.${id}`),
    })),
    recordFindings: recordFindings(input),
    missingReasons: draft.narrative.missingReasons.length,
    missingTexts: missingTexts(book.pack, input.texts ?? {}),
  };
}

function pageReasons(ledger: Ledger, year: number, draft: NarrativeDraft, findings: (key: string) => readonly GuardFinding[]): PageReason[] {
  const before = new Map(listReasons(ledger.read, year - 1).map(({ subject, text }) => [subject, text]));
  const titles = new Map(draft.sections.map((section) => [section.id, section.title]));
  return draft.reasons.map((reason) => ({ ...reason, sectionTitle: titles.get(reason.section) ?? '', lastYear: before.get(reason.key) ?? '', findings: findings(`reason.${reason.key}`) }));
}

function lastYearTexts(ledger: Ledger, year: number): ReadonlyMap<string, string> {
  return new Map(listTexts(ledger.read, year - 1).map(({ section, text }) => [section, advanceYears(text, year - 1, year, false).text]));
}

/** The texts that the pack prints, its attachments, then a person's own attachments. */
function pageTexts(pack: Pack, year: number, texts: Readonly<Record<string, string>>, before: ReadonlyMap<string, string>, findings: (key: string) => readonly GuardFinding[]): PageText[] {
  const field = (key: string, title: string, hint: string, expected: boolean, outline: string): PageText => {
    const text = texts[key] ?? '';
    return { key, title, hint, expected, outline, lastYear: before.get(key) ?? '', text, blocks: textBlocks(text, key), findings: findings(key) };
  };
  const attachments = pack.parts.filter((part) => part.kind === 'attachments').flatMap((part) => part.sections ?? []);
  const declared = attachments.map(({ id, title, outline }) => field(ATTACHMENT_KEY + id, withYear(title, year), '按提纲填写，没有写内容的小标题不印。', false, outline ?? ''));
  const own = Object.keys(texts).filter((key) => key.startsWith(ATTACHMENT_KEY) && !declared.some((other) => other.key === key)).sort();
  return [
    ...TEXT_FIELDS.filter(({ key }) => printsText(pack, key)).map(({ key, title, hint, expected }) => field(key, title, hint, expected, '')),
    ...declared, ...own.map((key) => field(key, /^#[ \u3000]+(.*)/u.exec(texts[key] ?? '')?.[1]?.trim() ?? '其他附件', '第一行写“# 标题”。', false, '')),
  ];
}

/** Titles of the texts that every bureau has, that the pack prints and that are empty. */
export function missingTexts(pack: Pack, texts: Readonly<Record<string, string>>): string[] {
  return TEXT_FIELDS.filter(({ key, expected }) => expected && (texts[key] ?? '').trim() === '' && printsText(pack, key)).map(({ title }) => title);
}

/** Does some clause of the pack print the text? */
function printsText(pack: Pack, key: string): boolean {
  const name = new RegExp(`texts\\.${key}\\s*\\|`);
  return pack.parts.some((part) => (part.sections ?? []).some((section) => section.clauses.some((clause) => name.test(clause.template))));
}

/**
 * What the number guard finds in a text as it is typed, before it is saved. `key` as `guardTexts` gives it: a clause, a text, an attachment,
 * `glossary.<id>`, `reason.<key>`.
 */
export function checkTyped(ledger: Ledger, book: LedgerBook, key: string, text: string): readonly GuardFinding[] {
  const { glossary: _glossary, ...input } = narrativeInput(ledger, book);
  const typed = key.startsWith('reason.') ? { reasons: { [key.slice('reason.'.length)]: text }, texts: {} }
    : key.startsWith('glossary.') ? { texts: {}, reasons: {}, glossary: [{ id: key.slice('glossary.'.length), term: '', text, use: 'auto' as const }] }
      : { texts: { [key]: text }, reasons: {} };
  return guardTexts({ ...input, ...typed }).get(key) ?? [];
}
