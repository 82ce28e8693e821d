import { type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { go, startAt } from '../../frame/router.ts';

type Backup = ChannelOutput<'history.backups'>['backups'][number];
type Checked = ChannelOutput<'history.checkBackup'>;

/** Copies of the ledger: made, looked into, restored, and one more for a USB stick. */
export function Backups(): ReactElement {
  const { data, error, again } = useAnswer('history.backups', {});
  const [checked, setChecked] = useState<ReadonlyMap<string, Checked>>(new Map());
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const [run, running] = useAction();
  const backUp = (): void => {
    void run(async () => {
      const { name } = await call('history.backUp', {});
      again();
      say(`已备份：${name}`, 'done');
    });
  };
  const saveCopy = (): void => {
    void run(async () => {
      const saved = await call('history.saveCopy', {});
      if (saved) say(`副本已存好并读回核对：${saved.folder} 中的 ${saved.name}（${size(saved.bytes)}）。取下 U 盘前请先“安全弹出”。`, 'done');
    });
  };
  const check = (backup: Backup): void => {
    void run(async () => {
      const found = await call('history.checkBackup', { token: backup.token });
      setChecked((before) => new Map(before).set(backup.token, found));
    });
  };
  return (
    <div className="page-body history-backups">
      {error && <p className="sentence-error">{error.message}</p>}
      <section aria-labelledby="history-copy">
        <h2 id="history-copy">存一份副本</h2>
        <p>把整个账套另存到 U 盘或别的文件夹，换电脑时用。存好后程序会读回核对。</p>
        <button type="button" className="plain-button is-primary" disabled={running} onClick={saveCopy}>另存副本到 U 盘…</button>
      </section>
      <section aria-labelledby="history-backups">
        <div className="history-title">
          <h2 id="history-backups">自动备份</h2>
          <button type="button" className="plain-button" disabled={running} onClick={backUp}>立即备份</button>
          <button type="button" className="plain-button" disabled={running} onClick={() => { void run(() => call('history.openFolder', {})); }}>打开备份文件夹</button>
          <button type="button" className="plain-button" onClick={() => go({ page: 'settings', part: 'backup' })}>备份设置</button>
        </div>
        {data && <p className="history-soft">每天第一次打开账套时备份一份，保留最近 {data.kept} 份，存于 {data.folder}。</p>}
        {data?.backups.length === 0 && <p>还没有备份：点“立即备份”存下现在的账套。</p>}
        {data && data.backups.length > 0 && (
          <table className="history-backup-table">
            <thead><tr><th scope="col">时间</th><th scope="col">文件</th><th scope="col">大小</th><th scope="col">内容</th><th scope="col">操作</th></tr></thead>
            <tbody>
              {data.backups.map((backup) => (
                <tr key={backup.token}>
                  <td className="history-at">{when(backup.at)}</td>
                  <td>{backup.name}</td>
                  <td className="history-at">{size(backup.bytes)}</td>
                  <td><Content checked={checked.get(backup.token)} /></td>
                  <td className="history-at">
                    <button type="button" className="plain-button" disabled={running} aria-label={`检查 ${backup.name}`} onClick={() => check(backup)}>检查</button>{' '}
                    <button type="button" className="plain-button" disabled={running} aria-label={`恢复 ${backup.name}`} onClick={() => setRestoring(backup)}>恢复…</button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </div>
  );
}

function Content({ checked }: { readonly checked: Checked | undefined }): ReactElement {
  if (!checked) return <span className="history-soft">点“检查”可以看里面有什么</span>;
  if (!checked.good) return <span className="history-bad">! {checked.message}</span>;
  return <span>✓ 完好：{checked.years.length === 0 ? '没有年度' : `${checked.years.join('、')} 年度`}{checked.lastEntry === '' ? '' : `，最后一步“${checked.lastEntry}”`}</span>;
}

function RestoreDialog({ backup, onClose }: { readonly backup: Backup; readonly onClose: () => void }): ReactElement {
  const [run, running] = useAction();
  const restore = (): void => {
    void run(async () => {
      const { name, state } = await call('history.restore', { token: backup.token });
      onClose();
      startAt({ page: state.book === null ? 'ledger' : 'overview' });
      say(`已恢复为“${name}”并打开；原来的账套没有动，仍在“账套与年度”的最近列表中。`, 'done');
    });
  };
  return (
    <Dialog title="恢复备份" onClose={onClose}>
      <div className="history-dialog">
        <p>把 {when(backup.at)} 的备份恢复成一个新的账套文件（名称带“恢复”和时间），放在原账套旁边并打开。现在的账套保持不动，备份之后的修改仍在其中。</p>
        <div className="history-buttons">
          <button type="button" className="plain-button is-primary" disabled={running} onClick={restore}>恢复并打开</button>
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
        </div>
      </div>
    </Dialog>
  );
}

function when(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { hour12: false });
}

function size(bytes: number): string {
  return bytes < 1_048_576 ? `${String(Math.ceil(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
