import { type ReactElement, useEffect, useRef, useState } from 'react';
import { call, useAction, useSaved } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { textBlocks } from '../../../shared/narrative/paragraphs.ts';
import { Blocks } from './Blocks.tsx';
import { GuardedText } from './GuardedText.tsx';
import { useDraft } from './drafts.ts';
import type { NarrativePage, WrittenText } from './page.ts';

const NOTATION = '每行一段。行首的记号后面空一格：“## ”“### ”是小标题（序号自动编），“+ ”是编号的段，“- ”是列表，“| 机构 | 人数 |”是表格的一行，第一行是表头。';

/** The texts that a person writes whole: of the overview, the remarks, attachments. */
export function TextsView({ page, focus }: { readonly page: NarrativePage; readonly focus: string }): ReactElement {
  return (
    <>
      <div className="narrative-head">
        <h1>文字与附件</h1>
        <p className="narrative-source">{NOTATION}</p>
      </div>
      <div className="narrative-scroll">
        {page.texts.map((text) => <TextField key={text.key} text={text} page={page} focused={focus === text.key} />)}
        <NewAttachment locked={page.locked} />
      </div>
    </>
  );
}

function TextField({ text: written, page, focused }: { readonly text: WrittenText; readonly page: NarrativePage; readonly focused: boolean }): ReactElement {
  const [draft, setDraft] = useDraft(written.key);
  const [run, running] = useAction();
  const element = useRef<HTMLElement>(null);
  const [stored, saved] = useSaved(written.text);
  const text = draft ?? stored;
  const changed = draft !== null && draft !== stored;
  useEffect(() => {
    if (!focused) return;
    element.current?.scrollIntoView({ block: 'start' });
    element.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [focused]);
  const save = (wanted = text): void => {
    void run(async () => {
      await call('narrative.saveText', { key: written.key, text: wanted });
      saved(wanted);
      setDraft(null);
      say(wanted.trim() === '' ? `已清空“${written.title}”，可按撤销取回。` : `已保存“${written.title}”。`, 'done');
    });
  };
  const empty = text.trim() === '';
  const own = written.key.startsWith('attachments.own-');
  return (
    <section className="narrative-text" aria-label={written.title} ref={element}>
      <div className="narrative-reason-head">
        <h2>{written.title}</h2><span className="narrative-soft">{written.hint}</span>
        <span className="frame-space" />
        <span className={written.expected && stored.trim() === '' ? 'narrative-must' : 'narrative-soft'}>{changed ? '未保存' : stored.trim() !== '' ? '✓ 已写' : written.expected ? '! 还没有写' : '没有写，不印'}</span>
      </div>
      <GuardedText
        guardKey={written.key} label={written.title} text={text} saved={stored} savedFindings={written.findings} locked={page.locked}
        onChange={setDraft} onSave={() => save()} {...(changed && { onCancel: () => setDraft(null) })}
      />
      {!page.locked && (
        <div className="narrative-actions">
          <button type="button" className="plain-button is-primary" disabled={!changed || running} title="Ctrl+Enter" aria-label={`保存${written.title}`} onClick={() => save()}>保存</button>
          {changed && <button type="button" className="plain-button" onClick={() => setDraft(null)}>放弃修改</button>}
          {empty && written.outline !== '' && <button type="button" className="plain-button" onClick={() => setDraft(written.outline)}>从提纲开始</button>}
          {empty && written.lastYear !== '' && <button type="button" className="plain-button" onClick={() => setDraft(written.lastYear)}>用上年的文字开始</button>}
          {own && <button type="button" className="plain-button" disabled={running} onClick={() => save('')}>删除这个附件</button>}
        </div>
      )}
      {/^(?:\||#|\+ |- |\(\+\))/mu.test(text) && (
        <div className="narrative-preview" aria-label={`${written.title}印出的样子`} role="group">
          <Blocks blocks={textBlocks(text.replace(/^#[ \u3000].*\n?/u, ''), written.key)} figures={{}} onSource={() => undefined} />
        </div>
      )}
    </section>
  );
}

function NewAttachment({ locked }: { readonly locked: boolean }): ReactElement | null {
  const [title, setTitle] = useState('');
  const [run, running] = useAction();
  if (locked) return null;
  return (
    <form className="narrative-actions" onSubmit={(event) => {
      event.preventDefault();
      void run(async () => {
        await call('narrative.addAttachment', { title });
        setTitle('');
        say('已添加附件，请在上面填写内容。', 'done');
      });
    }}>
      <label>另加附件 <input value={title} placeholder="附件标题" maxLength={100} onChange={(event) => setTitle(event.target.value)} /></label>
      <button type="submit" className="plain-button" disabled={running}>添加附件</button>
    </form>
  );
}
