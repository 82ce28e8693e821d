import { type ReactElement, Suspense, lazy } from 'react';
import { useAnswer, useDesk } from '../../bridge/index.ts';
import { LockedNote } from '../../frame/LockedNote.tsx';
import { go } from '../../frame/router.ts';
import type { PageProps } from '../pages.ts';
import { FormView } from './FormView.tsx';
import { ProjectList } from './ProjectList.tsx';
import { SchemeView } from './SchemeView.tsx';
import { SummaryView } from './SummaryView.tsx';
import './performance.css';

// The only view with one of antd's tables: the others open without it.
const IndicatorsView = lazy(async () => ({ default: (await import('./IndicatorsView.tsx')).IndicatorsView }));

const VIEWS = [
  { id: 'projects', name: '项目', view: ProjectList },
  { id: 'indicators', name: '全部指标', view: IndicatorsView },
  { id: 'summary', name: '汇总表', view: SummaryView },
  { id: 'scheme', name: '评分口径', view: SchemeView },
] as const;

/** 绩效自评: the projects, each on its form; all indicators; 汇总表; the scheme. */
export default function PerformancePage({ place }: PageProps): ReactElement {
  const desk = useDesk();
  if (!desk?.book) return <p className="page-empty">还没有年度：请先在“账套与年度”新建年度。</p>;
  const project = place['project'] ?? '';
  const chosen = VIEWS.find((one) => one.id === place['view']) ?? VIEWS[0];
  const View = chosen.view;
  return (
    <div className="page">
      <div className="page-head">
        <h1>绩效自评</h1>
        <nav className="performance-views" aria-label="绩效自评的内容">
          {VIEWS.map((one) => <button key={one.id} type="button" className="plain-button" aria-pressed={project === '' ? one === chosen : one.id === 'projects'} onClick={() => go({ page: 'performance', view: one.id })}>{one.name}</button>)}
        </nav>
      </div>
      <LockedNote />
      {project === '' ? <Suspense fallback={<p className="page-empty">正在打开…</p>}><View /></Suspense> : <NamedProject name={project} place={place} />}
    </div>
  );
}

/** A project by its code, or by its name as findings say it; what is said of all projects together stands on the 汇总表. */
function NamedProject({ name, place }: { readonly name: string; readonly place: PageProps['place'] }): ReactElement {
  const { data, error } = useAnswer('performance.list', {});
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (data === null) return <p className="page-empty">正在打开…</p>;
  const line = data.lines.find((one) => one.code === name) ?? data.lines.find((one) => one.name === name);
  if (line !== undefined) return <FormView key={line.code} code={line.code} place={place} />;
  return name === '汇总' ? <SummaryView /> : <div className="page-body"><p className="page-empty">本年度没有“{name}”这个自评项目，它可能已被删除或改名。</p><ProjectList /></div>;
}
