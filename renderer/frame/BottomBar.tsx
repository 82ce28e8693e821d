import type { ReactElement } from 'react';
import type { DeskState } from '../../shared/ipc/desk.ts';
import { useFigures } from './figures.ts';
import { dismissMessage, useMessage } from './messages.ts';
import { go } from './router.ts';

/** What was said last, and the state of the accounts. */
export function BottomBar({ desk }: { readonly desk: DeskState }): ReactElement {
  const figures = useFigures();
  const { error, warning, tail } = desk.findings;
  const empty = desk.steps.find(({ page }) => page === 'checks')?.state === 'untouched';
  return (
    <footer className="frame-bottom" data-region="">
      <MessageLine />
      <div className="frame-status">
        <span>{desk.savedAt === null ? '尚无改动' : `已保存 ${clock(desk.savedAt)}`}</span>
        <span className="frame-space" />
        {figures && <span className="frame-figures">求和 <b>{figures.sum}</b>　计数 <b>{figures.count}</b>　平均 <b>{figures.average}</b></span>}
        {desk.book && empty && <span>本年度还没有数据</span>}
        {desk.book && !empty && (
          <button type="button" className="frame-findings" onClick={() => go({ page: 'checks' })}>
            {desk.checking ? <span>正在检查…</span> : <>{desk.unit !== null && '本单位　'}<span className={error > 0 ? 'is-error' : undefined}>错误 {error}</span>　<span className={warning > 0 ? 'is-warning' : undefined}>警告 {warning}</span>{tail > 0 && `　尾差 ${String(tail)}`}</>}
          </button>
        )}
      </div>
    </footer>
  );
}

/** Sentences for the person: errors interrupt a screen reader, the others wait. */
export function MessageLine(): ReactElement {
  const message = useMessage();
  return (
    <div className="frame-message" data-kind={message?.kind ?? 'none'}>
      <div role="alert">{message?.kind === 'error' && <span key={message.turn}>错误：{message.text}</span>}</div>
      <div role="status">{message && message.kind !== 'error' && <span key={message.turn}>{message.kind === 'done' ? '✓ ' : ''}{message.text}</span>}</div>
      {message && <button type="button" className="frame-dismiss" aria-label="关闭提示" onClick={dismissMessage}>×</button>}
    </div>
  );
}

function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString('zh-CN', { hour12: false });
}
