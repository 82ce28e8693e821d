import type { ReactElement } from 'react';
import { useAnswer, useDesk } from '../../bridge/index.ts';
import { go } from '../../frame/router.ts';
import { undo } from '../../frame/undo.ts';

const KINDS: readonly { readonly name: string; readonly says: string }[] = [
  { name: '决算公开表', says: '本年或上年的各张决算表，一个文件或一表一个文件都可以' },
  { name: '财决报表', says: '部门决算报表系统导出的工作簿，精确到分' },
  { name: '部门预算、预算批复', says: '记作年初预算；写明“调整”的记作全年预算' },
  { name: '绩效自评表', says: '项目或部门整体的自评表，一个文件里可以有几张' },
  { name: '决算底稿', says: '没有电子表时用“写底稿模板”写出空表，填好再导入' },
];

/** Nothing waits: what can be brought here, and what was imported before. */
export function Empty({ onChoose, reading }: { readonly onChoose: () => void; readonly reading: boolean }): ReactElement {
  const desk = useDesk();
  const done = useAnswer('importing.done', {});
  return (
    <div className="page-body importing-empty">
      <section className="importing-zone" aria-labelledby="importing-zone">
        <h2 id="importing-zone">把表格文件拖到这里</h2>
        <p>支持 .xlsx、.xls、.et、.ods、.csv，可以一次拖入几个。读完先给您看认出了什么、要改哪些数，点“接受导入”才记入账套。</p>
        <button type="button" className="plain-button is-primary" disabled={reading} onClick={onChoose}>选择文件…</button>
        {desk?.book === null && <p className="importing-soft">账套中还没有年度：导入本年的决算表时会一并建立；上年的表可以和本年的一起拖进来。</p>}
      </section>
      <dl className="importing-kinds">{KINDS.map(({ name, says }) => <div key={name}><dt>{name}</dt><dd>{says}</dd></div>)}</dl>
      {done.data && done.data.length > 0 && (
        <section aria-labelledby="importing-done">
          <h2 id="importing-done">{desk?.book?.year} 年度已导入</h2>
          <ul className="importing-done">
            {done.data.map(({ id, what, at, who, last }) => (
              <li key={id}>
                <span>{what}</span><small>{new Date(at).toLocaleString('zh-CN', { hour12: false })}　{who}</small>
                {last ? <button type="button" className="plain-button" onClick={() => { void undo(); }}>撤销这次导入</button> : <button type="button" className="plain-button" onClick={() => go({ page: 'history' })}>在历史中查看</button>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
