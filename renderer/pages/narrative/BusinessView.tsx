import type { ReactElement } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { type Column, ListEditor } from './ListEditor.tsx';
import { saved } from './RecordsView.tsx';
import type { NarrativePage } from './page.ts';

const COLUMNS: readonly Column[] = [
  { id: 'name', label: '名称', placeholder: '参保人数', width: 4 }, { id: 'value', label: '数值', placeholder: '36.52', number: true, width: 2 },
  { id: 'unit', label: '单位', placeholder: '万人', width: 1.2 }, { id: 'scope', label: '口径', placeholder: '统计范围、截止时间', width: 5 },
];

/** Figures of the bureau's work that no table holds: registered once, then prose, forms and attachments may name them. */
export function BusinessView({ page }: { readonly page: NarrativePage }): ReactElement {
  const [run] = useAction();
  return (
    <>
      <div className="narrative-head">
        <h1>业务数据</h1>
        <p className="narrative-source">参保人数之类决算表上没有的数，在这里登记一次，文字里就可以用；没有登记的业务数字会提示“未登记”。</p>
      </div>
      <div className="narrative-scroll">
        <ListEditor
          title="业务数据" note="36.52万人与 365200 人认作同一个数。" problem={null} columns={COLUMNS} locked={page.locked}
          rows={page.business.map(({ name, value, unit, scope }) => ({ id: name, name, values: { name, value, unit, scope } }))}
          onSave={({ name = '', value = '', unit = '', scope = '' }, row) => saved(call('narrative.saveBusiness', { name, value, unit, scope, before: row?.id ?? '' }))}
          onDelete={(row) => { void run(async () => { await call('narrative.deleteBusiness', { name: row.id }); say(`已删除“${row.name}”，可按撤销取回。`, 'done'); }); }}
        />
      </div>
    </>
  );
}
