import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { LEVEL_NAMES, type Listed, byTable, whereText } from './filter.ts';

interface FindingListProps<F extends Listed> {
  readonly label: string;
  readonly findings: readonly F[];
  readonly chosen: F | null;
  readonly onChoose: (finding: F) => void;
  /** Enter on a finding. */
  readonly onOpen: (finding: F) => void;
}

/** Findings by table, each with its place and sentence; arrows choose, Enter opens the cell. */
export function FindingList<F extends Listed>({ label, findings, chosen, onChoose, onOpen }: FindingListProps<F>): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const groups = byTable(findings);
  const ordered = groups.flatMap((group) => group.findings);
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [chosen]);
  const keys = (event: KeyboardEvent): void => {
    const at = chosen === null ? -1 : ordered.indexOf(chosen);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ordered.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to !== undefined) {
      const next = ordered[Math.min(Math.max(to, 0), ordered.length - 1)];
      if (next) onChoose(next);
    } else if (event.key === 'Enter' && chosen) onOpen(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={list} className="checks-list" role="listbox" tabIndex={0} aria-label={label} aria-activedescendant={chosen ? `finding-${chosen.id}` : undefined} data-region="" onKeyDown={keys}>
      {groups.map((group) => (
        <div key={group.table} role="group" aria-label={group.table}>
          <div className="checks-group" aria-hidden="true"><b>{group.table}</b> {group.title}<span>{group.findings.length}</span></div>
          {group.findings.map((finding) => (
            <div key={finding.id} id={`finding-${finding.id}`} className={`checks-item is-${finding.level}`} role="option" aria-selected={finding === chosen} onClick={() => onChoose(finding)} onDoubleClick={() => onOpen(finding)}>
              <div className="checks-item-head">
                <span className={`checks-level is-${finding.level}`}>{LEVEL_NAMES[finding.level]}</span>
                <span className="checks-item-where">{whereText(finding)}</span>
                {finding.answer && <span className="checks-tag">{finding.answer.kind === 'approved' ? '与批复一致' : '已说明'}</span>}
                {finding.symptoms.length > 0 && <span className="checks-tag">连带 {finding.symptoms.length}</span>}
              </div>
              <div className="checks-item-text">{finding.message}</div>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
