import type { ComponentProps, ReactElement } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { readEntry } from '../../grid/entry.ts';
import { type Column, ListEditor, type ListRow } from './ListEditor.tsx';
import type { NarrativePage } from './page.ts';

type Event = NarrativePage['events'][number];
type Item = NarrativePage['items'][number];
type Declarable = NarrativePage['none'][number];

const EVENTS: readonly { readonly kind: Event['kind']; readonly title: string; readonly note: string; readonly declarable?: Declarable }[] = [
  { kind: 'reception', title: '国内接待明细', note: '合计不能超过决算表的国内接待费；少于它时句尾印“等”。' },
  { kind: 'meeting', title: '会议明细', note: '会议名称、金额和参加人数。' },
  { kind: 'training', title: '培训明细', note: '培训名称、金额和参加人数。' },
  { kind: 'festival', title: '节庆活动明细', note: '节庆、晚会、论坛、赛事等活动。', declarable: 'festival' },
];

const ITEMS: readonly { readonly kind: Item['kind']; readonly title: string; readonly note: string; readonly name: string; readonly declarable?: Declarable }[] = [
  { kind: 'vehicle', title: '公务用车保有量', note: '按车型登记，合计应等于决算表中的保有量。', name: '车型' },
  { kind: 'transfer', title: '财政拨款资金来源', note: '中央、省级、县级资金等，合计不超过财政拨款收入。', name: '来源' },
  { kind: 'specialFund', title: '专项资金', note: '本部门管理的专项资金。', name: '名称', declarable: 'specialFund' },
  { kind: 'departmentReview', title: '部门重点评价', note: '列入部门重点绩效评价的项目。', name: '项目', declarable: 'departmentReview' },
  { kind: 'financeReview', title: '财政重点评价', note: '列入财政重点绩效评价的项目。', name: '项目', declarable: 'financeReview' },
];

const EVENT_COLUMNS: readonly Column[] = [
  { id: 'date', label: '日期（照印）', placeholder: '3月5日', width: 2 }, { id: 'purpose', label: '事由', width: 6 },
  { id: 'amount', label: '金额（元）', number: true, width: 2 }, { id: 'persons', label: '人数', number: true, width: 1.2 },
];

/** Detail lists beyond the tables: what happened, or that nothing did. */
export function RecordsView({ page }: { readonly page: NarrativePage }): ReactElement {
  const [run] = useAction();
  const noneOf = (kind: Declarable | undefined): Pick<ComponentProps<typeof ListEditor>, 'none'> => (kind === undefined ? {} : { none: { declared: page.none.includes(kind), onDeclare: (none) => { void run(() => call('narrative.declareNone', { kind, none })); } } });
  const problem = (title: string): string | null => page.recordFindings.filter(({ list }) => list === title).map(({ message }) => message).join('') || null;
  return (
    <>
      <div className="narrative-head">
        <h1>明细</h1>
        <p className="narrative-source">登记了才印；没有发生的，勾“本年没有”才会印“没有……”，什么都不登记就什么都不印。金额按元填写。</p>
      </div>
      <div className="narrative-scroll">
        {EVENTS.map(({ kind, title, note, declarable }) => (
          <ListEditor
            key={kind} title={title} note={note} problem={problem(title)} columns={EVENT_COLUMNS} locked={page.locked} rows={page.events.filter((event) => event.kind === kind).map(eventRow)}
            onSave={(values, row) => saveEvent(kind, values, row)} onDelete={(row) => { void run(async () => { await call('narrative.deleteEvent', { kind, seq: Number(row.id) }); say(`已删除“${row.name}”，可按撤销取回。`, 'done'); }); }}
            {...noneOf(declarable)}
          />
        ))}
        {ITEMS.map(({ kind, title, note, name, declarable }) => (
          <ListEditor
            key={kind} title={title} note={note} problem={problem(title)} locked={page.locked} rows={page.items.filter((item) => item.kind === kind).map(itemRow)}
            columns={[{ id: 'name', label: name, width: 6 }, { id: 'quantity', label: kind === 'vehicle' ? '辆' : '金额（元）', number: true, width: 3 }]}
            onSave={(values, row) => saveItem(kind, values, row)} onDelete={(row) => { void run(async () => { await call('narrative.deleteItem', { kind, name: row.id }); say(`已删除“${row.name}”，可按撤销取回。`, 'done'); }); }}
            {...noneOf(declarable)}
          />
        ))}
      </div>
    </>
  );
}

function eventRow({ seq, date, purpose, amount, persons }: Event): ListRow {
  return { id: String(seq), name: purpose, values: { date, purpose, amount: yuan(amount), persons: persons === null ? '' : String(persons) } };
}

function yuan(amount: number): string {
  return formatFen(fen(amount), { unit: '元', decimals: 2 });
}

function itemRow({ kind, name, quantity }: Item): ListRow {
  return { id: name, name, values: { name, quantity: kind === 'vehicle' ? String(quantity) : yuan(quantity) } };
}

async function saveEvent(kind: Event['kind'], values: ListRow['values'], row: ListRow | null): Promise<boolean> {
  const amount = readEntry(values['amount'] ?? '', 'fen', '元');
  const persons = readEntry(values['persons'] ?? '', 'count', '元');
  if (amount.kind === 'bad') return refused(amount.sentence);
  if (persons.kind === 'bad') return refused(persons.sentence);
  if (amount.value === null) return refused('明细要有金额：请填写以元为单位的金额。');
  return saved(call('narrative.saveEvent', { kind, seq: row ? Number(row.id) : 0, date: values['date'] ?? '', purpose: values['purpose'] ?? '', amount: amount.value, persons: persons.value }));
}

async function saveItem(kind: Item['kind'], values: ListRow['values'], row: ListRow | null): Promise<boolean> {
  const quantity = readEntry(values['quantity'] ?? '', kind === 'vehicle' ? 'count' : 'fen', '元');
  if (quantity.kind === 'bad') return refused(quantity.sentence);
  if (quantity.value === null) return refused(kind === 'vehicle' ? '请填写辆数。' : '请填写以元为单位的金额。');
  return saved(call('narrative.saveItem', { kind, name: values['name'] ?? '', quantity: quantity.value, before: row?.id ?? '' }));
}

function refused(sentence: string): boolean {
  say(sentence, 'error');
  return false;
}

/** True once it is written; a refusal is told and leaves what was typed. */
export async function saved(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}
