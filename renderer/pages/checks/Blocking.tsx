import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { PAGES } from '../../../shared/ipc/pages.ts';
import { go } from '../../frame/router.ts';

/** Details that are listed before the rest is only counted. */
const LISTED = 30;

interface BlockingProps {
  readonly readiness: ChannelOutput<'ledger.lockReadiness'>;
  readonly locked: boolean;
  /** Shows the errors of this page. */
  readonly onErrors: () => void;
}

/** What stands between the year and 锁定, each with the page on which it is put right. */
export function Blocking({ readiness: { blocking, warnings }, locked, onErrors }: BlockingProps): ReactElement {
  if (locked) return <p className="page-empty">本年度已锁定归档。</p>;
  return (
    <div className="checks-blocking">
      {blocking.length === 0 && <p>✓ 没有什么阻挡锁定：可以到“账套与年度”锁定归档，到“成册”出正式稿。</p>}
      {blocking.map((condition) => (
        <section key={condition.kind} aria-label={condition.message}>
          <h3>{condition.message}</h3>
          <ul>{condition.details.slice(0, LISTED).map((detail, index) => <li key={index}>{detail}</li>)}</ul>
          {condition.details.length > LISTED && <p>……另有 {condition.details.length - LISTED} 项。</p>}
          <button type="button" className="plain-button" onClick={() => (condition.page === 'checks' ? onErrors() : go({ page: condition.page }))}>{condition.page === 'checks' ? '看这些错误' : `到“${PAGES.find((page) => page.id === condition.page)?.title ?? ''}”`}</button>
        </section>
      ))}
      {warnings > 0 && <p>还有 {warnings} 处警告没有写明理由：不阻挡锁定，但会留在检查报告中。</p>}
    </div>
  );
}
