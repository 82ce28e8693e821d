import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { createBook } from '../../../electron/ledger/subjects/books.ts';
import { listDeclaredNone, listNarrativeEvents, listNarrativeItems } from '../../../electron/ledger/subjects/narrativeRecords.ts';
import { putReason } from '../../../electron/ledger/subjects/reasons.ts';
import { type SampleBureau, loadSampleBureau } from '../../../electron/samples/sampleBureau.ts';
import { enterSample } from '../../../electron/service/outputs/demo.ts';
import { openBook } from '../../../electron/service/year/ledgerBook.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';
import { declareNone, deleteEvent, deleteItem, resetClause, resetTerm, rewriteClause, saveBusinessFigure, saveEvent, saveItem, saveReason, saveTerm, saveText } from '../../../electron/service/narrative/narrativeEdits.ts';
import { cloneBook } from '../../../electron/ledger/subjects/clone.ts';
import { lockConditions, lockYear } from '../../../electron/service/checks/lockConditions.ts';
import { putPeople } from '../../../electron/ledger/subjects/people.ts';
import { figureSources } from '../../../electron/service/narrative/narrativeFigures.ts';
import { type NarrativePage, checkTyped, openNarrative } from '../../../electron/service/narrative/narrativePage.ts';

const library = openLibrary('resources');
const bureau = loadSampleBureau(library.resourceRoot);
const YEAR = bureau.year;
/** The sample without its detail lists: each test registers what it speaks of. */
const NOTHING: SampleBureau['records'] = { receptions: [], meetings: [], trainings: [], festivals: [], vehicles: [], transfers: [], specialFunds: [], departmentReviews: [], financeReviews: [], none: [] };
let ledger: Ledger;

beforeEach(() => {
  ledger = openMemoryLedger();
  enterSample(library, ledger, { ...bureau, records: NOTHING, business: [] });
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
    declareNone(ledger, YEAR, 'festival', true);
    expect(open().sections.flatMap((section) => section.blocks).some((block) => block.kind === 'paragraph' && block.spans.map((span) => span.text).join('').includes('没有举办节庆、论坛、展会等活动。'))).toBe(true);
    saveEvent(ledger, YEAR, { kind: 'festival', seq: 0, date: '', purpose: '宣传周活动', amount: 1_000_000, persons: null });
    expect(() => declareNone(ledger, YEAR, 'festival', true)).toThrow(/清单里还有登记的内容/);
    deleteEvent(ledger, YEAR, 'festival', 1);
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

  it('a typed text is judged as a saved one, and nothing is saved by it', () => {
    const book = openBook(ledger, library, YEAR);
    expect(checkTyped(ledger, book, 'income.total', '本年收入合计1.00万元。')).toMatchObject([{ from: 6, to: 12, kind: 'number', level: 'error' }]);
    expect(checkTyped(ledger, book, 'tasks', '此处请补充')).toMatchObject([{ kind: 'placeholder' }]);
    const down = open().reasons.find((reason) => reason.direction === 'down');
    expect(checkTyped(ledger, book, `reason.${down?.key ?? ''}`, '工作量增加').map(({ kind }) => kind)).toEqual(['reason']);
    expect(open().sections.flatMap((section) => section.clauses).every(({ origin }) => origin === 'generated')).toBe(true);
  });

  it('every amount of the prose has a source in words, and the figures of the tables lead to a cell that prints them', () => {
    const book = openBook(ledger, library, YEAR);
    const { sections } = open();
    const sources = figureSources(book, sections.flatMap((section) => section.blocks));
    const amounts = sections.flatMap((section) => section.blocks).flatMap((block) => (block.kind === 'paragraph' ? block.spans : [])).filter((span) => /\d(?:万元|%)$/.test(span.text));
    expect(amounts.filter((span) => sources[span.source ?? ''] === undefined)).toEqual([]);
    const [total] = sources['income']?.places ?? [];
    expect(book.view.tables.get(total?.role ?? 'summary')?.cells.find((cell) => cell.row.id === total?.rowId && cell.column.id === total?.columnId)?.signature).toBe('income');
    expect(sources['share:income|source=other/income']?.words).toMatch(/^占比.*÷/);
  });

  it('last year’s wording stays behind when a year is rolled forward, and is offered with its year words moved on', () => {
    rewriteClause(ledger, YEAR, 'income.total', `${YEAR}年度收入见表。`);
    saveText(ledger, YEAR, 'attachments.report', '# 报告\n内容');
    saveText(ledger, YEAR, 'tasks', `${YEAR}年完成全部任务，起止为${YEAR - 1}—${YEAR + 1}年。`);
    const [term] = open().glossary;
    saveTerm(ledger, YEAR, { id: term?.id ?? '', term: term?.term ?? '', text: '自己的写法。', use: 'always' });
    const carried = cloneBook(ledger, YEAR, YEAR + 1);
    expect(carried).toMatchObject({ terms: 1, texts: 3 });
    expect(carried.leftTexts).toHaveLength(2);
    expect(carried.textChanges.find(({ title }) => title === '年度重点工作')?.messages).toEqual([`“${YEAR}年”改为“${YEAR + 1}年”，请核对。`, `“${YEAR - 1}”在跨年期间里，没有改动，请核对。`, `“${YEAR + 1}”在跨年期间里，没有改动，请核对。`]);
    const next = openNarrative(ledger, openBook(ledger, library, YEAR + 1));
    expect(next.texts.find(({ key }) => key === 'tasks')?.text).toContain(`${YEAR + 1}年完成全部任务`);
    expect(next.texts.find(({ key }) => key === 'attachments.report')).toMatchObject({ text: '', lastYear: '# 报告\n内容' });
    expect(next.glossary.find(({ id }) => id === term?.id)).toMatchObject({ text: '自己的写法。', use: 'always' });
    expect(JSON.stringify(next.sections.map((section) => section.blocks))).not.toContain('收入见表');
    expect(next.sections.flatMap((section) => section.clauses).find(({ key }) => key === 'income.total')).toMatchObject({ origin: 'generated', lastYear: `${YEAR + 1}年度收入见表。` });
  });
});

describe('what blocks 锁定', () => {
  const blocking = () => lockConditions(ledger, library, openBook(ledger, library, YEAR)).blocking;

  it('is listed in sentences: reasons, people, the 批复 and errors of texts; without any of them the year is locked', () => {
    for (const reason of open().reasons.filter((each) => each.required && each.text === '')) saveReason(ledger, YEAR, reason.key, reason.direction === 'up' ? '业务增加' : '业务减少', reason.label);
    ledger.write(YEAR, { what: '签批' }, (tx) => { putPeople(tx, YEAR, { preparer: '甲', reviewer: '乙', financeHead: '丙', approver: '丁', secrecyReviewer: '戊', secrecyDate: '2025-08-10', secrecyResult: '同意公开', publishedOn: '2025-08-15', platform: '政府网站' }); });
    expect(blocking()).toEqual([]);
    const reason = open().reasons.find((each) => each.required);
    saveReason(ledger, YEAR, reason?.key ?? '', '', '');
    rewriteClause(ledger, YEAR, 'income.total', '本年收入合计1.00万元。');
    expect(blocking().map(({ kind }) => kind)).toEqual(['errors', 'reasons']);
    expect(blocking()[1]?.details).toEqual([expect.stringContaining(reason?.label ?? '')]);
    expect(() => lockYear(ledger, library, YEAR, { reason: '' })).toThrow(/还有 1 个错误级问题没有处理.*还有 1 处增减或预决算差异没有写原因/);
    ledger.undo(YEAR);
    ledger.undo(YEAR);
    lockYear(ledger, library, YEAR, { reason: '已公开' });
    expect(() => lockYear(ledger, library, YEAR, { reason: '' })).toThrow(/已经锁定/);
  });
});
