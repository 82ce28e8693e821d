import { type ReactElement, useState } from 'react';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';

/** Indicators of the libraries, to be put below a row. */
export function LibraryPick({ code, after, onClose }: { readonly code: string; readonly after: number; readonly onClose: () => void }): ReactElement {
  const { data } = useAnswer('performance.choices', {});
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [run, running] = useAction();
  const all = (data?.libraries ?? []).flatMap((library) => library.kinds.flatMap((kind) => kind.indicators.map((one, index) => ({ ...one, key: `${library.id} ${kind.id} ${String(index)}`, from: kind.name }))));
  const found = all.filter((one) => [one.level1, one.level2, one.level3, one.target, one.from].some((text) => text.includes(wanted.trim())));
  const toggle = (key: string): void => setChosen((before) => {
    const next = new Set(before);
    if (!next.delete(key)) next.add(key);
    return next;
  });
  const add = (): void => void run(async () => {
    const indicators = all.filter((one) => chosen.has(one.key)).map(({ level1, level2, level3, target, explanation }) => ({ level1, level2, level3, target, explanation }));
    await call('performance.addRows', { code, after, indicators });
    onClose();
  });
  return (
    <Dialog title="从指标库添加指标" onClose={onClose}>
      <div className="performance-dialog">
        <input className="performance-search" aria-label="查找指标" placeholder="指标名称、级别或工作类别，如 满意度、培训" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        <ul className="performance-picks" aria-label="指标库">
          {found.map((one) => (
            <li key={one.key}><label><input type="checkbox" checked={chosen.has(one.key)} onChange={() => toggle(one.key)} /><span><b>{one.level3}</b>　{one.target}<small>{one.from} · {one.level1} / {one.level2}</small></span></label></li>
          ))}
        </ul>
        {found.length === 0 && data !== null && <p className="performance-quiet">没有找到“{wanted}”：请换一个词，或关闭后自己添加一行。</p>}
        <div className="performance-buttons is-end">
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
          <button type="button" className="plain-button is-primary" disabled={running || chosen.size === 0} onClick={add}>添加 {chosen.size} 个指标</button>
        </div>
      </div>
    </Dialog>
  );
}
