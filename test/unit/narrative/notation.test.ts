import { describe, expect, it } from 'vitest';
import { type NarrativeInput, composeNarrative, draftNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { textBlocks } from '../../../shared/narrative/paragraphs.ts';
import { NEW_BUREAU, NAMES, packOf } from './books.ts';
import { stubFigures } from './stubFigures.ts';

const INPUT: NarrativeInput = { figures: stubFigures(NEW_BUREAU, { year: 2019, names: NAMES }), pack: packOf('shandong-2019'), department: '示例县某局' };

const sectionOf = (input: NarrativeInput, id: string): string[] => {
  const found = composeNarrative(input).parts.flatMap((part) => part.sections).find((section) => section.id === id);
  return found ? sectionText(found).split('\n') : [];
};

describe('a person’s text', () => {
  it('is headings, numbered and plain paragraphs, lists and tables', () => {
    expect(textBlocks('## 内设机构\n办公室等。\n### 职责\n- 文秘\n- 财务\n+ 第一件事\n| 机构 | 人数 |\n|---|---|\n| 办公室 | 3 |\n| 财务股 |\n末段。', 'structure')).toEqual([
      { kind: 'heading', level: 3, text: '（一）内设机构' },
      { kind: 'paragraph', spans: [{ text: '办公室等。', source: 'text:structure' }] },
      { kind: 'heading', level: 4, text: '1.职责' },
      { kind: 'list', items: [[{ text: '文秘', source: 'text:structure' }], [{ text: '财务', source: 'text:structure' }]] },
      { kind: 'paragraph', spans: [{ text: '2.', source: 'ordinal' }, { text: '第一件事', source: 'text:structure' }] },
      { kind: 'table', head: ['机构', '人数'], rows: [['办公室', '3'], ['财务股', '']] },
      { kind: 'paragraph', spans: [{ text: '末段。', source: 'text:structure' }] },
    ]);
  });

  it('has no mark without a blank behind it: a sign before a number stays', () => {
    expect(textBlocks('+5.00万元\n-5.00万元\n##无空格', 'duties').map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });

  it('is never run as a template', () => {
    expect(sectionOf({ ...INPUT, texts: { duties: '{{ summary.resources | amount }}{% if %}' } }, 'duties')[1]).toBe('{{ summary.resources | amount }}{% if %}');
  });
});

describe('rewriting', () => {
  it('the generated wording in the notation of texts prints the same when it is written back', () => {
    const draft = draftNarrative(INPUT);
    const texts = Object.fromEntries(draft.sections.flatMap((section) => section.clauses).map((clause) => [clause.key, clause.generated]));
    const rewritten = draftNarrative({ ...INPUT, texts });
    expect(rewritten.sections.map((section) => sectionText({ ...section, level: 2 }))).toEqual(draft.sections.map((section) => sectionText({ ...section, level: 2 })));
    expect(rewritten.sections.flatMap((section) => section.clauses).every((clause) => clause.rewritten && texts[clause.key] === clause.generated)).toBe(true);
  });

  it('asks no reason for a comparison that is no longer printed', () => {
    const [missing] = composeNarrative(INPUT).missingReasons;
    expect(missing?.section).toBe('general');
    expect(composeNarrative({ ...INPUT, texts: { 'general.detail': '各项支出均按预算执行。' } }).missingReasons).toEqual([]);
  });
});

describe('attachments', () => {
  it('are the pack’s first, then a person’s own under their own titles, counted over what is written', () => {
    const texts = { 'attachments.z': '# 资产专项报告\n无异常。', 'attachments.report': '## 部门基本情况\n内设机构三个。', 'attachments.a': '' };
    const part = composeNarrative({ ...INPUT, texts }).parts.find((candidate) => candidate.id === 'attachments');
    expect(part?.sections.map(sectionText)).toEqual(['一、2019年度部门整体支出绩效自评报告\n（一）部门基本情况\n内设机构三个。', '二、资产专项报告\n无异常。']);
  });

  it('an outline without a word under it prints nothing', () => {
    const outline = INPUT.pack.parts.find((part) => part.kind === 'attachments')?.sections?.[0]?.outline ?? '';
    expect(outline).toMatch(/^## /);
    expect(composeNarrative({ ...INPUT, texts: { 'attachments.report': outline } }).parts.some((part) => part.id === 'attachments')).toBe(false);
  });
});

describe('名词解释 as a person has it', () => {
  it('prints other words, what is wanted always and own terms that occur; leaves out what is not wanted', () => {
    const lines = (glossary: NarrativeInput['glossary']): string[] => sectionOf({ ...INPUT, ...(glossary && { glossary }) }, 'glossary');
    const before = lines([]);
    expect(before[0]).toBe('一、财政拨款收入：本级财政部门当年拨给单位的各类财政资金。');
    const after = lines([
      { id: 'fiscalIncome', term: '财政拨款收入', text: '财政拨的钱。', use: 'auto' }, { id: 'operatingIncome', term: '经营收入', text: '', use: 'always' }, { id: 'otherIncome', term: '其他收入', text: '', use: 'never' },
      { id: 'own1', term: '编报范围', text: '纳入决算的单位。', use: 'auto' }, { id: 'own2', term: '飞机', text: '不出现。', use: 'auto' },
    ]).join('\n');
    expect(after).toContain('财政拨款收入：财政拨的钱。');
    expect(after).toMatch(/、经营收入：/);
    expect(after).not.toMatch(/、其他收入：|飞机/);
    expect(after).toMatch(/、编报范围：纳入决算的单位。$/);
  });
});
