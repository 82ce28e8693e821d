import { z } from 'zod';
import { FACT_MEASURES, type FactDimensions, DIMENSIONS } from '../../../shared/ledger/fact.ts';
import { EXACT_DECIMALS, type MoneyUnit, fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import type { Change } from '../../ledger/recorder.ts';
import type { StoredRow } from '../../ledger/rowShape.ts';
import type { LedgerTable } from '../../ledger/tables.ts';
import { type CodeWords, dimensionWord, factWords } from './factWords.ts';

/** One changed row as the history shows it. Null: there was none, or there is none any more. */
export interface RowChange {
  readonly table: LedgerTable;
  /** The key as the journal has it. */
  readonly key: string;
  /** 数据, 项目, 原因 … */
  readonly subject: string;
  /** Which of them: 支出 · 一般公共预算财政拨款 · 2101501 行政运行. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface RowReading {
  readonly names: CodeWords;
  readonly unit: MoneyUnit;
  /** Names of the year's units by code. */
  readonly units: ReadonlyMap<string, string>;
}

/** What each table holds, in the words of the window. */
const SUBJECTS: Readonly<Record<LedgerTable, string>> = {
  bureau: '单位信息', book: '年度', definition: '版式与评分口径', lock_event: '锁定记录', unit: '单位', fact: '数据', document: '导入的文件', printed_value: '导入文件所印的数',
  approved_rounding: '批复尾差', comparable: '可比口径', learned_code: '新增科目', project: '项目', project_fund: '项目资金', indicator: '绩效指标', reason: '原因与批注', text: '文字',
  approval: '批复', approved_total: '批复数', people: '签批人员', finding_answer: '问题的说明', narrative_event: '明细', narrative_item: '清单', narrative_none: '没有的事项',
  glossary_entry: '名词解释', business_figure: '业务数据', left_out: '不印的附件',
};

export function subjectOf(table: LedgerTable): string {
  return SUBJECTS[table];
}

const FIELDS: Readonly<Record<string, string>> = {
  name: '名称', code: '代码', region: '地区', unit: '单位', decimals: '小数位', locked: '锁定', bureau: '单位名称', nature: '性质', level: '级次', file: '文件', quantity: '数额', reason: '理由', text: '内容',
  document: '文号', documentNumber: '文号', date: '日期', amount: '金额', goal: '年度目标', goalResult: '目标完成情况', department: '主管部门', implementingUnit: '实施单位', onBehalf: '财政代列',
  executionReason: '执行偏差原因', printedTotal: '表上总分', printedGrade: '表上等级', initial: '年初预算数', adjusted: '全年预算数', executed: '全年执行数', weight: '分值', score: '得分', level1: '一级指标', level2: '二级指标', level3: '三级指标',
  target: '年度指标值', actual: '实际完成值', explanation: '指标解释', comparator: '符号', direction: '方向', deviationReason: '偏差原因', overrideScore: '人工评分', overrideReason: '人工评分理由',
  preparer: '填表人', reviewer: '复核人', financeHead: '财务负责人', approver: '负责人审签', secrecyReviewer: '保密审查人', secrecyDate: '保密审查日期', secrecyResult: '保密审查结果',
  publishedOn: '公开日期', platform: '公开平台', value: '数值', scope: '口径', term: '名词', use: '使用', purpose: '事由', persons: '人数', approved: '批复数', derived: '计算数', form: '表样', tier: '层级', who: '经办', action: '操作',
};

/** Columns that say nothing to a person: places in a list, addresses, what stands in `what` already. */
const SILENT: ReadonlySet<string> = new Set(['id', 'book', 'seq', 'origin', 'hash', 'content', 'sha256', 'at', 'importedAt', 'createdAt', 'quantityKind', 'signature', 'pack', 'kind', 'rule', 'cell', 'subject', 'section', 'project', 'source', 'measure', 'fund', 'year', 'period']);
const MONEY: Readonly<Partial<Record<LedgerTable, readonly string[]>>> = { project_fund: ['initial', 'adjusted', 'executed'], approved_total: ['amount'], narrative_event: ['amount'], narrative_item: ['quantity'], approved_rounding: ['derived', 'approved'] };
const LONGEST = 240;

/** A change in words; amounts in the unit of the screen, with every digit that they have. */
export function rowChange({ table, key, before, after }: Change, reading: RowReading): RowChange {
  const row = after ?? before ?? {};
  const fields = (present: StoredRow | null, other: StoredRow | null): string | null => present && (table === 'fact' ? amountOf(present, reading) : fieldsOf(table, present, other, reading));
  return { table, key, subject: SUBJECTS[table], what: nameOf(table, row, reading), before: fields(before, after), after: fields(after, before) };
}

function amountOf(row: StoredRow, { unit }: RowReading): string {
  const quantity = Number(row['quantity']);
  return row['quantityKind'] === 'count' ? String(quantity) : `${money(quantity, unit)} ${unit}`;
}

function money(value: number, unit: MoneyUnit): string {
  const text = formatFen(fen(value), { unit, decimals: EXACT_DECIMALS[unit], grouping: true });
  return text.replace(/(\.\d\d)(\d*?)0+$/, '$1$2');
}

/** The columns that differ, or all that hold something where the row came or went. */
function fieldsOf(table: LedgerTable, row: StoredRow, other: StoredRow | null, { unit }: RowReading): string {
  if (table === 'definition') return definitionWords(row, other);
  const parts = Object.entries(row).filter(([name, value]) => !SILENT.has(name) && (other ? other[name] !== value : value !== '' && value !== null)).map(([name, value]) => {
    const shown = typeof value === 'number' && MONEY[table]?.includes(name) ? `${money(value, unit)} ${unit}` : value === 'yes' ? '是' : value === 'no' ? '否' : textOf(value);
    return name === 'text' ? shown : `${FIELDS[name] ?? name} ${shown === '' ? '（空）' : shown}`;
  });
  const text = parts.join('；');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A pack or scheme by its name, with the thresholds that people change; the later of two that read alike says that it differs. */
function definitionWords(row: StoredRow, other: StoredRow | null): string {
  const { name, thresholds } = contentOf(row);
  const limits = thresholds === null ? '' : `，说明原因的幅度：比上年 ${thresholds.growth}%，比预算 ${thresholds.deviation}%`;
  const alike = other !== null && contentOf(other).name === name && JSON.stringify(contentOf(other).thresholds) === JSON.stringify(thresholds);
  return `${name}${limits}${alike ? `，内容 ${textOf(row['hash']).slice(0, 8)}` : ''}`;
}

const DEFINITION = z.object({ name: z.string().optional(), thresholds: z.object({ growth: z.number(), deviation: z.number() }).optional() });

function contentOf(row: StoredRow): { readonly name: string; readonly thresholds: { readonly growth: number; readonly deviation: number } | null } {
  const read = DEFINITION.safeParse(JSON.parse(textOf(row['content']) || '{}'));
  return { name: read.data?.name ?? textOf(row['id']), thresholds: read.data?.thresholds ?? null };
}

function nameOf(table: LedgerTable, row: StoredRow, { names, units }: RowReading): string {
  const field = (name: string): string => textOf(row[name]);
  switch (table) {
    case 'fact': {
      const measure = FACT_MEASURES.find((known) => known === row['measure']);
      const dimensions: FactDimensions = Object.fromEntries(DIMENSIONS.map((name) => [name, field(name)]).filter(([, value]) => value !== ''));
      const unit = units.size < 2 ? '' : `（${units.get(field('unit')) ?? field('unit')}）`;
      return `${row['period'] === 'previous' ? '上年 · ' : ''}${measure ? factWords(measure, dimensions, names) : ''}${unit}`;
    }
    case 'printed_value': return `${field('sheet')} ${field('cell')}`;
    case 'indicator': return `项目 ${field('project')} · ${field('level3') || `第 ${field('seq')} 行`}`;
    case 'project_fund': return `项目 ${field('project')} · ${field('source')}`;
    case 'approved_total': return [APPROVED[field('measure')] ?? '', ...(field('fund') === '' ? [] : [dimensionWord(field('fund'))])].join(' · ');
    case 'reason': return field('subject').startsWith('批注|') ? '单元格批注' : '增减原因';
    case 'text': return field('section');
    case 'definition': return row['kind'] === 'pack' ? '版式' : '评分口径';
    case 'finding_answer': return field('rule');
    case 'learned_code': return field('code');
    case 'book': return `${field('year')} 年度`;
    case 'approval': case 'people': case 'lock_event': case 'bureau': return '';
    default: return field('name') || field('term') || field('file') || field('purpose') || field('code');
  }
}

const APPROVED: Readonly<Record<string, string>> = { income: '本年收入', expenditure: '本年支出', carriedIn: '年初结转和结余', closing: '年末结转和结余' };

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
