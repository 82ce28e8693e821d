import { type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { faceWords } from '../booklet/faces.ts';

type Found = ChannelOutput<'settings.fonts'>;

/** Which face prints what: those of official documents where this PC has them, else the bundled ones. */
export function Fonts(): ReactElement {
  const { data, error } = useAnswer('settings.fonts', {});
  const [fresh, setFresh] = useState<Found | null>(null);
  const [run, running] = useAction();
  const found = fresh ?? data;
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!found) return <p className="page-empty">正在查找这台电脑的字体…</p>;
  const own = found.faces.filter((face) => face.origin === 'system').length;
  return (
    <section aria-labelledby="settings-fonts">
      <div className="settings-title">
        <h2 id="settings-fonts">成册所用的字体</h2>
        <button type="button" className="plain-button" disabled={running} onClick={() => { void run(async () => { setFresh(await call('settings.fonts', { again: true })); say('已重新查找字体。', 'done'); }); }}>重新查找</button>
      </div>
      <p>{own === 0 ? '这台电脑上没有找到公文常用的字体（方正小标宋、仿宋_GB2312、黑体、楷体），成册改用程序自带的思源字体，不影响印刷。' : `${String(own)} 处使用这台电脑的字体，其余使用程序自带的字体。`}装好字体后点“重新查找”。</p>
      <table className="settings-table">
        <thead><tr><th scope="col">用处</th><th scope="col">现在使用</th><th scope="col">来自</th><th scope="col">优先查找</th></tr></thead>
        <tbody>
          {found.faces.map((face) => (
            <tr key={face.role}><th scope="row">{face.where}</th><td>{faceWords(face)}</td><td>{face.origin === 'system' ? '✓ 这台电脑' : '程序自带'}</td><td className="settings-soft">{face.wanted.filter((name) => /[\u4e00-\u9fff]/.test(name)).slice(0, 4).join('、')}</td></tr>
          ))}
        </tbody>
      </table>
      {found.remarks.length > 0 && <><h3>没有使用的字体</h3><ul>{found.remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul></>}
    </section>
  );
}
