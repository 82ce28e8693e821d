import { type ReactElement, useEffect, useState } from 'react';
import type { PageProps } from '../pages.ts';
import { About } from './About.tsx';
import { Definitions } from './Definitions.tsx';
import { Fonts } from './Fonts.tsx';
import { General } from './General.tsx';
import './settings.css';

const PARTS = [
  { id: 'backup', title: '备份与查找' }, { id: 'reasons', title: '说明原因的幅度' }, { id: 'fonts', title: '字体' }, { id: 'pack', title: '公开版式' }, { id: 'scheme', title: '评分口径' }, { id: 'about', title: '关于' },
] as const;
type Part = (typeof PARTS)[number]['id'];

/** What the program remembers beside the ledgers, and what it can print with and by. */
export default function SettingsPage({ place }: PageProps): ReactElement {
  const [part, setPart] = useState<Part>('backup');
  useEffect(() => {
    const wanted = PARTS.find(({ id }) => id === place['part']);
    if (wanted) setPart(wanted.id);
  }, [place]);
  return (
    <div className="page">
      <div className="page-head">
        <h1>设置</h1>
        <div role="group" aria-label="设置的内容" className="settings-parts">
          {PARTS.map(({ id, title }) => <button key={id} type="button" className="plain-button" aria-pressed={part === id} onClick={() => setPart(id)}>{title}</button>)}
        </div>
      </div>
      <div className="page-body settings">
        {(part === 'backup' || part === 'reasons') && <General part={part} />}
        {part === 'fonts' && <Fonts />}
        {part === 'pack' && <Definitions key="pack" kind="pack" />}
        {part === 'scheme' && <Definitions key="scheme" kind="scheme" />}
        {part === 'about' && <About />}
      </div>
    </div>
  );
}
