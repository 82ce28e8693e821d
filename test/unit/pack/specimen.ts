import type { PlainMap } from '../../../shared/pack/plain.ts';
import { type RawPack, type Resolution, resolvePack } from '../../../shared/pack/resolve.ts';

/** The smallest sound pack: one table of two panels. */
export const SPECIMEN: PlainMap = {
  id: 'specimen', name: '样张', province: '', validFrom: 2024, words: { subject: '本部门', level: '县级' },
  threePublic: { fund: null, stages: ['adjusted', 'final'], base: 'adjusted' }, thresholds: { growth: 10, deviation: 10 },
  parts: [{ id: 'statements', kind: 'statements', title: '决算表' }],
  statements: [{
    id: 'summary', role: 'summary', number: '公开01表', title: '收入支出决算总表', orientation: 'portrait', unit: '万元', decimals: 2, zero: 'blank', columnNumbers: '栏次', notes: ['注：{year}年度。'],
    panels: [
      {
        id: 'income', columns: [{ id: 'label', label: '项目' }, { id: 'amount', label: '金额' }],
        rows: [
          { id: 'general', label: '一、一般公共预算', filter: { measure: 'income', source: 'general' } },
          { id: 'total', label: '总计', filter: { measure: 'resources' }, sum: ['general'], anchor: 'total' },
        ],
      },
      {
        id: 'expenditure', columns: [{ id: 'label', label: '项目' }, { id: 'amount', label: '金额' }],
        rows: [{ id: 'c:201', label: '一、一般公共服务支出' }, { id: 'total', label: '总计', filter: { measure: 'applications' }, sum: ['c:*'], anchor: 'total' }],
      },
    ],
  }],
};

/** A pack whose files are given as plain values, one layer each. */
export function rawPack(id: string, ...contents: readonly PlainMap[]): RawPack {
  return { id, folder: `/packs/${id}`, layers: contents.map((content, index) => ({ file: index === 0 ? 'pack.yaml' : 'statements.yaml', content })) };
}

export function resolveAll(id: string, packs: readonly RawPack[]): Resolution {
  const find = (wanted: string): RawPack | null => packs.find((pack) => pack.id === wanted) ?? null;
  const raw = find(id);
  if (raw === null) throw new Error(`no pack ${id}`);
  return resolvePack(raw, find, (text) => `digest of ${text.length}:${text}`);
}

/** What is wrong when `over` is laid on the specimen; '' when nothing. */
export function faultsOf(over: PlainMap): string {
  const child = rawPack('child', { id: 'child', name: '样张二', province: '', validFrom: 2024, extends: 'specimen' }, over);
  const resolution = resolveAll('child', [rawPack('specimen', SPECIMEN), child]);
  return 'problems' in resolution ? resolution.problems.map((problem) => `${problem.file ?? ''} ${problem.path.join('/')} ${problem.text}`).join('\n') : '';
}
