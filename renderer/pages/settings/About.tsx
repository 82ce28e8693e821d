import { type ReactElement, useMemo, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';

type Package = ChannelOutput<'settings.about'>['packages'][number];

/** The program and the packages in it with their licences. */
export function About(): ReactElement {
  const { data, error } = useAnswer('settings.about', {});
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Package | null>(null);
  const packages = useMemo(() => data?.packages.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(query.trim().toLowerCase())) ?? [], [data, query]);
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data) return <p className="page-empty">正在读取…</p>;
  return (
    <>
      <section aria-labelledby="settings-about">
        <h2 id="settings-about">决算册 {data.version}</h2>
        <p>部门决算公开的编制、校核与成册。全部数据只在这台电脑上，程序不联网、不上传、不自动更新。</p>
      </section>
      <section aria-labelledby="settings-licences">
        <div className="settings-title">
          <h2 id="settings-licences">所用的开放源代码软件（{data.packages.length}）</h2>
          <input type="search" aria-label="筛选软件" placeholder="名称或许可" value={query} onChange={(event) => setQuery(event.target.value)} />
        </div>
        <p className="settings-soft">Electron 内含的 Chromium 的许可，见安装文件夹中的 LICENSES.chromium.html。</p>
        <div className="settings-licences" tabIndex={0} role="region" aria-label="软件列表">
          <table className="settings-table">
            <thead><tr><th scope="col">软件</th><th scope="col">版本</th><th scope="col">许可</th><th scope="col">全文</th></tr></thead>
            <tbody>
              {packages.map((entry) => (
                <tr key={`${entry.name} ${entry.version}`}>
                  <td>{entry.name}</td><td>{entry.version}</td><td>{entry.licence === '' ? '见其说明' : entry.licence}</td>
                  <td>{entry.text === null ? <span className="settings-soft">未附</span> : <button type="button" className="settings-link" aria-label={`查看 ${entry.name} 的许可全文`} onClick={() => setShown(entry)}>查看</button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {shown && shown.text !== null && (
        <Dialog title={`${shown.name} ${shown.version}`} onClose={() => setShown(null)}>
          <pre className="settings-licence" tabIndex={0}>{data.texts[shown.text]}</pre>
        </Dialog>
      )}
    </>
  );
}
