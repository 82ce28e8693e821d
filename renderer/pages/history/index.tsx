import { type ReactElement, useState } from 'react';
import type { PageProps } from '../pages.ts';
import { Backups } from './Backups.tsx';
import { Journal } from './Journal.tsx';
import './history.css';

/** Everything that was done, step by step, and the copies of the ledger. */
export default function HistoryPage({ place }: PageProps): ReactElement {
  const [part, setPart] = useState<'journal' | 'backups'>(place['part'] === 'backups' ? 'backups' : 'journal');
  return (
    <div className="page">
      <div className="page-head">
        <h1>历史与备份</h1>
        <div role="group" aria-label="内容" className="history-parts">
          <button type="button" className="plain-button" aria-pressed={part === 'journal'} onClick={() => setPart('journal')}>操作历史</button>
          <button type="button" className="plain-button" aria-pressed={part === 'backups'} onClick={() => setPart('backups')}>备份与副本</button>
        </div>
      </div>
      {part === 'journal' ? <Journal /> : <Backups />}
    </div>
  );
}
