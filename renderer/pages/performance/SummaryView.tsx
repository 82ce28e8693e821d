import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { useAnswer, useDesk } from '../../bridge/index.ts';

/** 汇总表 as it is printed, the counts by grade, and the projects against 项目支出. */
export function SummaryView(): ReactElement {
  const { data, error } = useAnswer('performance.summary', {});
  const unit = useDesk()?.displayUnit ?? '万元';
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (data === null) return <p className="page-empty">还没有可以汇总的自评项目：请先在“项目”中新建或导入自评表。</p>;
  return (
    <div className="performance-all">
      <div className="performance-grades">
        <table className="performance-plan" aria-label="各等级">
          <thead><tr><th>等级</th><th>项目数</th><th>占比</th><th>执行数（{unit}）</th><th>占比</th></tr></thead>
          <tbody>{data.grades.map((one) => <tr key={one.grade}><td>{one.grade}</td><td>{one.projects}</td><td>{one.projectShare ?? ''}</td><td className="is-figure">{formatFen(fen(one.executed), { unit, decimals: 2, grouping: true })}</td><td>{one.executedShare ?? ''}</td></tr>)}</tbody>
        </table>
        <div>
          {data.ungraded > 0 && <p className="sentence-warning">{data.ungraded} 个项目没有总分，不评等级。</p>}
          {data.sentences.map((one) => <p key={one.message} className={one.level === 'error' ? 'sentence-error' : one.level === 'warning' ? 'sentence-warning' : undefined}>{one.message}</p>)}
        </div>
      </div>
      <h3 className="performance-title">{data.sheet.title}</h3>
      <p className="performance-head is-wide"><span>{data.sheet.department}</span><span>{data.sheet.unitLabel}</span></p>
      <div className="performance-rest is-scrolled" tabIndex={0} role="region" aria-label="汇总表"><PrintedTable sheet={data.sheet} /></div>
    </div>
  );
}

type Sheet = NonNullable<ChannelOutput<'performance.summary'>>['sheet'];

/** A sheet that is only looked at, as it is printed. */
function PrintedTable({ sheet }: { readonly sheet: Sheet }): ReactElement {
  const rows = [...Map.groupBy(sheet.cells, (cell) => cell.row).entries()].toSorted(([a], [b]) => a - b);
  return (
    <table className="performance-list" aria-label={sheet.title}>
      <thead>{rows.slice(0, sheet.headRows).map(([row, cells]) => <tr key={row}>{cells.map((cell) => <th key={cell.column} rowSpan={cell.rowSpan} colSpan={cell.columnSpan}>{cell.text}</th>)}</tr>)}</thead>
      <tbody>{rows.slice(sheet.headRows).map(([row, cells]) => <tr key={row}>{cells.map((cell) => <td key={cell.column} rowSpan={cell.rowSpan} colSpan={cell.columnSpan} className={cell.align === 'right' ? 'is-figure' : cell.align === 'left' ? 'is-name' : undefined}>{cell.text}</td>)}</tr>)}</tbody>
    </table>
  );
}
