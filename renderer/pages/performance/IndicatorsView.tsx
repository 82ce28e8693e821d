import { Table, type TableColumnsType } from 'antd';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { useAnswer } from '../../bridge/index.ts';
import { Themed } from '../../frame/Themed.tsx';
import { go } from '../../frame/router.ts';

type Line = ChannelOutput<'performance.indicators'>[number];

const SHOWN: Readonly<Record<string, { readonly name: string; readonly holds: (line: Line) => boolean }>> = {
  all: { name: '全部指标', holds: () => true },
  problems: { name: '有错误或警告', holds: (line) => line.errors + line.warnings > 0 },
  blank: { name: '没有填完成值', holds: (line) => line.actual === '' },
  short: { name: '没有得满分', holds: (line) => line.score !== null && line.weight !== null && line.score < line.weight },
  hand: { name: '人工打分或改分', holds: (line) => line.basis === 'override' || line.basis === 'entered' || line.basis === 'band' },
  none: { name: '不计分', holds: (line) => line.basis === 'none' && line.actual !== '' },
};

const COLUMNS: TableColumnsType<Line> = [
  { title: '项目', dataIndex: 'project', width: 170, ellipsis: true },
  { title: '指标', width: 190, ellipsis: true, render: (_, line) => <button type="button" className="performance-link" title={`${line.level1} / ${line.level2}`} onClick={() => go({ page: 'performance', project: line.code, row: String(line.row) })}>{line.level3 || '（没有名称）'}</button> },
  { title: '二级指标', dataIndex: 'level2', width: 110, ellipsis: true },
  { title: '年度指标值', dataIndex: 'target', width: 120, ellipsis: true },
  { title: '实际完成值', dataIndex: 'actual', width: 120, ellipsis: true },
  { title: '分值', dataIndex: 'weight', width: 60, align: 'right' },
  { title: '得分', dataIndex: 'score', width: 64, align: 'right' },
  { title: '说明', dataIndex: 'explanation', ellipsis: true },
  { title: '问题', width: 92, render: (_, line) => <>{line.errors > 0 && <span className="performance-count is-error">错误 {line.errors}</span>}{line.warnings > 0 && <span className="performance-count is-warning">警告 {line.warnings}</span>}</> },
];

/** All indicators of all projects, to be looked through by what is open in them. */
export function IndicatorsView(): ReactElement {
  const { data, error } = useAnswer('performance.indicators', {});
  const [wanted, setWanted] = useState('');
  const [filter, setFilter] = useState('all');
  const [level1, setLevel1] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(Math.max(160, element.clientHeight - 44)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const lines = useMemo(() => data ?? [], [data]);
  const names = useMemo(() => [...new Set(lines.map((line) => line.level1).filter((name) => name !== ''))], [lines]);
  const shown = lines.filter((line) => SHOWN[filter]?.holds(line) === true && (level1 === '' || line.level1 === level1) && [line.project, line.level2, line.level3, line.target, line.actual, line.reason].some((text) => text.includes(wanted.trim())));
  if (error) return <p className="sentence-error">{error.message}</p>;
  return (
    <div className="performance-all">
      <div className="performance-tools">
        <input aria-label="查找指标" placeholder="项目、指标、目标、完成值" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        <select aria-label="显示哪些指标" value={filter} onChange={(event) => setFilter(event.target.value)}>{Object.entries(SHOWN).map(([id, { name, holds }]) => <option key={id} value={id}>{name}（{lines.filter(holds).length}）</option>)}</select>
        <select aria-label="一级指标" value={level1} onChange={(event) => setLevel1(event.target.value)}><option value="">全部一级指标</option>{names.map((name) => <option key={name} value={name}>{name}</option>)}</select>
        <span className="performance-quiet">{shown.length} 个指标，点指标名称打开它的自评表</span>
      </div>
      <div className="performance-rest" ref={box}>
        <Themed>
          <Table<Line> size="small" virtual columns={COLUMNS} dataSource={[...shown]} rowKey={(line) => `${line.code} ${String(line.row)}`} pagination={false} scroll={{ x: 1100, y: height }} locale={{ emptyText: lines.length === 0 ? '还没有指标：请先在“项目”中新建或导入自评表。' : '没有符合条件的指标：请放宽条件。' }} />
        </Themed>
      </div>
    </div>
  );
}
