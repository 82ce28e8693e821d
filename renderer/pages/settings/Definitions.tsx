import { type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { useAnswer } from '../../bridge/index.ts';
import { DefinitionEditor } from './DefinitionEditor.tsx';
import { NewDefinition } from './NewDefinition.tsx';
import { RemoveDefinition } from './RemoveDefinition.tsx';

export type Kind = 'pack' | 'scheme';
export type Definition = ChannelOutput<'settings.definitions'>[number];

export const WORDS = {
  pack: { one: '版式', about: '各省、各年的表样、行文和顺序都在版式里。随程序提供的不能改；先“以此新建”自己的一份，只写与它不同的地方。年度建立时存有自己的一份，这里的改动不影响已有年度；要更新某个年度，在“账套与年度”的“版式”中操作。', note: '省份' },
  scheme: { one: '评分口径', about: '绩效自评的计分规则。随程序提供的不能改；先“以此新建”自己的一份，再改规则和示例；示例按规则算不出来的，不能保存。年度选定口径时存有自己的一份，这里的改动不影响已选定的年度。', note: '依据' },
} as const;

type Asked = { readonly kind: 'edit' | 'new' | 'remove'; readonly definition: Definition };

/** Packs or schemes: those of the program and a person's own. */
export function Definitions({ kind }: { readonly kind: Kind }): ReactElement {
  const { data, error, again } = useAnswer('settings.definitions', { kind });
  const [asked, setAsked] = useState<Asked | null>(null);
  const words = WORDS[kind];
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data) return <p className="page-empty">正在读取…</p>;
  if (asked?.kind === 'edit') return <DefinitionEditor kind={kind} definition={asked.definition} onClose={() => { setAsked(null); again(); }} />;
  return (
    <section aria-labelledby="settings-definitions">
      <h2 id="settings-definitions">{words.one}</h2>
      <p>{words.about}</p>
      <table className="settings-table">
        <thead><tr><th scope="col">名称</th><th scope="col">{words.note}</th><th scope="col">起用年度</th><th scope="col">来自</th><th scope="col">使用的年度</th><th scope="col">操作</th></tr></thead>
        <tbody>
          {data.map((definition) => (
            <tr key={definition.id}>
              <th scope="row">{definition.name}<small>{definition.id}</small>{definition.problem && <span className="settings-problem">! {definition.problem}</span>}</th>
              <td className="settings-note">{definition.note}{definition.provisional ? '（版式待核）' : ''}</td>
              <td>{definition.validFrom === 0 ? '' : definition.validFrom}</td>
              <td>{definition.own ? '自己的' : '程序提供'}</td>
              <td>{definition.years.join('、')}</td>
              <td className="settings-actions">
                <button type="button" className="plain-button" aria-label={`${definition.own ? '编辑' : '查看'} ${definition.name}`} onClick={() => setAsked({ kind: 'edit', definition })}>{definition.own ? '编辑' : '查看'}</button>
                {definition.problem === null && <button type="button" className="plain-button" aria-label={`以此新建 ${definition.name}`} onClick={() => setAsked({ kind: 'new', definition })}>以此新建…</button>}
                {definition.own && <button type="button" className="plain-button" aria-label={`删除 ${definition.name}`} onClick={() => setAsked({ kind: 'remove', definition })}>删除…</button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked?.kind === 'new' && <NewDefinition kind={kind} from={asked.definition} onClose={() => setAsked(null)} onMade={(made) => setAsked({ kind: 'edit', definition: made })} />}
      {asked?.kind === 'remove' && <RemoveDefinition kind={kind} definition={asked.definition} onClose={() => { setAsked(null); again(); }} />}
    </section>
  );
}
