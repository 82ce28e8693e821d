import type { Block, Booklet, BookletPart, BookletSection } from '../../shared/booklet/model.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { codeSheet, emptySheet, threeGroupSheet, threePublicSheet, twoSidedSheet } from './sampleSheets.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', spans: [{ text }] });

const SENTENCES = [
  '示例县医疗保障局2024年度收入总计7,836.48万元，与上年相比增加912.35万元，增长13.18%，主要原因是城乡居民基本医疗保险补助标准提高。',
  '其中：一般公共预算财政拨款收入7,120.06万元，占90.86%；政府性基金预算财政拨款收入500.00万元，占6.38%；其他收入216.42万元，占2.76%。',
  '财政拨款基本支出1,234.56万元，其中人员经费1,100.12万元，主要包括：基本工资、津贴补贴、奖金、机关事业单位基本养老保险缴费、职业年金缴费、住房公积金等；公用经费134.44万元。',
];

function section(id: string, title: string, blocks: readonly Block[], level: 2 | 3 = 2): BookletSection {
  return { id, title, level, blocks };
}

function statement(ordinal: string, sheet: GridSheet): BookletSection {
  return section(`statement-${sheet.id}`, `${ordinal}、${sheet.title}`, [{ kind: 'statement', sheet }]);
}

/** Explanations of many paragraphs, with headings at every depth. */
function narrative(sections: number): BookletSection[] {
  const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
  return Array.from({ length: sections }, (_, index): BookletSection => section(`narrative-${index}`, `${ordinals[index] ?? String(index + 1)}、收入支出决算情况说明（${index + 1}）`, [
    paragraph(SENTENCES.join('')),
    { kind: 'heading', level: 3, text: '（一）总体情况' },
    paragraph(SENTENCES.slice(0, index % 3 + 1).join('')),
    { kind: 'heading', level: 4, text: '1.具体情况' },
    { kind: 'list', items: [[{ text: '（1）行政运行，' }, { text: '决算数345.67万元', bold: true }, { text: '，完成年初预算的101.25%。' }], [{ text: '医疗保障政策管理支出12.30万元。' }]] },
  ]));
}

const PARTS: readonly BookletPart[] = [
  { id: 'overview', title: '第一部分 部门概况', sections: [
    section('duties', '一、部门主要职责', [paragraph('贯彻落实国家和省、市有关医疗保险、生育保险、医疗救助等医疗保障制度的法律法规和政策，拟订全县医疗保障事业发展规划并组织实施。'), { kind: 'list', items: [[{ text: '组织制定医疗保障筹资和待遇政策。' }], [{ text: '负责药品、医用耗材招标采购政策的落实，①覆盖≥95%的定点机构，业务用房1,250㎡。' }]] }]),
    section('units', '二、机构设置', [paragraph('纳入2024年度部门决算编制范围的单位共2个：'), { kind: 'table', head: ['序号', '单位名称', '单位性质', '在职人数'], rows: [['1', '示例县医疗保障局（本级）', '行政单位', '18'], ['2', '示例县医疗保障事务中心（䶮山分中心）', '参照公务员法管理的事业单位', '27']] }]),
  ] },
  { id: 'statements', title: '第二部分 2024年度部门决算表', sections: [
    statement('一', twoSidedSheet()), statement('二', codeSheet(68)), statement('三', threeGroupSheet()), statement('四', threePublicSheet()), statement('五', emptySheet()),
  ] },
  { id: 'narrative', title: '第三部分 2024年度部门决算情况说明', sections: narrative(8) },
  { id: 'glossary', title: '第四部分 名词解释', sections: [section('terms', '', [paragraph('财政拨款收入：指单位从同级财政部门取得的各类财政拨款。'), paragraph('基本支出：指为保障机构正常运转、完成日常工作任务而发生的支出。')])] },
];

export function sampleBooklet(changes: Partial<Booklet> = {}): Booklet {
  return {
    title: '示例县医疗保障局2024年度部门决算', department: '示例县医疗保障局', year: 2024, draft: false,
    cover: { lines: ['2024年度', '示例县医疗保障局部门决算'], date: '2025年9月12日' }, parts: PARTS, ...changes,
  };
}

/** A booklet of about thirty pages. */
export function thirtyPageBooklet(): Booklet {
  return sampleBooklet({ parts: PARTS.map((part) => {
    if (part.id === 'statements') return { ...part, sections: [...part.sections, ...[1, 2, 3].map((copy) => statement('六', { ...codeSheet(50), id: `expenditure${copy}`, title: `支出决算表（${copy}）` }))] };
    return part.id === 'narrative' ? { ...part, sections: narrative(12) } : part;
  }) });
}
