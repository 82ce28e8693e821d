import { type FormEvent, type ReactElement, useState } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { type Definition, type Kind, WORDS } from './Definitions.tsx';

interface RemoveProps {
  readonly kind: Kind;
  readonly definition: Definition;
  readonly onClose: () => void;
}

/** Cannot be undone, so it is asked for by its id. */
export function RemoveDefinition({ kind, definition: { id, name, years }, onClose }: RemoveProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [run, running] = useAction();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== id) return;
    void run(async () => {
      await call('settings.removeDefinition', { kind, id });
      say(`${WORDS[kind].one}“${name}”已删除。`, 'done');
      onClose();
    });
  };
  return (
    <Dialog title={`删除${WORDS[kind].one}“${name}”`} onClose={onClose}>
      <form className="settings-dialog settings-form" onSubmit={submit}>
        <p>删除后不能撤销。{years.length > 0 ? `${years.join('、')} 年度存有自己的一份，不受影响。` : ''}</p>
        <label><span>请输入代号 {id} 确认</span><input value={typed} maxLength={41} onChange={(event) => setTyped(event.target.value)} /></label>
        <p>
          <button type="submit" className="plain-button is-primary" disabled={running || typed.trim() !== id}>删除</button>{' '}
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
        </p>
      </form>
    </Dialog>
  );
}
