import { Checkbox, Radio, Select } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import type { BookletChoice } from '../../../shared/ipc/booklet.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction, useDesk } from '../../bridge/index.ts';
import { go } from '../../frame/router.ts';
import { faceWords } from './faces.ts';
import type { ShownBook } from './pdfPages.ts';

type Opened = ChannelOutput<'booklet.open'>;
type Change = (change: Partial<BookletChoice>) => void;

const EDITIONS = [
  { value: 'print', label: '双面装订' }, { value: 'simplex', label: '单面装订' }, { value: 'web', label: '网页版' },
] as const satisfies readonly { readonly value: BookletChoice['edition']; readonly label: string }[];
const EDITION_NOTES: Readonly<Record<BookletChoice['edition'], string>> = {
  print: '各部分从右页开始，装订边左右对称，页码在外侧。', simplex: '只印正面：没有空白页，装订边都在左侧。', web: '放在网站上：没有空白页，页码居中；文字和数字与装订版相同。',
};
const FONTS = [{ value: 'system', label: '本机公文字体' }, { value: 'bundled', label: '程序自带字体' }] as const satisfies readonly { readonly value: BookletChoice['fonts']; readonly label: string }[];

interface OptionsProps {
  readonly opened: Opened;
  readonly choice: BookletChoice;
  readonly change: Change;
  readonly shown: ShownBook | null;
}

/** What the book is: whose, for what use, in which faces, with which attachments. */
export function Options({ opened, choice, change, shown }: OptionsProps): ReactElement {
  return (
    <>
      <section className="booklet-group" aria-labelledby="booklet-what">
        <h2 id="booklet-what">版面</h2>
        <UnitChoice />
        <p className="booklet-line"><span>版式：{opened.packName}{opened.provisional ? '（暂定）' : ''}</span><button type="button" className="booklet-link" onClick={() => go({ page: 'ledger' })}>更换…</button></p>
        <Radio.Group aria-label="装订方式" optionType="button" size="small" options={[...EDITIONS]} value={choice.edition} onChange={(event) => change({ edition: EDITIONS.find(({ value }) => value === event.target.value)?.value ?? 'print' })} />
        <p className="booklet-note">{EDITION_NOTES[choice.edition]}</p>
        <Radio.Group aria-label="字体" optionType="button" size="small" options={[...FONTS]} value={choice.fonts} onChange={(event) => change({ fonts: event.target.value === 'bundled' ? 'bundled' : 'system' })} />
        {shown && <FaceList shown={shown} />}
      </section>
      <Attachments opened={opened} />
    </>
  );
}

function UnitChoice(): ReactElement | null {
  const desk = useDesk();
  const [run, running] = useAction();
  const units = desk?.book?.units ?? [];
  if (units.length < 2) return null;
  return (
    <label className="booklet-line">
      <span>单位</span>
      <Select
        aria-label="单位" size="small" disabled={running} value={desk?.unit ?? ''} popupMatchSelectWidth={false} className="booklet-unit"
        options={[{ value: '', label: '部门合计' }, ...units.map(({ code, name }) => ({ value: code, label: name }))]}
        onChange={(unit: string) => { void run(() => call('desk.chooseUnit', { unit: unit === '' ? null : unit })); }}
      />
    </label>
  );
}

/** Which face is used where; what could not be used. */
function FaceList({ shown }: { readonly shown: ShownBook }): ReactElement {
  const byFace = new Map<string, string[]>();
  for (const { face, origin, where } of shown.faces) {
    const name = `${faceWords({ face, origin })}${origin === 'bundled' ? '（自带）' : ''}`;
    byFace.set(name, [...(byFace.get(name) ?? []), where]);
  }
  return (
    <>
      <details className="booklet-faces">
        <summary>所用字体</summary>
        <ul>{[...byFace].map(([face, where]) => <li key={face}>{where.join('、')}：{face}</li>)}</ul>
      </details>
      {shown.remarks.map((remark) => <p key={remark} className="booklet-note">{remark}</p>)}
      {shown.missing.length > 0 && <p className="sentence-warning">下列字没有字库可用，印成“〓”：{shown.missing.join('')}。请安装含有这些字的字体，或改写。</p>}
    </>
  );
}

function Attachments({ opened }: { readonly opened: Opened }): ReactElement {
  const desk = useDesk();
  const [run, running] = useAction();
  const locked = desk?.book?.locked ?? false;
  // A tick shows at once; the ledger's answer replaces it.
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  useEffect(() => setTicked({}), [opened.attachments]);
  const tick = (section: string, printed: boolean): void => {
    setTicked((before) => ({ ...before, [section]: printed }));
    void run(() => call('booklet.leaveOut', { section, out: !printed })).then((answer) => { if (answer === null) setTicked({}); });
  };
  return (
    <section className="booklet-group" aria-labelledby="booklet-attachments">
      <h2 id="booklet-attachments">附件</h2>
      {opened.attachments.length === 0 && <p className="booklet-note">没有附件。绩效自评表在“绩效自评”中填写，其他附件在“情况说明”中写。</p>}
      {opened.attachments.map(({ section, title, printed }) => (
        <Checkbox key={section} className="booklet-check" checked={ticked[section] ?? printed} disabled={running || locked} onChange={(event) => tick(section, event.target.checked)}>{title}</Checkbox>
      ))}
      {locked && opened.attachments.length > 0 && <p className="booklet-note">年度已锁定，附件不能增减。</p>}
    </section>
  );
}
