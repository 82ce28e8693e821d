import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import type { DeskState } from '../../../shared/ipc/desk.ts';
import { PAGES } from '../../../shared/ipc/pages.ts';
import { fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { useAnswer, useDesk } from '../../bridge/index.ts';
import { Chart } from '../../charts/Chart.tsx';
import { go } from '../../frame/router.ts';
import './overview.css';

type Overview = ChannelOutput<'overview.open'>;

/** The year at a glance: where it stands, what comes next, what it is made of. */
export default function OverviewPage(): ReactElement {
  const desk = useDesk();
  const { data, error } = useAnswer('overview.open', desk?.book ? {} : null);
  if (!desk?.book) return <NoYear />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{desk.book.year} 年度总览</h1>
        <span className="overview-soft">{desk.book.packName}{desk.unit === null ? '' : ` · ${desk.book.units.find((unit) => unit.code === desk.unit)?.name ?? ''}`}</span>
      </div>
      <div className="page-body overview">
        {error && <p className="sentence-error">{error.message}</p>}
        <div className="overview-top">
          <StepList desk={desk} />
          <Publication overview={data} />
        </div>
        {data && <Figures overview={data} desk={desk} />}
      </div>
    </div>
  );
}

function NoYear(): ReactElement {
  return (
    <div className="page">
      <div className="page-head"><h1>总览</h1></div>
      <div className="page-body">
        <p>账套里还没有年度。有本年决算公开表的，直接导入，年度随导入一并建立；没有的，先新建年度（例如 2024），选好本省的公开版式，再填报。</p>
        <button type="button" className="plain-button is-primary" onClick={() => go({ page: 'importing' })}>去导入</button>{' '}
        <button type="button" className="plain-button" onClick={() => go({ page: 'ledger' })}>新建年度</button>
      </div>
    </div>
  );
}

const STATES = { untouched: ['○', '未开始'], underway: ['◐', '进行中'], problems: ['!', '有问题'], done: ['✓', '完成'] } as const;

/** Each step with what its state rests on; the first that is not done is what comes next. The book is done by locking, after all others; a locked year waits for nothing. */
function StepList({ desk }: { readonly desk: DeskState }): ReactElement {
  const open = desk.steps.filter((step) => step.state !== 'done');
  const next = desk.book?.locked ? undefined : open.find((step) => step.page !== 'booklet') ?? open[0];
  return (
    <section className="overview-box" aria-labelledby="overview-steps">
      <h2 id="overview-steps">进度</h2>
      <table className="overview-steps">
        <tbody>
          {desk.steps.map((step) => {
            const title = PAGES.find((page) => page.id === step.page)?.title ?? '';
            const [mark, word] = STATES[step.state];
            return (
              <tr key={step.page}>
                <th scope="row"><button type="button" className="overview-link" onClick={() => go({ page: step.page })}>{title}</button></th>
                <td className={`overview-state is-${step.state}`}><span aria-hidden="true">{mark}</span> {word}</td>
                <td>{step.note}{step === next && <b className="overview-next">　← 下一步</b>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** 批复 and how many days are left to publish. */
function Publication({ overview }: { readonly overview: Overview | null }): ReactElement {
  const approval = overview?.approval ?? null;
  return (
    <section className="overview-box overview-publication" aria-labelledby="overview-publication">
      <h2 id="overview-publication">批复与公开期限</h2>
      {overview && approval === null && (
        <>
          <p>还没有登记批复日期。批复后二十日内要公开，登记后这里倒数剩余天数。</p>
          <button type="button" className="plain-button" onClick={() => go({ page: 'release' })}>登记批复</button>
        </>
      )}
      {approval && <CountDown approval={approval} />}
    </section>
  );
}

function CountDown({ approval: { documentNumber, date, publishedOn, last, daysLeft } }: { readonly approval: NonNullable<Overview['approval']> }): ReactElement {
  const late = publishedOn !== '' && publishedOn > last;
  return (
    <>
      {publishedOn === ''
        ? <p className={`overview-days ${daysLeft < 0 ? 'is-over' : daysLeft <= 5 ? 'is-near' : ''}`}>{daysLeft < 0 ? <>已超过期限 <b>{-daysLeft}</b> 天</> : daysLeft === 0 ? <b>今天是最后一天</b> : <>还剩 <b>{daysLeft}</b> 天</>}</p>
        : <p className={`overview-days ${late ? 'is-over' : 'is-met'}`}>{late ? '公开晚于期限' : '已在期限内公开'}</p>}
      <dl className="overview-dates">
        <div><dt>批复日期</dt><dd>{date}</dd></div>
        <div><dt>批复文号</dt><dd>{documentNumber === '' ? '未登记' : documentNumber}</dd></div>
        <div><dt>公开期限</dt><dd>{last}（批复后二十日）</dd></div>
        <div><dt>公开日期</dt><dd>{publishedOn === '' ? '未登记' : publishedOn}</dd></div>
      </dl>
    </>
  );
}

function Figures({ overview, desk }: { readonly overview: Overview; readonly desk: DeskState }): ReactElement {
  if (!overview.entered) {
    return (
      <section className="overview-box">
        <h2>还没有本年数据</h2>
        <p>先导入财政或决算软件导出的工作簿，或者在“填报”里手工填写；有了数据，这里显示收支结构、与上年的比较和需要说明的变动。</p>
        <button type="button" className="plain-button is-primary" onClick={() => go({ page: 'importing' })}>去导入</button>{' '}
        <button type="button" className="plain-button" onClick={() => go({ page: 'statements' })}>手工填报</button>
      </section>
    );
  }
  return (
    <>
      <Totals overview={overview} unit={desk.displayUnit} />
      <Changes overview={overview} unit={desk.displayUnit} />
      <section className="overview-box" aria-labelledby="overview-charts">
        <h2 id="overview-charts">收支结构与上年比较{overview.printed && <small>　成册时印出的图</small>}</h2>
        {overview.charts.length === 0 && <p>数据还不足以作图。</p>}
        <div className="overview-charts">{overview.charts.map((chart) => <Chart key={chart.id} spec={chart} />)}</div>
      </section>
    </>
  );
}

type Unit = DeskState['displayUnit'];

function amount(value: number | null, unit: Unit): string {
  return value === null ? '—' : formatFen(fen(value), { unit, decimals: 2, grouping: true });
}

function percent(growth: string | null): string {
  return growth === null ? '—' : `${growth.startsWith('-') ? '' : '+'}${growth}%`;
}

function Totals({ overview, unit }: { readonly overview: Overview; readonly unit: Unit }): ReactElement {
  return (
    <section className="overview-totals" aria-label="主要数字">
      {overview.totals.map(({ label, signature, current, previous, growth }) => (
        <div key={signature} className="overview-total">
          <span>{label}</span>
          <b>{amount(current, unit)}<small> {unit}</small></b>
          <small>{previous === null ? '上年无数据' : `上年 ${amount(previous, unit)}，${percent(growth)}`}</small>
        </div>
      ))}
    </section>
  );
}

const MOST = 12;

/** Comparisons that pass the thresholds; clicking goes to where the reason is written. */
function Changes({ overview, unit }: { readonly overview: Overview; readonly unit: Unit }): ReactElement {
  const { changes, thresholds } = overview;
  const open = changes.filter((change) => change.text === '').length;
  return (
    <section className="overview-box" aria-labelledby="overview-changes">
      <h2 id="overview-changes">需要说明原因的变动<small>　比上年超过 {thresholds.growth}% 或比预算超过 {thresholds.deviation}%</small></h2>
      {changes.length === 0 ? <p>没有超过幅度的变动。</p> : <p>{open === 0 ? `${changes.length} 处变动的原因都已写明。` : `${changes.length} 处变动，还有 ${open} 处没有写原因。`}</p>}
      {changes.length > 0 && (
        <table className="overview-table">
          <thead><tr><th scope="col">内容</th><th scope="col">比较</th><th scope="col" className="is-amount">本年（{unit}）</th><th scope="col" className="is-amount">上年或预算</th><th scope="col" className="is-amount">增减额</th><th scope="col" className="is-amount">幅度</th><th scope="col">原因</th></tr></thead>
          <tbody>
            {changes.slice(0, MOST).map((change) => (
              <tr key={change.key}>
                <td>{change.label}</td>
                <td>{change.comparison === 'previous' ? '比上年' : '比预算'}</td>
                <td className="is-amount">{amount(change.current, unit)}</td>
                <td className="is-amount">{amount(change.base, unit)}</td>
                <td className="is-amount">{amount(change.difference, unit)}</td>
                <td className="is-amount">{percent(change.growth)}</td>
                <td>
                  {change.text === ''
                    ? <button type="button" className="overview-link is-open" aria-label={`写明原因：${change.label}`} onClick={() => go({ page: 'narrative', reason: change.key })}>! 写明原因</button>
                    : <span className="overview-reason" title={change.text}>{change.text}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > MOST && <p><button type="button" className="overview-link" onClick={() => go({ page: 'narrative' })}>其余 {changes.length - MOST} 处在“情况说明”中</button></p>}
    </section>
  );
}
