import { type FormEvent, type ReactElement, useState } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { type Definition, type Kind, WORDS } from './Definitions.tsx';

interface NewDefinitionProps {
  readonly kind: Kind;
  readonly from: Definition;
  readonly onClose: () => void;
  readonly onMade: (made: Definition) => void;
}

/** One of a person's own that starts from another. */
export function NewDefinition({ kind, from, onClose, onMade }: NewDefinitionProps): ReactElement {
  const year = new Date().getFullYear();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [province, setProvince] = useState(kind === 'pack' && from.note !== '全国' ? from.note : '');
  const [validFrom, setValidFrom] = useState(String(year - 1));
  const [run, running] = useAction();
  const valid = /^[a-z][a-z0-9-]{1,40}$/.test(id) && name.trim() !== '' && (kind === 'scheme' || /^(19|20)\d{2}$/.test(validFrom));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!valid) return say('请填好代号（小写字母、数字、连字符）和名称。', 'error');
    void run(async () => {
      const definitions = await call('settings.createDefinition', { kind, from: from.id, id, name: name.trim(), ...(kind === 'pack' && { province: province.trim(), validFrom: Number(validFrom) }) });
      say(`已建立“${name.trim()}”，可以开始修改。`, 'done');
      const made = definitions.find((definition) => definition.id === id);
      if (made) onMade(made);
    });
  };
  return (
    <Dialog title={`以“${from.name}”新建${WORDS[kind].one}`} onClose={onClose}>
      <form className="settings-dialog settings-form" onSubmit={submit}>
        <label><span>代号</span><input value={id} maxLength={41} placeholder="例如 mysheng-2025" aria-describedby="new-definition-id" onChange={(event) => setId(event.target.value)} /></label>
        <p id="new-definition-id" className="settings-soft">小写字母开头，只含小写字母、数字和连字符；作文件名用，以后不能改。</p>
        <label><span>名称</span><input value={name} maxLength={60} placeholder="例如 某省（2025年）" onChange={(event) => setName(event.target.value)} /></label>
        {kind === 'pack' && <label><span>省份</span><input value={province} maxLength={20} placeholder="例如 某省；全国通用不填" onChange={(event) => setProvince(event.target.value)} /></label>}
        {kind === 'pack' && <label><span>起用年度</span><input value={validFrom} inputMode="numeric" maxLength={4} onChange={(event) => setValidFrom(event.target.value)} /></label>}
        <p>
          <button type="submit" className="plain-button is-primary" disabled={running || !valid}>新建</button>{' '}
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
        </p>
      </form>
    </Dialog>
  );
}
