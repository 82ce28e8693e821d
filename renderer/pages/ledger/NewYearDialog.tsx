import { type FormEvent, type ReactElement, useState } from 'react';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { startAt } from '../../frame/router.ts';
import type { Year } from './index.tsx';
import { showReport } from './report.ts';

interface NewYearProps {
  readonly years: readonly Year[];
  /** The year to roll forward; null offers an empty one first. */
  readonly from: number | null;
  readonly onClose: () => void;
}

const SAME = '';

/** A year: rolled forward from another one, or empty with the pack of its province. */
export function NewYearDialog({ years, from, onClose }: NewYearProps): ReactElement {
  const [year, setYear] = useState(String(from === null ? new Date().getFullYear() - 1 : from + 1));
  const [source, setSource] = useState(from === null ? SAME : String(from));
  const [chosenPack, setChosenPack] = useState<string | null>(null);
  const [unit, setUnit] = useState<'万元' | '元'>('万元');
  const [run, running] = useAction();
  const number = /^(19|20)\d{2}$/.test(year.trim()) ? Number(year.trim()) : null;
  const { data: choices } = useAnswer('ledger.packChoices', number === null ? null : { year: number });
  const cloning = source !== SAME;
  const packId = chosenPack ?? (cloning ? SAME : choices?.proposed ?? SAME);
  const taken = years.some((known) => known.year === number);
  const problem = number === null ? '请填写四位年份，例如 2024。' : taken ? `账套里已有 ${String(number)} 年度：请换一个年份，或直接打开它。` : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem !== null || number === null) return say(problem ?? '', 'error');
    void run(async () => {
      if (cloning) {
        const { carried } = await call('ledger.cloneYear', { from: Number(source), to: number, ...(packId !== SAME && { packId }) });
        onClose();
        showReport({ carried, from: Number(source), to: number });
      } else {
        await call('ledger.createYear', { year: number, packId, unit, decimals: 2 });
        say(`${String(number)} 年度已建立：接下来导入工作簿，或直接填报。`, 'done');
        startAt({ page: 'importing' });
      }
    });
  };
  return (
    <Dialog title="新建年度" onClose={onClose}>
      <form className="ledger-dialog ledger-form" onSubmit={submit}>
        <label><span>决算年度</span><input value={year} inputMode="numeric" maxLength={4} aria-invalid={problem !== null} aria-describedby="new-year-problem" onChange={(event) => { setYear(event.target.value); setChosenPack(null); }} /></label>
        <p id="new-year-problem" className={problem === null ? 'visually-hidden' : 'sentence-error'}>{problem ?? ''}</p>
        {years.length > 0 && (
          <label>
            <span>从哪里开始</span>
            <select value={source} onChange={(event) => { setSource(event.target.value); setChosenPack(null); }}>
              {years.map((known) => <option key={known.year} value={known.year}>由 {known.year} 年度结转（单位、项目、文字、上年数）</option>)}
              <option value={SAME}>空白年度</option>
            </select>
          </label>
        )}
        <label>
          <span>公开版式</span>
          <select value={packId} onChange={(event) => setChosenPack(event.target.value)}>
            {cloning && <option value={SAME}>沿用 {source} 年度的版式</option>}
            {choices?.packs.map((pack) => <option key={pack.id} value={pack.id}>{pack.name}{pack.id === choices.proposed ? '（推荐）' : ''}</option>)}
          </select>
        </label>
        {choices?.remark && packId !== SAME && <p className="sentence-warning">{choices.remark}。</p>}
        {!cloning && (
          <label>
            <span>印刷单位</span>
            <select value={unit} onChange={(event) => setUnit(event.target.value === '元' ? '元' : '万元')}><option value="万元">万元，两位小数</option><option value="元">元，两位小数</option></select>
          </label>
        )}
        <div className="ledger-buttons">
          <button type="submit" className="plain-button is-primary" disabled={running || problem !== null || (!cloning && packId === SAME)}>{cloning ? '结转' : '新建'}</button>
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
        </div>
      </form>
    </Dialog>
  );
}
