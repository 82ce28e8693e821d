import type { Finding, Level } from '../../../shared/checks/finding.ts';

export function finding(id: string, level: Level, table: string, more: Partial<Finding> = {}): Finding {
  return {
    id, level, table, rule: 'rowSum', row: '2101501', column: '本年支出合计', col: '1', expected: '416.28', printed: '461.28', diff: '45.00',
    message: `${table}“行政运行”本年支出合计印为461.28，各列之和为416.28，相差45.00，请核对财决报表及批复。`, source: { sheet: '公开03', cell: 'C12' }, ...more,
  };
}
