import { type DragEvent, type ReactElement, useState } from 'react';
import { READING_JOB } from '../../../shared/ipc/jobNames.ts';
import { call, useAction, useAnswer, useDesk, useProgress } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import type { PageProps } from '../pages.ts';
import { Empty } from './Empty.tsx';
import { FilePlan } from './FilePlan.tsx';
import { type Item, chooseItem, useChosen } from './decisions.ts';
import './importing.css';

/** 导入: files come in, their plan stands beside the sheet as read, and what is accepted is one step of the journal. */
export default function ImportingPage(_props: PageProps): ReactElement {
  const desk = useDesk();
  const waiting = useAnswer('importing.items', {});
  const [run, running] = useAction();
  const [reading, setReading] = useState(false);
  const [over, setOver] = useState(false);
  const items = waiting.data ?? [];
  const item = useChosen(items);

  const receive = (ask: () => Promise<readonly Item[]>): void => {
    const before = new Set(items.map(({ token }) => token));
    setReading(true);
    void run(async () => {
      try {
        const now = await ask();
        waiting.again();
        const fresh = now.find(({ token }) => !before.has(token));
        if (fresh) chooseItem(fresh.token);
      } finally {
        setReading(false);
      }
    });
  };
  const choose = (): void => receive(() => call('importing.choose', {}));
  const take = (files: readonly File[]): void => {
    if (files.length === 0) return say('没有接到文件：请从文件夹中把表格文件拖进来，或点“选择文件”。', 'error');
    receive(async () => call('importing.drop', { files: await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))) }));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!reading) take([...event.dataTransfer.files]);
  };
  const writeTemplate = (): void => {
    void run(async () => {
      const written = await call('importing.template', { unit: desk?.displayUnit ?? '元' });
      if (written) say(`已写出底稿“${written.name}”，在“${written.folder}”：填好浅黄色的格后再导入。`, 'done');
    });
  };

  return (
    <div className={`page importing${over ? ' is-over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={(event) => { if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false); }} onDrop={drop}>
      <div className="page-head">
        <h1>导入</h1>
        <button type="button" className="plain-button is-primary" disabled={reading} onClick={choose}>选择文件…</button>
        <span className="importing-soft">或把文件拖到这里</span>
        <span className="frame-space" />
        <button type="button" className="plain-button" disabled={running || reading} onClick={writeTemplate}>写底稿模板…</button>
      </div>
      {reading && <Reading />}
      {waiting.error && <p className="sentence-error">{waiting.error.message}</p>}
      {items.length > 0 && <Files items={items} shown={item?.token ?? ''} />}
      {item ? <FilePlan key={item.token} item={item} again={waiting.again} /> : waiting.data === null && !waiting.error ? <p className="page-empty">正在打开…</p> : <Empty onChoose={choose} reading={reading} />}
    </div>
  );
}

/** How far the reading is; it can be ended. */
function Reading(): ReactElement {
  const progress = useProgress(READING_JOB);
  return (
    <div className="importing-reading" role="status">
      <span>{progress?.step ?? '正在读取…'}</span>
      <progress aria-label="读取进度" max={1} value={progress?.share ?? 0} />
      <button type="button" className="plain-button" onClick={() => { void call('desk.cancel', { job: READING_JOB }); }}>取消</button>
    </div>
  );
}

/** The workbooks that wait, each a tab. */
function Files({ items, shown }: { readonly items: readonly Item[]; readonly shown: string }): ReactElement {
  return (
    <nav className="importing-files" aria-label="待导入的文件">
      {items.map(({ token, name, kind, kindName, accepted }) => (
        <button key={token} type="button" className="plain-button" aria-pressed={token === shown} onClick={() => chooseItem(token)}>
          <span className="importing-name">{name}</span>
          <small className={kind === 'refused' ? 'is-refused' : accepted ? 'is-accepted' : undefined}>{kind === 'refused' ? '✕ 不能导入' : accepted ? '✓ 已导入' : kindName}</small>
        </button>
      ))}
    </nav>
  );
}
