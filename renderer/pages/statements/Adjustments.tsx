import { type FormEvent, type ReactElement, useState } from 'react';
import type { ChannelInput, ChannelOutput } from '../../../shared/ipc.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { entryText, readEntry } from '../../grid/entry.ts';

type Adjustment = ChannelOutput<'adjustments.list'>['adjustments'][number];
type Entry = ChannelInput<'adjustments.put'>;

interface AdjustmentsProps {
  readonly unit: MoneyUnit;
  readonly locked: string | null;
  readonly onClose: () => void;
}

const FUNDS: readonly (readonly [Entry['fund'], string])[] = [['general', '一般公共预算财政拨款'], ['governmentFund', '政府性基金预算财政拨款'], ['stateCapital', '国有资本经营预算财政拨款'], ['nonFiscal', '非财政拨款资金']];
const NATURES: readonly (readonly [Entry['nature'], string])[] = [['', '不分'], ['basic', '基本支出'], ['project', '项目支出'], ['operating', '经营支出']];

/** 登记年初调整: amount, kind, 文号 and reason of every adjustment of an opening balance. */
export function Adjustments({ unit, locked, onClose }: AdjustmentsProps): ReactElement {
  const { data, error } = useAnswer('adjustments.list', {});
  const [edited, setEdited] = useState<Adjustment | 'new' | null>(null);
  const [run, running] = useAction();
  const remove = (id: string): void => {
    void run(() => call('adjustments.remove', { id })).then((done) => { if (done) say('已删除这笔年初调整，可按 Ctrl+Z 撤销。', 'done'); });
  };
  const adjustments = data?.adjustments ?? [];
  return (
    <Dialog title="登记年初结转和结余调整" onClose={onClose}>
      <div className="statements-adjust">
        {error && <p className="sentence-error">{error.message}</p>}
        {locked && <p className="sentence-warning">{locked}</p>}
        {data && adjustments.length === 0 && edited === null && <p className="page-empty">还没有登记调整。年初数与上年年末数不一致时，请点“新增一笔”，写明类型、文号和原因。</p>}
        {adjustments.length > 0 && (
          <table>
            <thead><tr><th scope="col">资金、科目</th><th scope="col">类型</th><th scope="col">金额（{unit}）</th><th scope="col">文号</th><th scope="col">原因</th><th scope="col">操作</th></tr></thead>
            <tbody>{adjustments.map((entry) => (
              <tr key={entry.id}>
                <td>{placeWords(entry)}</td><td>{entry.kind === '' ? '未写' : entry.kind}</td><td className="is-amount">{entryText(entry.quantity, 'fen', unit)}</td>
                <td>{entry.document}</td><td>{entry.text === '' ? <span className="statements-finding is-warning">未写原因</span> : entry.text}</td>
                <td className="statements-adjust-tools">
                  <button type="button" className="plain-button" disabled={locked !== null} onClick={() => setEdited(entry)}>修改</button>
                  <button type="button" className="plain-button" disabled={locked !== null || running} onClick={() => remove(entry.id)}>删除</button>
                </td>
              </tr>
            ))}</tbody>
          </table>
        )}
        {edited === null
          ? <button type="button" className="plain-button is-primary" disabled={locked !== null || !data} onClick={() => setEdited('new')}>新增一笔</button>
          : <AdjustmentForm key={edited === 'new' ? 'new' : edited.id} known={edited === 'new' ? null : edited} kinds={data?.kinds ?? []} unit={unit} onDone={() => setEdited(null)} />}
      </div>
    </Dialog>
  );
}

function placeWords({ fund, nature, function: code, functionName, unit }: Adjustment): string {
  const words = [FUNDS.find(([id]) => id === fund)?.[1] ?? '', nature === '' ? '' : NATURES.find(([id]) => id === nature)?.[1] ?? '', code === '' ? '不分科目' : `${code} ${functionName}`, unit === '本级' ? '' : `单位 ${unit}`];
  return words.filter((word) => word !== '').join(' · ');
}

interface FormProps {
  readonly known: Adjustment | null;
  readonly kinds: readonly string[];
  readonly unit: MoneyUnit;
  readonly onDone: () => void;
}

function AdjustmentForm({ known, kinds, unit, onDone }: FormProps): ReactElement {
  const [amount, setAmount] = useState(known ? entryText(known.quantity, 'fen', unit) : '');
  const [entry, setEntry] = useState<Omit<Entry, 'quantity'>>(known ?? { id: null, fund: 'general', nature: '', function: '', kind: kinds[0] ?? '', document: '', text: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const change = (part: Partial<Entry>): void => setEntry((before) => ({ ...before, ...part }));
  const codes = useAnswer('adjustments.codes', { query: entry.function }).data ?? [];
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const read = readEntry(amount, 'fen', unit);
    if (read.kind === 'bad') return setProblem(read.sentence);
    setRunning(true);
    const { id, fund, nature, function: code, kind, document, text } = entry;
    call('adjustments.put', { id, fund, nature, function: code.trim(), kind, document, text, quantity: read.value ?? 0 })
      .then(() => { say('已登记年初调整，可按 Ctrl+Z 撤销。', 'done'); onDone(); }, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setRunning(false));
  };
  return (
    <form className="statements-adjust-form" onSubmit={save} aria-label={known ? '修改调整' : '新增调整'}>
      <label>资金性质<select value={entry.fund} onChange={(event) => change({ fund: FUNDS.find(([id]) => id === event.target.value)?.[0] ?? 'general' })}>{FUNDS.map(([id, name]) => <option key={id} value={id}>{name}</option>)}</select></label>
      <label>支出性质<select value={entry.nature} onChange={(event) => change({ nature: NATURES.find(([id]) => id === event.target.value)?.[0] ?? '' })}>{NATURES.map(([id, name]) => <option key={id} value={id}>{name}</option>)}</select></label>
      <label>科目编码<input list="adjustment-codes" value={entry.function} placeholder="7 位，可按编码或名称找；不分科目留空" onChange={(event) => change({ function: event.target.value })} /></label>
      <datalist id="adjustment-codes">{codes.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</datalist>
      <label>调整类型<select value={entry.kind} onChange={(event) => change({ kind: event.target.value })}>{kinds.map((kind) => <option key={kind}>{kind}</option>)}</select></label>
      <label>调整金额（{unit}）<input inputMode="decimal" value={amount} placeholder="调减填负数，如 -1.26" onChange={(event) => setAmount(event.target.value)} /></label>
      <label>文号<input value={entry.document} maxLength={200} placeholder="批准调整的文件，没有可不填" onChange={(event) => change({ document: event.target.value })} /></label>
      <label className="is-wide">原因<textarea rows={2} maxLength={1000} value={entry.text} placeholder="例如：财政收回以前年度结余资金" onChange={(event) => change({ text: event.target.value })} /></label>
      {problem !== null && <p className="sentence-error is-wide" role="alert">{problem}</p>}
      <div className="is-wide statements-adjust-tools">
        <button type="submit" className="plain-button is-primary" disabled={running}>保存</button>
        <button type="button" className="plain-button" onClick={onDone}>取消</button>
      </div>
    </form>
  );
}
