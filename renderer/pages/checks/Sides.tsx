import type { ReactElement } from 'react';
import type { BareFinding, CheckFinding, FindingSide } from '../../../shared/ipc/checks.ts';
import { type Place, go } from '../../frame/router.ts';

/** Goes to where a side is. */
export function goTo({ page, ...parameters }: NonNullable<FindingSide['place']>): void {
  const place: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) place[name] = value;
  go({ page, ...place } satisfies Place);
}

const PAGE_WORDS: Readonly<Record<string, string>> = { statements: '到这一格', narrative: '到情况说明', performance: '到绩效自评' };

/** Both sides of a finding, what stands there and where. */
export function Sides({ finding }: { readonly finding: BareFinding }): ReactElement {
  const { judged, other, expected, difference, unit, source } = finding;
  return (
    <table className="checks-sides">
      <thead><tr><th scope="col">　</th><th scope="col">在哪里</th><th scope="col" className="checks-number">数{unit === '' ? '' : `（${unit}）`}</th></tr></thead>
      <tbody>
        <tr>
          <th scope="row">被判定</th>
          <td><SideText side={judged} />{source !== '' && <small>工作表 {source}</small>} <GoButton place={judged.place} what={judged} /></td>
          <td className="checks-number">{judged.value ?? (judged.column === '' ? '' : '空')}</td>
        </tr>
        {other && (
          <tr>
            <th scope="row">对照</th>
            <td><SideText side={other} /> <GoButton place={other.place} what={other} /></td>
            <td className="checks-number">{other.value ?? '空'}</td>
          </tr>
        )}
        {expected !== null && <tr><th scope="row">应为</th><td /><td className="checks-number">{expected}</td></tr>}
        {difference !== null && <tr><th scope="row">相差</th><td /><td className="checks-number"><b>{difference}</b></td></tr>}
      </tbody>
    </table>
  );
}

function SideText({ side: { table, title, row, column } }: { readonly side: FindingSide }): ReactElement {
  return <span><b>{table}</b> {title}{row === '' ? '' : ` · ${row}`}{column === '' ? '' : ` · ${column}`}</span>;
}

export function GoButton({ place, what }: { readonly place: FindingSide['place']; readonly what: Pick<FindingSide, 'table' | 'row' | 'column'> }): ReactElement | null {
  if (place === null) return null;
  const word = place.page === 'statements' && place.row === undefined ? '到这张表' : PAGE_WORDS[place.page] ?? '前往';
  return <button type="button" className="checks-go" aria-label={`${word}：${what.table} ${what.row} ${what.column}`} onClick={() => goTo(place)}>{word}</button>;
}

/** What vanishes with its cause, folded. */
export function Symptoms({ symptoms }: { readonly symptoms: CheckFinding['symptoms'] }): ReactElement | null {
  if (symptoms.length === 0) return null;
  return (
    <details className="checks-symptoms">
      <summary>由它连带出现的 {symptoms.length} 处不平（改正这一处后应随之消失）</summary>
      <ul>{symptoms.map((symptom) => <li key={symptom.id}>{symptom.message} <GoButton place={symptom.judged.place} what={symptom.judged} /></li>)}</ul>
    </details>
  );
}
