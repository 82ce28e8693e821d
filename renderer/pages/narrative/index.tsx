import type { ReactElement } from 'react';
import { useAnswer, useDesk } from '../../bridge/index.ts';
import { LockedNote } from '../../frame/LockedNote.tsx';
import { go } from '../../frame/router.ts';
import type { PageProps } from '../pages.ts';
import { BusinessView } from './BusinessView.tsx';
import { OpenView } from './OpenView.tsx';
import { RecordsView } from './RecordsView.tsx';
import { SectionList } from './SectionList.tsx';
import { SectionView } from './SectionView.tsx';
import { TermsView } from './TermsView.tsx';
import { TextsView } from './TextsView.tsx';
import { type NarrativePage, type View, viewOf } from './page.ts';
import './narrative.css';

/** 情况说明: what the program wrote from the figures, and what a person has to add. */
export default function Narrative({ place }: PageProps): ReactElement {
  const desk = useDesk();
  const { data: page, error } = useAnswer('narrative.open', desk?.book ? {} : null);
  if (!desk?.book) return <p className="page-empty">还没有年度：请先在“账套与年度”新建年度。</p>;
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!page) return <p className="page-empty">正在编写…</p>;
  const entered = desk.steps.find((step) => step.page === 'narrative')?.state !== 'untouched';
  const shown = entered ? page : withoutReasons(page);
  const view = viewOf(place, shown);
  const unit = desk.book.units.find(({ code }) => code === desk.unit);
  return (
    <div className="narrative">
      <SectionList page={shown} view={view} />
      <div className="narrative-main" data-region="">
        <LockedNote />
        {unit && <p className="narrative-unit">正在看“{unit.name}”单位决算的说明；原因、改写和文字由部门和各单位共用。</p>}
        {!entered && <p className="sentence-warning">{page.year} 年度还没有数据：请先<button type="button" className="frame-link" onClick={() => go({ page: 'importing' })}>导入</button>或<button type="button" className="frame-link" onClick={() => go({ page: 'statements' })}>填报</button>，说明随数据自动写成；主要职责等文字现在就可以写。</p>}
        <ViewOf page={shown} view={view} />
      </div>
    </div>
  );
}

/** Before there are figures every comparison fell by 100 %: nothing is asked of a person yet. */
function withoutReasons(page: NarrativePage): NarrativePage {
  return { ...page, missingReasons: 0, reasons: [] };
}

function ViewOf({ page, view }: { readonly page: NarrativePage; readonly view: View }): ReactElement | null {
  switch (view.kind) {
    case 'section': {
      const section = page.sections.find(({ id }) => id === view.section);
      return section ? <SectionView key={section.id} page={page} section={section} focus={view.focus} /> : null;
    }
    case 'open': return <OpenView page={page} />;
    case 'texts': return <TextsView page={page} focus={view.focus} />;
    case 'records': return <RecordsView page={page} />;
    case 'business': return <BusinessView page={page} />;
    case 'terms': return <TermsView page={page} focus={view.focus} />;
  }
}
