import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { isWorkingRole } from '../../../shared/statement/definition.ts';

/** What a person enters stands before what is printed of it. */
const GROUPS: readonly { readonly title: string; readonly has: (entry: Entry) => boolean }[] = [
  { title: '填报底稿', has: ({ role }) => isWorkingRole(role) }, { title: '决算表', has: ({ role }) => !isWorkingRole(role) },
];

type Entry = ChannelOutput<'statements.list'>[number];

/** The statements of the pack with what was found in each; arrows move, the table follows. */
export function TableList({ entries, chosen, onChoose }: { readonly entries: readonly Entry[]; readonly chosen: string | null; readonly onChoose: (role: Entry['role']) => void }): ReactElement {
  return (
    <nav className="statements-list" data-region="" aria-label="决算表">
      {GROUPS.map(({ title, has }) => (
        <ul key={title} aria-label={title}>
          <li className="statements-group" aria-hidden="true">{title}</li>
          {entries.filter(has).map((entry) => (
            <li key={entry.role}>
              <button type="button" data-role={entry.role} aria-current={entry.role === chosen ? 'true' : undefined} onClick={() => onChoose(entry.role)} title={`${entry.number} ${entry.title}`}>
                <span className="statements-number">{isWorkingRole(entry.role) ? '' : entry.number}</span>
                <span className="statements-title">{shortTitle(entry.title)}</span>
                <FindingCount entry={entry} />
              </button>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

function FindingCount({ entry: { findings, empty } }: { readonly entry: Entry }): ReactElement {
  if (findings === null) return <span className="statements-count" aria-label="正在检查">…</span>;
  if (findings.error > 0) return <span className="statements-count is-error">错误 {findings.error}</span>;
  if (findings.warning > 0) return <span className="statements-count is-warning">警告 {findings.warning}</span>;
  return <span className="statements-count">{empty ? '空表' : ''}</span>;
}

/** The year is the same in every title of the list. */
function shortTitle(title: string): string {
  return title.replace(/^\d{4}\s*年度?/, '');
}
