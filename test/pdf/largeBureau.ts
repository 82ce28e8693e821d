import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import type { WriteConnection } from '../../electron/ledger/connection.ts';
import { putFact } from '../../electron/ledger/subjects/facts.ts';
import { listProjects, putProject } from '../../electron/ledger/subjects/projects.ts';
import { putText } from '../../electron/ledger/subjects/texts.ts';
import { loadSampleBureau } from '../../electron/samples/sampleBureau.ts';
import { enterSample } from '../../electron/service/outputs/demo.ts';
import { openBook } from '../../electron/service/year/ledgerBook.ts';
import { openLibrary, ownResourceRoot } from '../../electron/service/packs/library.ts';
import { composeDocuments } from '../../electron/service/outputs/writeBook.ts';
import type { Booklet } from '../../shared/booklet/model.ts';

const library = openLibrary(ownResourceRoot());
const bureau = loadSampleBureau(library.resourceRoot);
export const PACKS = library.packs.list().map(({ id }) => id);

/** 类 with 项 that every year has: administration, general administration, services, others. */
const GROUPS = ['20101', '20102', '20103', '20104', '20106', '20131', '20132', '20402', '20406', '20701', '20801', '20802', '21001', '21101', '21201', '21301', '21303', '21401', '21501', '22001', '22401'];
const ITEMS = GROUPS.flatMap((group) => ['01', '02', '03'].map((item) => group + item));
/** Fen: twelve digits of 元, then ever fewer. */
const AMOUNTS = [98_765_432_109_876, 3_456_789_012_345, 76_543_210_987, 2_345_678_901, 6_543_210, 1_234] as const;

/**
 * The book of a bureau with more of everything in a pack: sixty 项 on three levels, amounts of twelve digits in 元 and negative ones, no funds
 * beside the general budget, forms of very different length under long names, attachments with long and wide tables.
 */
export function largeBooklet(pack: string): Booklet {
  const ledger = openMemoryLedger();
  try {
    enterSample(library, ledger, { ...bureau, pack });
    ledger.write(bureau.year, { what: '大部门' }, (tx) => {
      ITEMS.forEach((code, index) => enterItem(tx, code, index));
      for (const [section, text] of Object.entries(ATTACHMENTS)) putText(tx, bureau.year, { section, text });
      listProjects(ledger.read, bureau.year).forEach((project, index) => {
        if (index === 0) putProject(tx, bureau.year, { ...project, name: '中央财政农业相关转移支付项目——高标准农田建设与高效节水灌溉示范及耕地质量提升工程（第二批）' });
        if (index === 1) putProject(tx, bureau.year, { ...project, indicators: Array.from({ length: 46 }, (_, at) => longIndicator(project.indicators[at % project.indicators.length], at)) });
      });
    });
    return composeDocuments(ledger, openBook(ledger, library, bureau.year), true, new Date('2025-08-01T00:00:00Z')).booklet;
  } finally {
    ledger.close();
  }
}

function enterItem(tx: WriteConnection, code: string, index: number): void {
  const amount = AMOUNTS[index % AMOUNTS.length] ?? 0;
  const quantity = index === 7 ? -amount : amount;
  const base = { period: 'current', unit: '001', quantity, quantityKind: 'fen' } as const;
  putFact(tx, bureau.year, { ...base, measure: 'expenditure', dimensions: { fund: 'general', nature: 'project', function: code } });
  putFact(tx, bureau.year, { ...base, measure: 'income', dimensions: { source: 'general', function: code } });
}

type Indicator = ReturnType<typeof listProjects>[number]['indicators'][number];

function longIndicator(indicator: Indicator | undefined, at: number): Indicator {
  if (indicator === undefined) throw new RangeError('the sample has no indicators');
  const level2 = ['数量指标', '质量指标', '时效指标', '成本指标'][Math.floor(at / 12)] ?? '数量指标';
  return { ...indicator, level1: '产出指标', level2, level3: `${indicator.level3}（第${at + 1}片区）`, deviationReason: at % 9 === 0 ? '受汛期影响部分标段晚开工，已调整施工组织并约定按旬调度，下年提前完成前期工作。' : '' };
}

const REMARK = '因汛期施工条件限制和征地协调周期较长，工期顺延至次年三月，资金按合同节点支付，质量保证金依规留存；'.repeat(6);
const ATTACHMENTS: Readonly<Record<string, string>> = {
  'attachments.report': ['# 部门整体支出绩效自评报告', '## 项目一览', '|序号|项目名称|实施单位|预算数（万元）|执行率|备注|', ...Array.from({ length: 40 }, (_, at) => `|${at + 1}|农村饮水安全巩固提升及小型水库除险加固工程|示例县水利工程质量监督与建设管理中心|${(at + 1) * 1234}.50|98.${10 + at}%|${at === 4 ? REMARK : ''}|`)].join('\n'),
  'attachments.review': ['# 重点项目绩效评价', '|一级指标|二级指标|三级指标|四级指标|分值|评分标准|评分过程说明|得分|扣分原因|整改责任单位|整改时限|佐证材料|', ...Array.from({ length: 8 }, (_, at) => `|决策|项目立项及绩效目标|立项依据充分性与程序规范性|资料完整性|${at + 3}|符合法律法规、符合规划、属于公共财政支持范围，缺一项扣一分|查阅立项批复、可行性研究报告和会议纪要|${at + 2}.5|个别批复文件晚于开工时间|示例县水利工程质量监督与建设管理中心|2025年6月底前|批复、纪要、合同、验收单|`)].join('\n'),
};
