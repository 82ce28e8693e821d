import type { ReactElement, Ref } from 'react';
import { type Choice, LEVELS, LEVEL_NAMES, type Listed, byTable } from './filter.ts';

interface FilterBarProps {
  readonly findings: readonly Listed[];
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  /** Offers those that were answered. */
  readonly answers?: boolean;
  readonly field?: Ref<HTMLInputElement>;
}

/** Levels with their counts, one table, and words. */
export function FilterBar({ findings, choice, onChoose, answers = false, field }: FilterBarProps): ReactElement {
  const open = findings.filter((finding) => !finding.answer);
  const shows = [
    { show: 'open' as const, text: `全部 ${open.length}`, count: 1 },
    ...LEVELS.map((level) => ({ show: level, text: `${LEVEL_NAMES[level]} ${open.filter((finding) => finding.level === level).length}`, count: open.filter((finding) => finding.level === level).length })),
    ...(answers ? [{ show: 'answered' as const, text: `已答复 ${findings.length - open.length}`, count: findings.length - open.length }] : []),
  ];
  return (
    <div className="checks-filter" role="group" aria-label="筛选">
      {shows.map(({ show, text, count }) => (
        <button key={show} type="button" className={`plain-button checks-show is-${show}`} aria-pressed={choice.show === show} disabled={count === 0 && choice.show !== show} onClick={() => onChoose({ ...choice, show })}>{text}</button>
      ))}
      <select aria-label="只看一张表" value={choice.table} onChange={(event) => onChoose({ ...choice, table: event.target.value })}>
        <option value="">所有的表</option>
        {byTable(findings).map((group) => <option key={group.table} value={group.table}>{`${group.table} ${group.title}（${String(group.findings.length)}）`}</option>)}
      </select>
      <input ref={field} type="search" aria-label="在问题中查找" placeholder="查找科目、文字" value={choice.text} onChange={(event) => onChoose({ ...choice, text: event.target.value })} />
    </div>
  );
}
