import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { createBook } from '../../../electron/ledger/subjects/books.ts';
import { listDeclaredNone, listNarrativeEvents, listNarrativeItems } from '../../../electron/ledger/subjects/narrativeRecords.ts';
import { putReason } from '../../../electron/ledger/subjects/reasons.ts';
import { loadSampleBureau } from '../../../electron/samples/sampleBureau.ts';
import { enterSample } from '../../../electron/service/demo.ts';
import { openBook } from '../../../electron/service/ledgerBook.ts';
import { openLibrary } from '../../../electron/service/library.ts';
import { declareNone, deleteEvent, deleteItem, resetClause, resetTerm, rewriteClause, saveBusinessFigure, saveEvent, saveItem, saveReason, saveTerm, saveText } from '../../../electron/service/narrativeEdits.ts';
import { type NarrativePage, openNarrative } from '../../../electron/service/narrativePage.ts';

const library = openLibrary('resources');
const bureau = loadSampleBureau(library.resourceRoot);
const YEAR = bureau.year;
let ledger: Ledger;

beforeEach(() => {
  ledger = openMemoryLedger();
  enterSample(library, ledger, bureau);
});
afterEach(() => { ledger.close(); });

const open = (): NarrativePage => openNarrative(ledger, openBook(ledger, library, YEAR));
const clause = (key: string) => open().sections.flatMap((section) => section.clauses).find((candidate) => candidate.key === key);
const textOf = (page: NarrativePage, id: string): string => JSON.stringify(page.sections.find((section) => section.id === id)?.blocks ?? []);

describe('the page of the narrative', () => {
  it('shows every printed number with its address and which clauses are generated', () => {
    const page = open();
    const spans = page.sections.flatMap((section) => section.blocks).flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
    expect(spans.filter((span) => /\d/.test(span.text) && span.source === undefined)).toEqual([]);
    expect(page.sections.flatMap((section) => section.clauses).map((each) => each.origin)).not.toContain('rewritten');
    expect(page.missingTexts).toEqual([]);
    saveText(ledger, YEAR, 'duties', '');
    expect(open().missingTexts).toEqual(['主要职责']);
  });

  it('a rewrite is printed, judged at its places, undone by one step and reset to the generated wording', () => {
    const before = clause('income.total')?.generated ?? '';
    rewriteClause(ledger, YEAR, 'income.total', '本年收入合计1.00万元。');
    expect(clause('income.total')).toMatchObject({ origin: 'rewritten', text: '本年收入合计1.00万元。', generated: before, findings: [{ from: 6, to: 12, kind: 'number', level: 'error' }] });
    ledger.undo(YEAR);
    expect(clause('income.total')?.origin).toBe('generated');
    ledger.redo(YEAR);
    resetClause(ledger, YEAR, 'income.total');
    expect(clause('income.total')).toMatchObject({ origin: 'generated', text: before, findings: [] });
    expect(() => rewriteClause(ledger, YEAR, 'income.nothing', 'x')).toThrow(/没有“income\.nothing”这一段/);
  });

  it('reasons say where they are required and show last year’s as a hint, never as this year’s', () => {
    const given = open().reasons.find((reason) => reason.required && reason.text !== '');
    expect(given).toBeDefined();
    if (!given) return;
    createBook(ledger, { year: YEAR - 1, pack: library.packs.getPack(bureau.pack), unit: '万元', decimals: 2, units: [] });
    ledger.write(YEAR - 1, { what: '原因' }, (tx) => { putReason(tx, YEAR - 1, { subject: given.key, text: '去年的原因', document: '' }); });
    const missing = open().missingReasons;
    saveReason(ledger, YEAR, given.key, '', given.label);
    expect(open().reasons.find((reason) => reason.key === given.key)).toMatchObject({ text: '', required: true, lastYear: '去年的原因' });
    expect(open().missingReasons).toBe(missing + 1);
    expect(JSON.stringify(open().sections)).not.toContain('去年的原因');
  });

  it('prints what is registered beyond the tables, 没有 only where it is declared, and holds lists against their totals', () => {
    expect(textOf(open(), 'otherMatters')).not.toContain('专项资金');
    declareNone(ledger, YEAR, 'specialFund', true);
    expect(JSON.stringify(open().sections)).toContain('没有专项资金');
    saveItem(ledger, YEAR, { kind: 'specialFund', name: '医疗救助补助资金', quantity: 12_345_600 });
    expect(listDeclaredNone(ledger.read, YEAR)).toEqual([]);
    expect(JSON.stringify(open().sections)).toContain('医疗救助补助资金');
    expect(() => declareNone(ledger, YEAR, 'specialFund', true)).toThrow(/清单里还有登记的内容/);
    deleteItem(ledger, YEAR, 'specialFund', '医疗救助补助资金');
    const seq = saveEvent(ledger, YEAR, { kind: 'reception', seq: 0, date: '3月5日', purpose: '上级调研。', amount: 99_999_900, persons: null });
    saveItem(ledger, YEAR, { kind: 'vehicle', name: '轿车', quantity: 9 });
    expect(open().recordFindings.map((finding) => finding.list)).toEqual(['国内接待明细', '公务用车保有量']);
    expect(textOf(open(), 'threePublic')).toContain('上级调研');
    deleteEvent(ledger, YEAR, 'reception', seq);
    expect([listNarrativeEvents(ledger.read, YEAR), listNarrativeItems(ledger.read, YEAR)]).toEqual([[], [{ kind: 'vehicle', name: '轿车', quantity: 9 }]]);
    expect(() => saveEvent(ledger, YEAR, { kind: 'training', seq: 0, date: '', purpose: '培训', amount: -1, persons: null })).toThrow(/不能为负/);
  });

  it('a business figure is known to the guard once it is registered', () => {
    saveText(ledger, YEAR, 'tasks', '全县参保36.52万人。');
    expect(open().texts.find((text) => text.key === 'tasks')?.findings.map((finding) => finding.kind)).toEqual(['unlisted']);
    saveBusinessFigure(ledger, YEAR, { name: '参保人数', value: '365200', unit: '人', scope: '年末' });
    expect(open().texts.find((text) => text.key === 'tasks')?.findings).toEqual([]);
  });

  it('a term may be reworded and reset', () => {
    const id = open().glossary.find((term) => term.printed)?.id ?? '';
    saveTerm(ledger, YEAR, { id, term: '甲', text: '乙。', use: 'always' });
    expect(open().glossary.find((term) => term.id === id)).toMatchObject({ term: '甲', text: '乙。', origin: 'rewritten', printed: true });
    resetTerm(ledger, YEAR, id);
    expect(open().glossary.find((term) => term.id === id)).toMatchObject({ origin: 'pack' });
  });
});
