import { type ReactElement } from 'react';
import { go } from '../../frame/router.ts';
import { type NarrativePage, type Section, type View, isMissing, textFaults } from './page.ts';

/** The document's sections by part, with what is open in each, and the lists behind them. */
export function SectionList({ page, view }: { readonly page: NarrativePage; readonly view: View }): ReactElement {
  const faults = textFaults(page);
  const textsOpen = page.missingTexts.length + faults.filter(({ key }) => page.texts.some((text) => text.key === key)).length;
  const open = page.missingReasons + page.missingTexts.length + faults.length + page.recordFindings.length;
  const list = (kind: Exclude<View['kind'], 'section'>, title: string, count: number, words: string): ReactElement => (
    <li key={kind}><Entry title={title} current={view.kind === kind} count={count > 0 ? `${words} ${String(count)}` : ''} problem={count > 0} onClick={() => go({ page: 'narrative', view: kind })} /></li>
  );
  return (
    <nav className="narrative-nav" data-region="" aria-label="情况说明各节">
      <ul>{list('open', '待办', open, '缺')}</ul>
      {page.parts.map((part) => {
        const sections = page.sections.filter((section) => section.part === part.id);
        return sections.length === 0 ? null : (
          <div key={part.id}>
            <h2>{part.title}</h2>
            <ul>{sections.map((section) => <li key={section.id}><SectionEntry page={page} section={section} view={view} /></li>)}</ul>
          </div>
        );
      })}
      <h2>填写与登记</h2>
      <ul>
        {list('texts', '文字与附件', textsOpen, '缺')}
        {list('records', '明细', page.recordFindings.length, '问题')}
        {list('business', '业务数据', 0, '')}
        {list('terms', '名词解释', faults.filter(({ key }) => key.startsWith('glossary.')).length, '问题')}
      </ul>
    </nav>
  );
}

function SectionEntry({ page, section, view }: { readonly page: NarrativePage; readonly section: Section; readonly view: View }): ReactElement {
  const missing = page.reasons.filter((reason) => reason.section === section.id && isMissing(reason)).length;
  const faults = section.clauses.flatMap((clause) => clause.findings).filter(({ level }) => level !== 'note').length;
  const rewritten = section.clauses.some((clause) => clause.origin === 'rewritten');
  const count = missing > 0 ? `缺原因 ${String(missing)}` : faults > 0 ? `问题 ${String(faults)}` : rewritten ? '已改写' : '';
  return <Entry title={section.title} current={view.kind === 'section' && view.section === section.id} count={count} problem={missing + faults > 0} onClick={() => go({ page: 'narrative', section: section.id })} />;
}

interface EntryProps { readonly title: string; readonly current: boolean; readonly count: string; readonly problem: boolean; readonly onClick: () => void }

function Entry({ title, current, count, problem, onClick }: EntryProps): ReactElement {
  return (
    <button type="button" aria-current={current ? 'true' : undefined} title={title} onClick={onClick}>
      <span className="narrative-nav-title">{title}</span>{count !== '' && <span className={problem ? 'narrative-must' : 'narrative-soft'}>{count}</span>}
    </button>
  );
}
