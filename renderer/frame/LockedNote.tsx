import type { ReactElement } from 'react';
import { useDesk } from '../bridge/index.ts';
import { go } from './router.ts';

/** On every page that writes into a year: it is locked, and what to do when it must be changed. Nothing while the year is open. */
export function LockedNote(): ReactElement | null {
  const book = useDesk()?.book;
  if (!book?.locked) return null;
  return (
    <p className="sentence-warning frame-locked">
      {book.year} 年度已锁定归档，这里只能查看：确需修改时，请先在<button type="button" className="frame-link" onClick={() => go({ page: 'ledger' })}>账套与年度</button>写明理由解锁。
    </p>
  );
}
