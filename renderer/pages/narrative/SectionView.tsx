import { type ReactElement, useEffect, useRef, useState } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import { Blocks } from './Blocks.tsx';
import { GuardedText } from './GuardedText.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useDraft } from './drafts.ts';
import type { Clause, NarrativePage, Section } from './page.ts';

interface SectionViewProps {
  readonly page: NarrativePage;
  readonly section: Section;
  readonly focus: string;
}

/** One section as it is printed, clause by clause, with the reasons that its clauses ask for. */
export function SectionView({ page, section, focus }: SectionViewProps): ReactElement {
  const [source, setSource] = useState<string | null>(null);
  const charts = section.blocks.filter((block) => block.kind === 'chart');
  const reasons = page.reasons.filter((reason) => reason.section === section.id);
  const elsewhere = reasons.filter((reason) => !section.clauses.some((clause) => clause.key === `${section.id}.${reason.clause}`));
  return (
    <>
      <div className="narrative-head">
        <h1>{section.title}</h1>
        <p className="narrative-source">{source === null ? '把鼠标移到数字上看它的来源，点数字到它所在的表格。' : `来源：${source}`}</p>
      </div>
      <div className="narrative-scroll">
        {section.clauses.map((clause) => (
          <div key={clause.key}>
            <ClauseView page={page} clause={clause} focused={focus === clause.key} onSource={setSource} />
            {reasons.filter((reason) => clause.key === `${section.id}.${reason.clause}`).map((reason) => (
              <ReasonField key={reason.key} reason={reason} locked={page.locked} focused={focus === `reason.${reason.key}`} />
            ))}
          </div>
        ))}
        {elsewhere.map((reason) => <ReasonField key={reason.key} reason={reason} locked={page.locked} focused={focus === `reason.${reason.key}`} />)}
        <Blocks blocks={charts} figures={page.figures} onSource={setSource} />
      </div>
    </>
  );
}

interface ClauseProps {
  readonly page: NarrativePage;
  readonly clause: Clause;
  readonly focused: boolean;
  readonly onSource: (words: string | null) => void;
}

function ClauseView({ page, clause, focused, onSource }: ClauseProps): ReactElement {
  const [draft, setDraft] = useDraft(clause.key);
  const [run] = useAction();
  const element = useRef<HTMLElement>(null);
  const rewritten = clause.origin === 'rewritten';
  const own = ownText(clause);
  useEffect(() => { if (focused) element.current?.scrollIntoView({ block: 'center' }); }, [focused]);
  const save = (text: string, done: string): void => {
    void run(async () => {
      await call('narrative.rewrite', { key: clause.key, text });
      setDraft(null);
      say(done, 'done');
    });
  };
  const focusBack = (): void => { requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[data-rewrite]')?.focus()); };
  const close = (): void => {
    setDraft(null);
    focusBack();
  };
  return (
    <section className={`narrative-clause${rewritten ? ' is-rewritten' : ''}`} aria-label={clause.key} ref={element}>
      <div className="narrative-clause-tools">
        {rewritten && <span className="narrative-tag">已改写</span>}
        {own !== null && <button type="button" className="plain-button" data-rewrite="" onClick={() => go({ page: 'narrative', text: own })}>修改文字</button>}
        {own === null && draft === null && <button type="button" className="plain-button" data-rewrite="" disabled={page.locked} aria-label={`改写：${opening(clause)}`} onClick={() => setDraft(clause.text)}>改写</button>}
        {rewritten && draft === null && <button type="button" className="plain-button" disabled={page.locked} aria-label={`恢复：${opening(clause)}`} onClick={() => save('', '已恢复为自动写成的文字，可按撤销取回改写。')}>恢复</button>}
      </div>
      {draft === null ? (
        <>
          <Blocks blocks={clause.blocks} figures={page.figures} onSource={onSource} />
          {clause.findings.length > 0 && <ul className="narrative-findings" aria-label="这一段中的问题">{clause.findings.map((finding, index) => <li key={index} className={`is-${finding.level}`}>{WORDS[finding.level]}　{finding.message}</li>)}</ul>}
        </>
      ) : (
        <div className="narrative-editor">
          <GuardedText
            guardKey={clause.key} label={`改写：${opening(clause)}`} text={draft} saved={clause.text} savedFindings={clause.findings} locked={page.locked} autoFocus
            onChange={setDraft} onSave={() => save(draft, '已保存改写。')} onCancel={close}
          />
          <div className="narrative-actions">
            <button type="button" className="plain-button is-primary" disabled={page.locked} title="Ctrl+Enter" onClick={() => save(draft, '已保存改写。')}>保存改写</button>
            <button type="button" className="plain-button" title="Esc" onClick={close}>放弃修改</button>
            {clause.lastYear !== '' && <button type="button" className="plain-button" onClick={() => setDraft(clause.lastYear)}>用上年的写法开始</button>}
            <span className="narrative-soft">改写后的文字不再随数变动，其中的数仍与账套核对；“恢复”就回到自动写成的文字。</span>
          </div>
        </div>
      )}
      {draft === null && !rewritten && clause.lastYear !== '' && <p className="narrative-hint">上年改写过这一段：{clause.lastYear}</p>}
    </section>
  );
}

const WORDS = { error: '错误', warning: '警告', note: '提示' } as const;

/** The key of the person's text that a clause prints and nothing else; null for any other clause. */
function ownText(clause: Clause): string | null {
  if (clause.origin === 'rewritten') return null;
  const sources = clause.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans : block.kind === 'list' ? block.items.flat() : [])).map((span) => span.source ?? '');
  const [first = ''] = sources.filter((source) => source.startsWith('text:'));
  return first !== '' && sources.every((source) => source === first || source === 'ordinal') ? first.slice('text:'.length) : null;
}

function opening(clause: Clause): string {
  return clause.text.replace(/^[#+()\s]+/u, '').slice(0, 14);
}
