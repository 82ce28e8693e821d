import { type ReactElement, useEffect, useRef, useState } from 'react';
import { go } from '../../frame/router.ts';
import type { PageProps } from '../pages.ts';
import { FormTable, cellKey, rowOf } from './FormTable.tsx';
import { LibraryPick } from './LibraryPick.tsx';
import { ProjectSettings } from './ProjectSettings.tsx';
import { RowPanel } from './RowPanel.tsx';
import { useForm } from './useForm.ts';

/** One project: its form to type into, and beside it what was understood and how it scores. */
export function FormView({ code, place }: { readonly code: string; readonly place: PageProps['place'] }): ReactElement {
  const form = useForm(code);
  const { opened, preview } = form;
  const [active, setActive] = useState<number | null>(null);
  const [dialog, setDialog] = useState<'library' | 'settings' | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const scoreField = useRef<HTMLInputElement>(null);
  const shown = useRef<object | null>(null);
  const count = opened?.rows.length ?? 0;
  const at = active !== null && active < count ? active : null;

  const goTo = (rowId: string, columnId: string): void => {
    const cells = [...body.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? []];
    const cell = cells.find((one) => one.dataset['cell'] === cellKey(rowId, columnId)) ?? cells.find((one) => one.dataset['cell']?.startsWith(`${rowId}|`) === true);
    if (rowOf(rowId) !== null) setActive(rowOf(rowId));
    cell?.scrollIntoView({ block: 'nearest' });
    cell?.querySelector<HTMLElement>('textarea, button')?.focus();
  };
  // The place that the page was opened at, once its form is there.
  useEffect(() => {
    if (opened === null || shown.current === place) return;
    shown.current = place;
    if (place['row'] !== undefined) goTo(`indicator:${place['row']}`, place['column'] ?? 'actual');
  }, [opened, place]);

  if (form.error !== null) return <div className="page-body"><p className="sentence-error">{form.error}</p><button type="button" className="plain-button" onClick={() => go({ page: 'performance' })}>回到项目列表</button></div>;
  if (opened === null) return <p className="page-empty">正在打开…</p>;
  return (
    <>
      <div className="performance-bar">
        <button type="button" className="plain-button" onClick={() => go({ page: 'performance' })}>← 项目列表</button>
        <h2>{opened.name}</h2>
        {opened.kind === 'department' && <span className="performance-tag">部门整体支出</span>}
        {opened.onBehalf && <span className="performance-tag">财政代列</span>}
        {opened.locked && <span className="performance-tag">已锁定，只能查看</span>}
        <span className="frame-space" />
        <button type="button" className="plain-button" disabled={opened.previous === null} onClick={() => go({ page: 'performance', project: opened.previous ?? '' })}>上一个</button>
        <button type="button" className="plain-button" disabled={opened.next === null} onClick={() => go({ page: 'performance', project: opened.next ?? '' })}>下一个</button>
        <button type="button" className="plain-button" disabled={opened.locked} onClick={() => setDialog('settings')}>项目信息…</button>
      </div>
      <div className="performance-work" ref={body}>
        <div className="performance-paper" data-region="" role="region" aria-label="自评表" tabIndex={-1}>
          <h3 className="performance-title">{opened.sheet.title}</h3>
          <p className="performance-head"><span>{opened.sheet.department}</span><span>{opened.sheet.unitLabel}</span></p>
          <FormTable
            opened={opened} preview={preview} drafts={form.drafts} refused={form.refused} active={at} onType={form.type} onLeave={form.leave} onCancel={form.cancel}
            onPlace={(rowId) => setActive(rowOf(rowId))} onScore={(row) => { setActive(row); requestAnimationFrame(() => scoreField.current?.focus()); }}
          />
          {opened.sheet.notes.map((note) => <p key={note} className="performance-quiet">{note}</p>)}
          {count === 0 && !opened.locked && <p className="sentence-warning">这个项目还没有指标：请在右侧点“在下方加一行”，或“从指标库添加…”。</p>}
        </div>
        <RowPanel opened={opened} preview={preview} active={at} scoreField={scoreField} onRow={setActive} onLibrary={() => setDialog('library')} onGo={goTo} />
      </div>
      {dialog === 'library' && <LibraryPick code={code} after={at ?? count - 1} onClose={() => setDialog(null)} />}
      {dialog === 'settings' && <ProjectSettings opened={opened} onClose={() => setDialog(null)} />}
    </>
  );
}
