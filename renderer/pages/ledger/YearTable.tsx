import type { ReactElement } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { startAt } from '../../frame/router.ts';
import type { Asked, Year } from './index.tsx';

interface YearTableProps {
  readonly years: readonly Year[];
  readonly current: number | null;
  readonly onAsk: (asked: Asked) => void;
}

/** Every year of the ledger with its state and what can be done with it. */
export function YearTable({ years, current, onAsk }: YearTableProps): ReactElement {
  const [run, running] = useAction();
  const show = (year: number): void => {
    void run(async () => {
      await call('desk.chooseYear', { year });
      startAt({ page: 'overview' });
    });
  };
  const takeName = (year: number): void => {
    void run(async () => {
      await call('ledger.takePresentName', { year });
      say(`${String(year)} 年度改用现在的单位名称，可按 Ctrl+Z 撤销。`, 'done');
    });
  };
  return (
    <table className="ledger-years">
      <thead><tr><th scope="col">年度</th><th scope="col">公开版式</th><th scope="col">印刷单位</th><th scope="col">数据</th><th scope="col">状态</th><th scope="col">操作</th></tr></thead>
      <tbody>
        {years.map((year) => (
          <tr key={year.year} aria-current={year.year === current ? 'true' : undefined}>
            <th scope="row">{year.year}{year.year === current && <small>（当前）</small>}</th>
            <td>{year.packName}{year.provisional && <small>（版式待核）</small>}</td>
            <td>{year.unit}</td>
            <td>{year.facts === 0 ? '没有' : `${String(year.facts)} 个`}</td>
            <td><State year={year} />{year.otherName !== '' && <PublishedName year={year} running={running} onTake={() => takeName(year.year)} />}</td>
            <td className="ledger-actions">
              {year.year !== current && <button type="button" className="plain-button" disabled={running} aria-label={`打开 ${String(year.year)} 年度`} onClick={() => show(year.year)}>打开</button>}
              <button type="button" className="plain-button" aria-label={`${String(year.year)} 年度结转到下一年`} onClick={() => onAsk({ kind: 'new', from: year.year })}>结转到下一年…</button>
              <button type="button" className="plain-button" aria-label={`${year.locked ? '解锁' : '锁定归档'} ${String(year.year)} 年度`} onClick={() => onAsk({ kind: 'lock', year })}>{year.locked ? '解锁…' : '锁定归档…'}</button>
              {year.lockEvents.length > 0 && <button type="button" className="plain-button" aria-label={`${String(year.year)} 年度与锁定时比较`} onClick={() => onAsk({ kind: 'compare', year })}>与锁定时比较…</button>}
              {!year.locked && <button type="button" className="plain-button" aria-label={`${String(year.year)} 年度的版式`} onClick={() => onAsk({ kind: 'pack', year })}>版式…</button>}
              {!year.locked && <button type="button" className="plain-button" aria-label={`删除 ${String(year.year)} 年度`} onClick={() => onAsk({ kind: 'delete', year })}>删除…</button>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The bureau was renamed after the year was locked: its documents keep the name that they were published under. */
function PublishedName({ year: { year, otherName, locked }, running, onTake }: { readonly year: Year; readonly running: boolean; readonly onTake: () => void }): ReactElement {
  return (
    <div className="ledger-soft">
      印“{otherName}”（锁定时的名称）
      {!locked && <button type="button" className="ledger-link" disabled={running} aria-label={`${String(year)} 年度改用现在的单位名称`} onClick={onTake}>改用现在的名称</button>}
    </div>
  );
}

function State({ year }: { readonly year: Year }): ReactElement {
  const last = year.lockEvents.at(-1);
  if (!last) return <>未锁定</>;
  const at = new Date(last.at).toLocaleDateString('zh-CN');
  return <>{year.locked ? '已锁定归档' : '已解锁'}<small> {at} {last.who}{last.reason === '' ? '' : `：${last.reason}`}</small></>;
}
