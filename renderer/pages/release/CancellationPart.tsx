import { type FormEvent, type ReactElement, useId, useState } from 'react';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { call, useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { readEntry } from '../../grid/entry.ts';
import { amountText } from './amounts.ts';
import type { Release } from './index.tsx';

type Pair = Release['cancellations'][number];

/** What one unit of the department gave another is no money of the department: taken out of both sides. */
export function CancellationPart({ release: { cancellations, locked } }: { readonly release: Release }): ReactElement {
  const unit = useDesk()?.displayUnit ?? '万元';
  return (
    <section className="release-part" aria-labelledby="release-cancel">
      <h2 id="release-cancel">内部往来抵销（{unit}）</h2>
      <p className="release-soft">部门内一个单位拨给另一个单位的钱，两边都记了账，汇总时要同时减掉。填正数，程序在收入和支出两边各减一次；没有内部往来的不用填。</p>
      <div className="release-pairs">{cancellations.map((pair) => <PairPart key={pair.pair} pair={pair} unit={unit} locked={locked} />)}</div>
    </section>
  );
}

interface PairProps {
  readonly pair: Pair;
  readonly unit: MoneyUnit;
  readonly locked: boolean;
}

function PairPart({ pair, unit, locked }: PairProps): ReactElement {
  const [run, running] = useAction();
  const remove = (functionCode: string): void => { void run(async () => { await call('release.removeCancellation', { pair: pair.pair, function: functionCode }); say('已删除抵销，可以撤销。', 'done'); }); };
  return (
    <div className="release-pair">
      <h3>{pair.income}与{pair.expenditure}</h3>
      <p className="release-soft">各单位合计：{pair.income} {amountText(pair.unitsIncome, unit)}，{pair.expenditure} {amountText(pair.unitsExpenditure, unit)}</p>
      {pair.rows.length > 0 && (
        <table className="release-table">
          <thead><tr><th scope="col">科目</th><th scope="col" className="is-amount">减收入</th><th scope="col" className="is-amount">减支出</th><th scope="col"><span className="visually-hidden">操作</span></th></tr></thead>
          <tbody>{pair.rows.map((row) => (
            <tr key={row.function}>
              <td>{row.function} {row.name}</td><td className="is-amount">{amountText(row.income, unit)}</td><td className="is-amount">{amountText(row.expenditure, unit)}</td>
              <td className="release-tools">{!locked && <button type="button" className="plain-button" aria-label={`删除 ${row.function} 的抵销`} disabled={running} onClick={() => remove(row.function)}>删除</button>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {!pair.agrees && <p className="sentence-error">抵销的收入与支出不相等，请核对。</p>}
      {!locked && <NewCancellation pair={pair} unit={unit} />}
    </div>
  );
}

function NewCancellation({ pair, unit }: Pick<PairProps, 'pair' | 'unit'>): ReactElement {
  const [income, setIncome] = useState('');
  const [expenditure, setExpenditure] = useState('');
  const [amount, setAmount] = useState('');
  const [run, running] = useAction();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readEntry(amount, 'fen', unit);
    if (read.kind === 'bad') return say(read.sentence, 'error');
    if (read.value === null) return say('请填写抵销金额。', 'error');
    const { value } = read;
    void run(async () => {
      await call('release.putCancellation', { pair: pair.pair, incomeFunction: codeOf(income), expenditureFunction: codeOf(expenditure === '' ? income : expenditure), amount: value });
      setIncome('');
      setExpenditure('');
      setAmount('');
    });
  };
  return (
    <form className="release-cancel-form" onSubmit={submit}>
      <Code label={`${pair.income}的科目`} placeholder="收入方科目，如 2101501" value={income} onChange={setIncome} />
      <Code label={`${pair.expenditure}的科目`} placeholder="支出方科目（不填同左）" value={expenditure} onChange={setExpenditure} />
      <input aria-label={`${pair.income}的抵销金额`} placeholder={`金额（${unit}）`} inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
      <button type="submit" className="plain-button" disabled={running || income.trim() === '' || amount.trim() === ''}>登记</button>
    </form>
  );
}

/** A 科目 found by code, name or pinyin initials. */
function Code({ label, placeholder, value, onChange }: { readonly label: string; readonly placeholder: string; readonly value: string; readonly onChange: (text: string) => void }): ReactElement {
  const list = useId();
  const codes = useAnswer('release.codes', value.trim() === '' ? null : { query: codeOf(value) }).data ?? [];
  return (
    <>
      <input aria-label={label} placeholder={placeholder} value={value} list={list} maxLength={60} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>{codes.slice(0, 20).map(({ code, name }) => <option key={code} value={`${code} ${name}`} />)}</datalist>
    </>
  );
}

/** The code of `2101501 行政运行`; what has none as it stands. */
function codeOf(text: string): string {
  return /^\s*(\d+)/.exec(text)?.[1] ?? text.trim();
}
