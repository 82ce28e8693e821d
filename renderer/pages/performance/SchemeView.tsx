import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { call, useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';

/** By what the year is scored: chosen among those of the program, its numbers to be changed for this year alone. */
export function SchemeView(): ReactElement {
  const { data, error } = useAnswer('performance.scheme', {});
  const locked = useDesk()?.book?.locked ?? false;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [run, running] = useAction();
  useEffect(() => setTyped({}), [data]);
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (data === null) return <p className="page-empty">正在打开…</p>;
  const changes = data.figures.flatMap((figure) => {
    const text = typed[figure.key];
    return text === undefined || text.trim() === String(figure.value) ? [] : [{ key: figure.key, value: text.trim() === '' ? Number.NaN : Number(text), label: figure.label }];
  });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const bad = changes.find((change) => !Number.isFinite(change.value));
    if (bad) {
      say(`“${bad.label}”不是数字：请填写数字。`, 'error');
      return;
    }
    void run(async () => {
      await call('performance.editScheme', { figures: changes.map(({ key, value }) => ({ key, value })) });
      say('已改为本年度自己的评分口径，各项目已重新计分。', 'done');
    });
  };
  const groups = [...Map.groupBy(data.figures, (figure) => figure.group)];
  return (
    <div className="page-body performance-scheme">
      <div className="performance-tools">
        <label>本年度采用<select value={data.choices.some((one) => one.name === data.name) ? data.id : ''} disabled={locked || running} onChange={(event) => void run(() => call('performance.chooseScheme', { id: event.target.value }))}>
          {!data.choices.some((one) => one.name === data.name) && <option value="" disabled>{data.name}</option>}
          {data.choices.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select></label>
        <span className="performance-quiet">依据：{data.basis}</span>
      </div>
      <ul className="performance-sentences">{data.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      <form onSubmit={save}>
        <div className="performance-figures">
          {groups.map(([group, figures]) => (
            <fieldset key={group} disabled={locked}><legend>{group}</legend>
              {figures.map((figure) => <label key={figure.key}><span>{figure.label}</span><input inputMode="decimal" value={typed[figure.key] ?? String(figure.value)} onChange={(event) => setTyped((before) => ({ ...before, [figure.key]: event.target.value }))} />{figure.unit}</label>)}
            </fieldset>
          ))}
        </div>
        <div className="performance-buttons">
          <button type="submit" className="plain-button is-primary" disabled={locked || running || changes.length === 0}>保存为本年度的口径</button>
          <button type="button" className="plain-button" disabled={changes.length === 0} onClick={() => setTyped({})}>放弃修改</button>
          <span className="performance-quiet">只改本年度，不影响其他年度和程序自带的口径；保存后可以用 Ctrl+Z 撤销。</span>
        </div>
      </form>
    </div>
  );
}
