import { type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';

export type FormsPlan = NonNullable<ChannelOutput<'performance.planImport'>>;
const CHANGES = { new: '新增', replaces: '替换同名项目', same: '与账套相同' } as const;

/** What the chosen workbooks would change; nothing is written before it is accepted. */
export function ImportForms({ plan, onClose }: { readonly plan: FormsPlan; readonly onClose: () => void }): ReactElement {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(plan.projects.filter((one) => one.change === 'same').map((one) => one.code)));
  const [run, running] = useAction();
  const codes = plan.projects.filter((one) => !left.has(one.code)).map((one) => one.code);
  const accept = (): void => void run(async () => {
    const { taken } = await call('performance.acceptImport', { token: plan.token, codes });
    say(`已导入 ${String(taken)} 个项目的自评表，可以用 Ctrl+Z 撤销。`, 'done');
    onClose();
  });
  return (
    <Dialog title={`导入自评表：${plan.files.join('、')}`} onClose={onClose}>
      <div className="performance-dialog">
        <table className="performance-plan">
          <thead><tr><th>导入</th><th>项目</th><th>变化</th><th>指标</th><th>表上总分</th><th>按规则</th><th>错误</th></tr></thead>
          <tbody>{plan.projects.map((one) => (
            <tr key={one.code}>
              <td><input type="checkbox" aria-label={`导入 ${one.name}`} checked={!left.has(one.code)} onChange={() => setLeft((before) => {
                const next = new Set(before);
                if (!next.delete(one.code)) next.add(one.code);
                return next;
              })} /></td>
              <td>{one.name}</td><td>{CHANGES[one.change]}</td><td>{one.indicators}</td><td>{one.printedTotal ?? ''}</td><td>{one.total === null ? '不计总分' : `${String(one.total)} ${one.grade ?? ''}`}</td><td>{one.errors === 0 ? '' : one.errors}</td>
            </tr>
          ))}</tbody>
        </table>
        {plan.notes.map((note) => <p key={note} className="sentence-warning">{note}</p>)}
        <div className="performance-buttons is-end">
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
          <button type="button" className="plain-button is-primary" disabled={running || codes.length === 0} onClick={accept}>导入 {codes.length} 个项目</button>
        </div>
      </div>
    </Dialog>
  );
}
