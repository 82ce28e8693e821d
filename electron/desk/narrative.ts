import { BadInput } from '../../shared/badInput.ts';
import type { narrativeChannels } from '../../shared/ipc/narrative.ts';
import { ATTACHMENT_KEY } from '../../shared/narrative/attachments.ts';
import { listBusinessFigures } from '../ledger/subjects/businessFigures.ts';
import { listDeclaredNone, listNarrativeEvents, listNarrativeItems } from '../ledger/subjects/narrativeRecords.ts';
import { declareNone, deleteBusinessFigure, deleteEvent, deleteItem, resetTerm, rewriteClause, saveBusinessFigure, saveEvent, saveItem, saveReason, saveTerm, saveText } from '../service/narrative/narrativeEdits.ts';
import { figureSources } from '../service/narrative/narrativeFigures.ts';
import { checkTyped, openNarrative } from '../service/narrative/narrativePage.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DeskContext, HandlersOf } from './context.ts';

export const narrativeHandlers: HandlersOf<typeof narrativeChannels> = {
  'narrative.open': ({ desk }) => {
    const { read } = desk.ledger();
    const book = desk.book();
    const { year } = book;
    const page = openNarrative(desk.ledger(), book);
    return {
      ...page, locked: read.get('book', { year })?.locked === 'yes', figures: figureSources(book, page.sections.flatMap((section) => section.blocks)),
      events: listNarrativeEvents(read, year), items: listNarrativeItems(read, year), none: listDeclaredNone(read, year), business: listBusinessFigures(read, year),
    };
  },
  'narrative.check': ({ desk }, { key, text }) => ({ findings: checkTyped(desk.ledger(), desk.book(), key, text) }),
  'narrative.rewrite': (context, { key, text }) => edited(context, (ledger, year) => { rewriteClause(ledger, year, key, text); return {}; }),
  'narrative.saveText': (context, { key, text }) => edited(context, (ledger, year) => { saveText(ledger, year, key, text); return {}; }),
  'narrative.addAttachment': (context, { title }) => edited(context, (ledger, year) => {
    if (title.trim() === '') throw new BadInput('blank-field', '附件要有标题：请填写后再添加。');
    const key = `${ATTACHMENT_KEY}own-${freeNumber(context, 'text', (row) => row['section'])}`;
    saveText(ledger, year, key, `# ${title.trim()}\n`);
    return { key };
  }),
  'narrative.saveReason': (context, { key, text, label }) => edited(context, (ledger, year) => { saveReason(ledger, year, key, text, label); return {}; }),
  'narrative.saveTerm': (context, edit) => edited(context, (ledger, year) => {
    const id = edit.id === '' ? `own-${freeNumber(context, 'glossary_entry', (row) => row['id'])}` : edit.id;
    if (edit.id === '' && edit.text.trim() === '') throw new BadInput('blank-field', `名词“${edit.term.trim()}”还没有解释：请填写后再添加。`);
    saveTerm(ledger, year, { ...edit, id });
    return { id };
  }),
  'narrative.resetTerm': (context, { id }) => edited(context, (ledger, year) => { resetTerm(ledger, year, id); return {}; }),
  'narrative.saveEvent': (context, event) => edited(context, (ledger, year) => ({ seq: saveEvent(ledger, year, event) })),
  'narrative.deleteEvent': (context, { kind, seq }) => edited(context, (ledger, year) => { deleteEvent(ledger, year, kind, seq); return {}; }),
  'narrative.saveItem': (context, { before, ...item }) => edited(context, (ledger, year) => { saveItem(ledger, year, item, before); return {}; }),
  'narrative.deleteItem': (context, { kind, name }) => edited(context, (ledger, year) => { deleteItem(ledger, year, kind, name); return {}; }),
  'narrative.declareNone': (context, { kind, none }) => edited(context, (ledger, year) => { declareNone(ledger, year, kind, none); return {}; }),
  'narrative.saveBusiness': (context, { before, ...figure }) => edited(context, (ledger, year) => { saveBusinessFigure(ledger, year, figure, before); return {}; }),
  'narrative.deleteBusiness': (context, { name }) => edited(context, (ledger, year) => { deleteBusinessFigure(ledger, year, name); return {}; }),
};

/** An edit of the service makes its own journal entry; the window is told afterwards. */
function edited<T>({ desk }: DeskContext, change: (ledger: Ledger, year: number) => T): T {
  const result = change(desk.ledger(), desk.year());
  desk.touch();
  return result;
}

/** The first number that no `own-<number>` of the year has yet. */
function freeNumber({ desk }: DeskContext, table: 'text' | 'glossary_entry', keyOf: (row: Readonly<Record<string, unknown>>) => unknown): number {
  const taken = desk.ledger().read.select(table, { where: { book: desk.year() } }).map((row) => Number(/own-(\d+)$/.exec(String(keyOf(row)))?.[1] ?? 0));
  return Math.max(0, ...taken) + 1;
}
