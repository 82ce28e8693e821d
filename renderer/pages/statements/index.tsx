import { type ReactElement, useMemo } from 'react';
import { isWorkingRole } from '../../../shared/statement/definition.ts';
import { useAnswer, useDesk } from '../../bridge/index.ts';
import { go } from '../../frame/router.ts';
import type { PageProps } from '../pages.ts';
import { StatementView } from './StatementView.tsx';
import { TableList } from './TableList.tsx';
import './statements.css';

/** 填报: every statement of the pack as printed, with amounts to type. */
export default function StatementsPage({ place }: PageProps): ReactElement {
  const desk = useDesk();
  const list = useAnswer('statements.list', {});
  const entries = useMemo(() => list.data ?? [], [list.data]);
  const role = (entries.find((entry) => entry.role === place['table']) ?? entries.find((entry) => !isWorkingRole(entry.role)) ?? entries[0])?.role ?? null;
  if (list.error) return <p className="sentence-error">{list.error.message}</p>;
  if (!desk?.book) return <p className="page-empty">还没有年度：请先在“账套与年度”新建年度。</p>;
  return (
    <div className="statements">
      <TableList entries={entries} chosen={role} onChoose={(table) => go({ page: 'statements', table })} />
      <StatementView role={role} place={place} />
    </div>
  );
}
