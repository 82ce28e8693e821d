import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { ChannelInput } from '../../../shared/ipc.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { readDay } from '../../../shared/overview/day.ts';
import { call, useAction, useAnswer, useDesk, useSaved } from '../../bridge/index.ts';
import { readEntry } from '../../grid/entry.ts';
import { Field } from './Field.tsx';
import { amountText } from './amounts.ts';
import type { Release } from './index.tsx';

type Total = Release['totals'][number];

const MEASURES: readonly { readonly id: Total['measure']; readonly name: string }[] = [
  { id: 'income', name: '本年收入' }, { id: 'expenditure', name: '本年支出' }, { id: 'carriedIn', name: '年初结转和结余' }, { id: 'closing', name: '年末结转和结余' },
];
const FUNDS: readonly { readonly id: Total['fund']; readonly name: string }[] = [
  { id: null, name: '合计' }, { id: 'general', name: '一般公共预算' }, { id: 'governmentFund', name: '政府性基金' }, { id: 'stateCapital', name: '国有资本经营' }, { id: 'nonFiscal', name: '非财政拨款' },
];

/** 文号, date and the totals of the 批复, each beside what the book has. */
export function ApprovalForm({ release }: { readonly release: Release }): ReactElement {
  const { approval, totals, locked } = release;
  const unit = useDesk()?.displayUnit ?? '万元';
  const [run] = useAction();
  const save = async (change: ChannelInput<'release.putApproval'>): Promise<boolean> => await run(() => call('release.putApproval', change)) !== null;
  return (
    <section className="release-part" aria-labelledby="release-approval">
      <h2 id="release-approval">财政部门批复</h2>
      <div className="release-line">
        <Field label="文号" value={approval.documentNumber} disabled={locked} placeholder="如 ×财决〔2025〕12号" onSave={(documentNumber) => save({ documentNumber })} />
        <Field label="批复日期" value={approval.date} disabled={locked} placeholder="如 2025-08-12" onSave={(date) => save({ date: readDay(date) ?? date })} />
      </div>
      <p className="release-soft">按批复文件填各项总额（{unit}），批复没有写的不填；下面一行是账套的数，要与批复相等。</p>
      <table className="release-totals">
        <thead><tr><th scope="col"><span className="visually-hidden">资金</span></th>{MEASURES.map(({ id, name }) => <th key={id} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {FUNDS.map((fund) => (
            <tr key={fund.id ?? 'all'}>
              <th scope="row">{fund.name}</th>
              {MEASURES.map((measure) => {
                const total = totals.find((one) => one.measure === measure.id && one.fund === fund.id);
                return <td key={measure.id}>{total && <TotalField label={`批复的${fund.name}${measure.name}`} total={total} unit={unit} locked={locked} onSave={(amount) => save({ total: { measure: measure.id, fund: fund.id, amount } })} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface TotalProps {
  readonly label: string;
  readonly total: Total;
  readonly unit: MoneyUnit;
  readonly locked: boolean;
  readonly onSave: (amount: number | null) => Promise<boolean>;
}

/** One approved total: while it is typed, the program says how far the book is from it. */
function TotalField({ label, total, unit, locked, onSave }: TotalProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { measure, fund, approved } = total;
  const [stored, kept] = useSaved(amountText(approved, unit));
  const typed = draft === null ? null : readEntry(draft, 'fen', unit);
  const live = useAnswer('release.compare', typed?.kind === 'amount' ? { total: { measure, fund, amount: typed.value } } : null).data;
  const shown = (typed?.kind === 'amount' ? live?.find((one) => one.measure === measure && one.fund === fund) : undefined) ?? total;
  const commit = async (): Promise<void> => {
    if (draft === null || typed === null) return;
    if (typed.kind === 'bad') return setRefused(typed.sentence);
    if (typed.value !== approved) {
      if (!await onSave(typed.value)) return;
      kept(amountText(typed.value, unit));
    }
    setDraft((now) => (now === draft ? null : now));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') void commit();
    if (event.key !== 'Escape' || draft === null) return;
    setDraft(null);
    setRefused(null);
  };
  const open = useRef<() => void>(() => {});
  open.current = () => { if (typed?.kind === 'amount' && typed.value !== approved) void onSave(typed.value); };
  // A page that is left by a shortcut takes along what was being typed.
  useEffect(() => () => open.current(), []);
  return (
    <>
      <input
        aria-label={label} value={draft ?? stored} disabled={locked} inputMode="decimal" maxLength={40} aria-invalid={refused !== null || undefined}
        onChange={(event) => { setDraft(event.target.value); setRefused(null); }} onBlur={() => { void commit(); }} onKeyDown={keys}
      />
      {refused !== null ? <small className="is-wrong" role="alert">{refused}</small> : <Against total={shown} unit={unit} />}
    </>
  );
}

/** The book beside an approved total. */
function Against({ total: { book, difference, agrees }, unit }: { readonly total: Total; readonly unit: MoneyUnit }): ReactElement {
  if (book === null) return <small className="release-soft">账套 —</small>;
  return (
    <small className={agrees === false ? 'is-wrong' : agrees ? 'is-right' : 'release-soft'}>
      <span>账套 {amountText(book, unit)}</span>{agrees !== null && <span> {agrees ? '✓ 一致' : `✕ 差 ${amountText(difference, unit)}`}</span>}
    </small>
  );
}
