import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { GuardedText } from './GuardedText.tsx';
import { useDraft } from './drafts.ts';
import type { NarrativePage, Term } from './page.ts';

const USES = [{ id: 'auto', title: '自动' }, { id: 'always', title: '总是印' }, { id: 'never', title: '不印' }] as const;
const ORIGINS = { pack: '版式', rewritten: '已改写', own: '自己加的' } as const;

/** 名词解释: those that the book uses are chosen by themselves; a person may word, force, leave out or add. */
export function TermsView({ page, focus }: { readonly page: NarrativePage; readonly focus: string }): ReactElement {
  const [all, setAll] = useState(false);
  const focused = focus.replace(/^glossary\./, '');
  const printed = page.glossary.filter((term) => term.printed);
  const shown = all || (focused !== '' && !printed.some((term) => term.id === focused)) ? page.glossary : printed;
  return (
    <>
      <div className="narrative-head">
        <h1>名词解释</h1>
        <div className="narrative-source">
          <span>只印本册用到的名词，自动选定；可以改写法、指定总是印或不印，也可以加自己的名词（正文里出现才印）。</span>
          <span role="group" aria-label="显示范围">
            <button type="button" className="plain-button" aria-pressed={!all} onClick={() => setAll(false)}>印出的 {printed.length}</button>
            <button type="button" className="plain-button" aria-pressed={all} onClick={() => setAll(true)}>全部 {page.glossary.length}</button>
          </span>
        </div>
      </div>
      <div className="narrative-scroll">
        {shown.map((term) => <TermRow key={term.id} term={term} locked={page.locked} focused={term.id === focused} />)}
        {!page.locked && <NewTerm />}
      </div>
    </>
  );
}

function TermRow({ term, locked, focused }: { readonly term: Term; readonly locked: boolean; readonly focused: boolean }): ReactElement {
  const key = `glossary.${term.id}`;
  const [draft, setDraft] = useDraft(key);
  const [run] = useAction();
  useEffect(() => { if (focused && draft === null && !locked) setDraft(plainText(term)); }, [focused]);
  const save = (edit: { readonly text: string; readonly use: Term['use'] }, done: string): void => {
    void run(async () => {
      await call('narrative.saveTerm', { id: term.id, term: term.term, ...edit });
      setDraft(null);
      say(done, 'done');
    });
  };
  const written = term.origin === 'pack' ? '' : term.text;
  return (
    <section className={`narrative-term${term.printed ? '' : ' is-unprinted'}`} aria-label={term.term}>
      <div className="narrative-reason-head">
        <h2>{term.term}</h2><span className="narrative-tag">{ORIGINS[term.origin]}</span><span className="narrative-soft">{term.printed ? '✓ 印出' : '不印'}</span>
        <span className="frame-space" />
        <label>印 <select aria-label={`${term.term}是否印`} value={term.use} disabled={locked} onChange={(event) => { const use = USES.find(({ id }) => id === event.target.value)?.id ?? 'auto'; save({ text: written, use }, `“${term.term}”改为${USES.find(({ id }) => id === use)?.title ?? ''}。`); }}>
          {USES.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </select></label>
        <button type="button" className="plain-button" disabled={locked || draft !== null} aria-label={`改写 ${term.term}`} onClick={() => setDraft(plainText(term))}>改写</button>
        {term.origin !== 'pack' && <button type="button" className="plain-button" disabled={locked} aria-label={`${term.origin === 'own' ? '删除' : '恢复'} ${term.term}`} onClick={() => { void run(async () => { await call('narrative.resetTerm', { id: term.id }); setDraft(null); say(term.origin === 'own' ? `已删除名词“${term.term}”，可按撤销取回。` : `“${term.term}”已恢复为版式的写法。`, 'done'); }); }}>{term.origin === 'own' ? '删除' : '恢复'}</button>}
      </div>
      {draft === null ? <p>{plainText(term)}</p> : (
        <>
          <GuardedText guardKey={key} label={`${term.term}的解释`} text={draft} saved={term.text} savedFindings={term.findings} locked={locked} autoFocus onChange={setDraft} onSave={() => save({ text: draft, use: term.use }, `已保存“${term.term}”。`)} onCancel={() => setDraft(null)} />
          <div className="narrative-actions">
            <button type="button" className="plain-button is-primary" onClick={() => save({ text: draft, use: term.use }, `已保存“${term.term}”。`)}>保存</button>
            <button type="button" className="plain-button" onClick={() => setDraft(null)}>放弃修改</button>
          </div>
        </>
      )}
    </section>
  );
}

function plainText(term: Term): string {
  return term.text.trim();
}

function NewTerm(): ReactElement {
  const [term, setTerm] = useState('');
  const [text, setText] = useState('');
  const [run, running] = useAction();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      await call('narrative.saveTerm', { id: '', term, text, use: 'auto' });
      setTerm('');
      setText('');
      say(`已添加名词“${term.trim()}”；正文里出现才印，要一直印请选“总是印”。`, 'done');
    });
  };
  return (
    <form className="narrative-new-term" aria-label="添加名词" onSubmit={submit}>
      <label>名词 <input value={term} maxLength={100} onChange={(event) => setTerm(event.target.value)} /></label>
      <label className="is-wide">解释 <input value={text} maxLength={5000} onChange={(event) => setText(event.target.value)} /></label>
      <button type="submit" className="plain-button" disabled={running}>添加名词</button>
    </form>
  );
}
