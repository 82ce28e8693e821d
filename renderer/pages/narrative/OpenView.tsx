import type { ReactElement } from 'react';
import { go } from '../../frame/router.ts';
import { type NarrativePage, comparisonWords, isMissing, textFaults } from './page.ts';

const DECLARABLE = { specialFund: '专项资金', departmentReview: '部门重点评价', financeReview: '财政重点评价' } as const;
const WORDS = { error: '错误', warning: '警告', note: '提示' } as const;

/** What is still to be done before the document is complete, each with the way to it. */
export function OpenView({ page }: { readonly page: NarrativePage }): ReactElement {
  const reasons = page.reasons.filter(isMissing);
  const faults = textFaults(page);
  const unsaid = (Object.keys(DECLARABLE) as (keyof typeof DECLARABLE)[]).filter((kind) => !page.none.includes(kind) && !page.items.some((item) => item.kind === kind));
  const complete = reasons.length + page.missingTexts.length + faults.length + page.recordFindings.length === 0;
  return (
    <>
      <div className="narrative-head"><h1>待办</h1><p className="narrative-source">{page.year} 年度情况说明：自动写成 {page.sections.length} 节，下面是还要人写的。</p></div>
      <div className="narrative-scroll">
        {complete && <p className="narrative-complete">✓ 原因和文字已经写齐，没有发现问题。可以在左侧逐节通读，需要时改写。</p>}
        <Group title="必须写的原因" note="增减或预决算差异超过版式规定的比例，没有写齐不能锁定。" count={reasons.length}>
          {reasons.map((reason) => <Item key={reason.key} action="写原因" label={`${reason.label}${comparisonWords(reason)}`} place={`${reason.sectionTitle}`} onClick={() => go({ page: 'narrative', reason: reason.key })} />)}
        </Group>
        <Group title="应有而没有写的文字" note="各单位公开文本里都有，没有写就不印。" count={page.missingTexts.length}>
          {page.texts.filter((text) => text.expected && text.text.trim() === '').map((text) => <Item key={text.key} action="去写" label={text.title} place={text.hint} onClick={() => go({ page: 'narrative', text: text.key })} />)}
        </Group>
        <Group title="文字里的问题" note="改写和填写的文字中，与账套不符或写法不对的地方。" count={faults.length}>
          {faults.map(({ key, title, finding }) => <Item key={`${key} ${String(finding.from)} ${finding.kind}`} action="去改" label={`${WORDS[finding.level]}：${finding.message}`} place={title} onClick={() => go({ page: 'narrative', text: key })} />)}
        </Group>
        <Group title="明细里的问题" note="明细与决算表对不上。" count={page.recordFindings.length}>
          {page.recordFindings.map(({ list, message }) => <Item key={message} action="去改" label={message} place={list} onClick={() => go({ page: 'narrative', view: 'records' })} />)}
        </Group>
        <Group title="还没有说明有没有" note="没有登记，也没有写明“没有”，所以不印；需要公开时请到“明细”登记。" count={unsaid.length}>
          {unsaid.map((kind) => <Item key={kind} action="去登记" label={DECLARABLE[kind]} place="明细" onClick={() => go({ page: 'narrative', view: 'records' })} />)}
        </Group>
      </div>
    </>
  );
}

function Group({ title, note, count, children }: { readonly title: string; readonly note: string; readonly count: number; readonly children: readonly ReactElement[] }): ReactElement | null {
  if (count === 0) return null;
  return (
    <section className="narrative-group" aria-label={title}>
      <h2>{title}（{count}）</h2>
      <p className="narrative-soft">{note}</p>
      <ul>{children}</ul>
    </section>
  );
}

function Item({ label, place, action, onClick }: { readonly label: string; readonly place: string; readonly action: string; readonly onClick: () => void }): ReactElement {
  return <li><span>{label}</span><span className="narrative-soft">{place}</span><button type="button" className="plain-button" aria-label={`${action}：${label}`} onClick={onClick}>{action}</button></li>;
}
