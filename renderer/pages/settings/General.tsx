import { type FormEvent, type ReactElement, useState } from 'react';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { LockedNote } from '../../frame/LockedNote.tsx';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';

export function General({ part }: { readonly part: 'backup' | 'reasons' }): ReactElement {
  return part === 'backup' ? <Keeping /> : <Thresholds />;
}

/** Where backups go and how many are kept, search by pinyin, the program's own folder. */
function Keeping(): ReactElement {
  const { data, error, again } = useAnswer('settings.read', {});
  const [kept, setKept] = useState<string | null>(null);
  const [pinyin, setPinyin] = useState<boolean | null>(null);
  const [run, running] = useAction();
  const change = (action: () => Promise<unknown>, done: string): void => {
    void run(async () => {
      await action();
      again();
      say(done, 'done');
    });
  };
  const number = Number(kept ?? data?.backupsKept ?? 0);
  const valid = Number.isInteger(number) && number >= 1 && number <= 200;
  const saveKept = (event: FormEvent): void => {
    event.preventDefault();
    if (!valid) return say('保留份数请填 1 到 200 之间的整数。', 'error');
    change(async () => { await call('settings.change', { backupsKept: number }); setKept(null); }, `以后保留最近 ${String(number)} 份备份。`);
  };
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data) return <p className="page-empty">正在读取…</p>;
  return (
    <>
      <section aria-labelledby="settings-backup">
        <h2 id="settings-backup">备份</h2>
        <p>备份存放在：<b className="settings-path">{data.backupFolder ?? '账套所在文件夹中的“备份”'}</b>{!data.backupFolderChosen && data.backupFolder !== null && '（账套旁边，默认）'}</p>
        <p>
          <button type="button" className="plain-button" disabled={running} onClick={() => { void run(async () => { await call('settings.chooseBackupFolder', {}); again(); }); }}>换一个文件夹…</button>{' '}
          {data.backupFolderChosen && <button type="button" className="plain-button" disabled={running} onClick={() => change(() => call('settings.useOwnBackupFolder', {}), '以后备份存放在账套旁边的“备份”文件夹。')}>恢复默认</button>}
        </p>
        <form className="settings-line" onSubmit={saveKept}>
          <label>保留最近 <input value={kept ?? String(data.backupsKept)} inputMode="numeric" maxLength={3} aria-invalid={!valid} aria-label="保留的备份份数" onChange={(event) => setKept(event.target.value)} /> 份</label>
          <button type="submit" className="plain-button" disabled={running || kept === null}>保存份数</button>
        </form>
        <p className="settings-soft">备份的查看、恢复和另存到 U 盘在“<button type="button" className="settings-link" onClick={() => go({ page: 'history', part: 'backups' })}>历史与备份</button>”。</p>
      </section>
      <section aria-labelledby="settings-search">
        <h2 id="settings-search">查找</h2>
        <label className="settings-check">
          <input type="checkbox" checked={pinyin ?? data.pinyinSearch} onChange={(event) => { const { checked } = event.target; setPinyin(checked); change(() => call('settings.change', { pinyinSearch: checked }), checked ? '查找科目时可以输入拼音首字母。' : '查找科目时不再使用拼音首字母。'); }} />
          查找科目时可以输入拼音首字母（例如 xzyx 找到“行政运行”）
        </label>
      </section>
      <section aria-labelledby="settings-folder">
        <h2 id="settings-folder">程序的文件夹</h2>
        <p>自己的版式、评分口径、设置和运行日志在：<b className="settings-path">{data.dataFolder}</b></p>
        <p><button type="button" className="plain-button" disabled={running} onClick={() => { void run(() => call('settings.openDataFolder', {})); }}>打开这个文件夹</button></p>
      </section>
    </>
  );
}

/** Above which growth or deviation a reason is asked for, in this year. */
function Thresholds(): ReactElement {
  const { data, error } = useAnswer('settings.thresholds', {});
  const [edited, setEdited] = useState<{ readonly growth?: string; readonly deviation?: string }>({});
  const [run, running] = useAction();
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data) return <p>还没有年度：幅度是各年度自己的，请先在“账套与年度”中新建年度。</p>;
  const growth = edited.growth ?? String(data.own.growth);
  const deviation = edited.deviation ?? String(data.own.deviation);
  const values = { growth: Number(growth), deviation: Number(deviation) };
  const valid = [growth, deviation].every((text) => /^\d{1,3}(\.\d+)?$/.test(text.trim()));
  const dirty = values.growth !== data.own.growth || values.deviation !== data.own.deviation;
  const put = (wanted: { readonly growth: number; readonly deviation: number }): void => {
    void run(async () => {
      await call('settings.putThresholds', wanted);
      setEdited({});
      say('幅度已改，需要说明的变动随即重新列出；可以撤销。', 'done');
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!valid) return say('幅度请填 0 到 999 之间的数，例如 10。', 'error');
    put(values);
  };
  return (
    <section aria-labelledby="settings-reasons">
      <h2 id="settings-reasons">{data.year} 年度：增减超过多少要说明原因</h2>
      <p>变动超过这里的幅度，“情况说明”中就要写原因，否则不能锁定。改动只影响这一年度。</p>
      <form className="settings-form" onSubmit={submit}>
        <label><span>与上年相比超过</span><input value={growth} inputMode="decimal" maxLength={6} disabled={data.locked} onChange={(event) => setEdited({ ...edited, growth: event.target.value })} /><span>%</span></label>
        <label><span>与预算相比超过</span><input value={deviation} inputMode="decimal" maxLength={6} disabled={data.locked} onChange={(event) => setEdited({ ...edited, deviation: event.target.value })} /><span>%</span></label>
        <p>
          <button type="submit" className="plain-button is-primary" disabled={running || data.locked || !dirty}>保存幅度</button>{' '}
          {data.pack && (data.pack.growth !== data.own.growth || data.pack.deviation !== data.own.deviation) && (
            <button type="button" className="plain-button" disabled={running || data.locked} onClick={() => { if (data.pack) put(data.pack); }}>恢复版式规定的 {data.pack.growth}% 和 {data.pack.deviation}%</button>
          )}
        </p>
        <LockedNote />
      </form>
    </section>
  );
}
