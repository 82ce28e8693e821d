import { type ReactElement, useEffect, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { type Definition, type Kind, WORDS } from './Definitions.tsx';

type File = ChannelOutput<'settings.readDefinition'>['files'][number];
type Checked = ChannelOutput<'settings.checkDefinition'>;

/** Texts that are not saved yet stay for as long as the window is open, also when another page is looked at. */
const DRAFTS = new Map<string, readonly File[]>();
/** Milliseconds without a key after which the text is checked. */
const QUIET = 500;

interface EditorProps {
  readonly kind: Kind;
  readonly definition: Definition;
  readonly onClose: () => void;
}

/** A pack or scheme as text, checked while it is typed; only what is sound is saved. */
export function DefinitionEditor({ kind, definition: { id, name }, onClose }: EditorProps): ReactElement {
  const { data, error } = useAnswer('settings.readDefinition', { kind, id });
  const key = `${kind} ${id}`;
  const [draft, setDraft] = useState<readonly File[] | null>(DRAFTS.get(key) ?? null);
  const [shown, setShown] = useState(0);
  const [run, running] = useAction();
  const files = draft ?? data?.files ?? null;
  const checked = useCheck(kind, id, files);
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data || !files) return <p className="page-empty">正在读取…</p>;
  const edit = (text: string): void => {
    const next = files.map((file, index) => (index === shown ? { ...file, text } : file));
    DRAFTS.set(key, next);
    setDraft(next);
  };
  const forget = (): void => {
    DRAFTS.delete(key);
    setDraft(null);
  };
  const save = (): void => {
    void run(async () => {
      await call('settings.saveDefinition', { kind, id, files });
      forget();
      say(`${WORDS[kind].one}“${name}”已保存。`, 'done');
    });
  };
  const file = files[shown];
  return (
    <section className="settings-editor" aria-label={`${WORDS[kind].one} ${name}`}>
      <div className="settings-title">
        <h2>{name}</h2><span className="settings-soft">{id}{data.own ? '' : '，随程序提供，只能查看'}{draft ? '，有未保存的改动' : ''}</span>
        <span className="frame-space" />
        {data.own && <button type="button" className="plain-button is-primary" disabled={running || draft === null || checked === null || checked.problems.length > 0} onClick={save}>保存</button>}
        {data.own && draft && <button type="button" className="plain-button" onClick={forget}>放弃改动</button>}
        <button type="button" className="plain-button" onClick={onClose}>返回列表</button>
      </div>
      {files.length > 1 && (
        <div role="group" aria-label="文件" className="settings-files">
          {files.map((each, index) => <button key={each.name} type="button" className="plain-button" aria-pressed={index === shown} onClick={() => setShown(index)}>{each.name}{each.text.trim() === '' ? '（空）' : ''}</button>)}
        </div>
      )}
      <textarea aria-label={file?.name ?? '内容'} spellCheck={false} wrap="off" readOnly={!data.own} value={file?.text ?? ''} onChange={(event) => edit(event.target.value)} />
      <div className="settings-verdict" role="status" aria-live="polite">
        {checked === null ? <p className="settings-soft">正在检查…</p>
          : checked.problems.length === 0 ? <p className="settings-ready">✓ 检查通过{draft ? '，可以保存' : ''}。</p>
            : <><p className="settings-problem">! 有 {checked.problems.length} 处问题，改好才能保存：</p><ul>{checked.problems.map((problem) => <li key={problem}>{problem}</li>)}</ul></>}
      </div>
      {checked?.drawing && <details><summary>各表的空表样</summary><pre className="settings-drawing" tabIndex={0}>{checked.drawing}</pre></details>}
    </section>
  );
}

/** What is wrong with the texts, asked when the typing rests; null while it is not known. */
function useCheck(kind: Kind, id: string, files: readonly File[] | null): Checked | null {
  const [held, setHeld] = useState<{ readonly files: readonly File[]; readonly checked: Checked } | null>(null);
  useEffect(() => {
    if (files === null) return undefined;
    let late = false;
    const timer = setTimeout(() => {
      call('settings.checkDefinition', { kind, id, files }).then((checked) => { if (!late) setHeld({ files, checked }); }, (error: unknown) => {
        if (!late) setHeld({ files, checked: { problems: [error instanceof Error ? error.message : String(error)], drawing: null } });
      });
    }, QUIET);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [kind, id, files]);
  return held !== null && held.files === files ? held.checked : null;
}
