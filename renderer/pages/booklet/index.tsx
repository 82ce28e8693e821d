import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import type { BookletChoice } from '../../../shared/ipc/booklet.ts';
import { call, useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { Themed } from '../../frame/Themed.tsx';
import { go } from '../../frame/router.ts';
import type { PageProps } from '../pages.ts';
import { ExportChoice, ExportFoot } from './ExportPanel.tsx';
import { FinalChoice } from './FinalChoice.tsx';
import { Options } from './Options.tsx';
import { PdfPages } from './pdfPages.ts';
import { SideList } from './SideList.tsx';
import { Viewer } from './Viewer.tsx';
import './booklet.css';

/** 成册: the book as it is printed, what it is made of, and the way to files and paper. */
export default function BookletPage({ place }: PageProps): ReactElement {
  const desk = useDesk();
  const opened = useAnswer('booklet.open', desk?.book ? {} : null);
  if (!desk?.book) return <p className="page-empty">还没有年度：请先在“账套与年度”新建年度。</p>;
  if (opened.error) return <p className="sentence-error">{opened.error.message}</p>;
  if (!opened.data) return <p className="page-empty" role="status">正在打开…</p>;
  if (!opened.data.entered) {
    return (
      <div className="page-empty">
        <p>{desk.book.year} 年度还没有数据，没有可以成册的内容。</p>
        <p><button type="button" className="plain-button" onClick={() => go({ page: 'importing' })}>导入决算表</button> 或 <button type="button" className="plain-button" onClick={() => go({ page: 'statements' })}>手工填报</button></p>
      </div>
    );
  }
  return <Themed><BookView opened={opened.data} wanted={place['place'] ?? null} /></Themed>;
}

interface BookViewProps {
  readonly opened: Parameters<typeof Options>[0]['opened'];
  /** Id of a section to begin at. */
  readonly wanted: string | null;
}

function BookView({ opened, wanted }: BookViewProps): ReactElement {
  const [choice, change] = useChoice(opened.choice);
  const conditions = useAnswer('booklet.finalConditions', {}).data;
  const final = choice.final && conditions?.length === 0;
  const { edition, fonts } = choice;
  const answer = useAnswer('booklet.show', { edition, fonts, final });
  const shown = useLast(answer.data);
  const pages = useMemo(() => new PdfPages(), []);
  useEffect(() => () => pages.close(), [pages]);
  const [current, setCurrent] = useState(0);
  const [target, setTarget] = useState<{ readonly index: number } | null>(null);
  const [run, running] = useAction();
  const goTo = useCallback((index: number): void => {
    setTarget({ index });
    setCurrent(index);
  }, []);
  useMemo(() => { if (shown) pages.show(shown); }, [pages, shown]);
  useEffect(() => {
    const found = shown?.places.find((each) => each.id === wanted);
    if (found) goTo(found.page - 1);
    // Only on arrival.
  }, [wanted, shown === null]);
  const evaluated = opened.attachments.some(({ kind }) => kind === 'form');
  const count = shown?.pages.length ?? 0;
  const at = Math.min(current, Math.max(0, count - 1));
  return (
    <div className="page booklet">
      <div className="page-head">
        <h1>成册</h1>
        <span className="booklet-state" role="status">{answer.asking ? '正在排版…' : `${opened.department}，${count} 页，${shown?.draft === false ? '正式稿' : '校核稿'}`}</span>
        <button type="button" className="plain-button" disabled={!shown || running || answer.asking} onClick={() => { if (shown) void run(() => call('booklet.print', { version: shown.version })); }}>打印…</button>
      </div>
      {answer.error && answer.error.code !== 'preview-stale' && <p className="sentence-error">{answer.error.message}</p>}
      <div className="booklet-work">
        {shown ? <SideList shown={shown} pages={pages} current={at} onGo={goTo} /> : <div className="booklet-side" />}
        {shown ? <Viewer shown={shown} pages={pages} target={target} current={at} onCurrent={setCurrent} onGo={goTo} /> : <p className="page-empty">正在排版，请稍候…</p>}
        <aside className="booklet-options" aria-label="版面与导出" data-region="">
          <div className="booklet-scroll">
            <FinalChoice choice={choice} conditions={conditions} change={change} />
            <Options opened={opened} choice={choice} change={change} shown={shown} />
            <ExportChoice choice={choice} change={change} evaluated={evaluated} />
          </div>
          <ExportFoot choice={choice} final={final} evaluated={evaluated} />
        </aside>
      </div>
    </div>
  );
}

/** What was chosen, kept on this PC as soon as it changes. */
function useChoice(kept: Parameters<typeof Options>[0]['opened']['choice']): readonly [BookletChoice, (change: Partial<BookletChoice>) => void] {
  const [choice, setChoice] = useState<BookletChoice>({ ...kept, outputs: [...kept.outputs] });
  const [run] = useAction();
  const change = (part: Partial<BookletChoice>): void => {
    const next = { ...choice, ...part };
    setChoice(next);
    void run(() => call('booklet.keepChoice', next));
  };
  return [choice, change];
}

/** The last answer there was: the book stays in sight while another is laid out. */
function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  useEffect(() => { if (value !== null) setLast(value); }, [value]);
  return value ?? last;
}
