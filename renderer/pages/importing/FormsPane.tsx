import type { ReactElement } from 'react';
import type { FormsPlan } from './decisions.ts';

const CHANGES: Readonly<Record<FormsPlan['projects'][number]['change'], string>> = { new: '新增', replaces: '替换同名项目', same: '与账套相同' };

/** Self-evaluation forms: which projects they are of, and what scoring makes of them. */
export function FormsPane({ plan }: { readonly plan: FormsPlan }): ReactElement {
  return (
    <>
      {plan.notes.map((note) => <p key={note} className="sentence-warning">{note}</p>)}
      <section className="importing-part">
        <h2>自评表（{plan.projects.length}）</h2>
        <table className="importing-table">
          <thead><tr><th scope="col">项目</th><th scope="col">记入</th><th scope="col" className="is-amount">指标</th><th scope="col" className="is-amount">表上得分</th><th scope="col" className="is-amount">按规则</th><th scope="col">等级</th></tr></thead>
          <tbody>
            {plan.projects.map(({ code, name, change, indicators, total, printedTotal, grade, findings }) => (
              <tr key={code}>
                <td>{name}{findings.map((sentence, index) => <div key={index} className="importing-open">{sentence}</div>)}</td>
                <td className="is-plain">{CHANGES[change]}</td><td className="is-amount">{indicators}</td><td className="is-amount">{printedTotal ?? ''}</td><td className="is-amount">{total ?? ''}</td><td className="is-plain">{grade ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
