import { type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';

type Copied = ChannelOutput<'performance.copy'>;
const KINDS = { check: '请核对', advanced: '年份顺延', emptied: '已清空' } as const;

/** Last year's projects as this year's drafts, and then what became different in each. */
export function CopyYear({ years, onClose }: { readonly years: readonly number[]; readonly onClose: () => void }): ReactElement {
  const [from, setFrom] = useState(years[0] ?? 0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [copied, setCopied] = useState<Copied | null>(null);
  const [run, running] = useAction();
  const sources = useAnswer('performance.copySources', copied === null ? { from } : null).data ?? [];
  const codes = sources.filter((one) => !one.taken && !left.has(one.code)).map((one) => one.code);
  if (copied !== null) return <Dialog title={`已复制 ${String(copied.length)} 个项目`} onClose={onClose}><Changes copied={copied} onClose={onClose} /></Dialog>;
  return (
    <Dialog title="复制上年的自评项目" onClose={onClose}>
      <div className="performance-dialog">
        <label>从哪一年<select value={from} onChange={(event) => setFrom(Number(event.target.value))}>{years.map((year) => <option key={year} value={year}>{year} 年度</option>)}</select></label>
        <p className="performance-quiet">目标、分值、指标留下；金额、完成值、得分、原因清空；年份顺延。复制后列出每一处改动，可以整个撤销。</p>
        <ul className="performance-picks" aria-label="上年的项目">
          {sources.map((one) => (
            <li key={one.code}><label><input type="checkbox" disabled={one.taken} checked={!one.taken && !left.has(one.code)} onChange={() => setLeft((before) => {
              const next = new Set(before);
              if (!next.delete(one.code)) next.add(one.code);
              return next;
            })} /><span>{one.name}<small>{one.taken ? '本年度已有，不复制' : `${String(one.indicators)} 个指标`}</small></span></label></li>
          ))}
        </ul>
        {sources.length === 0 && <p className="performance-quiet">{from} 年度没有自评项目：请另选一年，或新建项目。</p>}
        <div className="performance-buttons is-end">
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
          <button type="button" className="plain-button is-primary" disabled={running || codes.length === 0} onClick={() => void run(async () => setCopied(await call('performance.copy', { from, codes })))}>复制 {codes.length} 个项目</button>
        </div>
      </div>
    </Dialog>
  );
}

function Changes({ copied, onClose }: { readonly copied: Copied; readonly onClose: () => void }): ReactElement {
  return (
    <div className="performance-dialog">
      <p>下面是改动的清单，“请核对”的要人来定。</p>
      <div className="performance-changes" tabIndex={0} role="region" aria-label="改动清单">
        {copied.map((project) => (
          <section key={project.code}>
            <h3>{project.name}</h3>
            <ul>{project.changes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)).map((change, index) => <li key={index} className={change.kind === 'check' ? 'is-check' : undefined}><b>{KINDS[change.kind]}</b>　{change.message}</li>)}</ul>
            {project.changes.length === 0 && <p className="performance-quiet">没有改动。</p>}
          </section>
        ))}
      </div>
      <div className="performance-buttons is-end"><button type="button" className="plain-button is-primary" onClick={onClose}>知道了</button></div>
    </div>
  );
}

const ORDER: readonly Copied[number]['changes'][number]['kind'][] = ['check', 'advanced', 'emptied'];
