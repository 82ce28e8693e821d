import type { ReactElement } from 'react';
import { readDay } from '../../../shared/overview/day.ts';
import { call, useAction } from '../../bridge/index.ts';
import { Field } from './Field.tsx';
import type { Release } from './index.tsx';

type People = Release['people'];

const FIELDS: readonly { readonly id: keyof People; readonly name: string; readonly day?: true; readonly placeholder?: string; readonly suggestions?: readonly string[] }[] = [
  { id: 'preparer', name: '填表人' }, { id: 'reviewer', name: '复核人' }, { id: 'financeHead', name: '财务负责人' }, { id: 'approver', name: '负责人审签' },
  { id: 'secrecyReviewer', name: '保密审查人' }, { id: 'secrecyDate', name: '保密审查日期', day: true }, { id: 'secrecyResult', name: '保密审查结果', suggestions: ['同意公开', '部分内容不予公开', '不同意公开'] },
  { id: 'publishedOn', name: '公开日期', day: true }, { id: 'platform', name: '公开平台', placeholder: '如 县政府门户网站', suggestions: ['县人民政府门户网站', '预决算公开统一平台', '本单位门户网站'] },
];

/** Who signs and when it is published; locking asks for all of them. */
export function PeopleForm({ release: { people, locked } }: { readonly release: Release }): ReactElement {
  const [run] = useAction();
  const save = async (change: Partial<People>): Promise<boolean> => await run(() => call('release.putPeople', change)) !== null;
  return (
    <section className="release-part" aria-labelledby="release-people">
      <h2 id="release-people">签批与公开</h2>
      <p className="release-soft">改完离开这一格就保存；锁定归档前要全部填好。</p>
      <div className="release-people">
        {FIELDS.map(({ id, name, day, placeholder, suggestions }) => (
          <Field
            key={id} label={name} value={people[id]} disabled={locked} placeholder={day ? '如 2025-08-20' : placeholder ?? ''} suggestions={suggestions}
            onSave={(text) => save({ [id]: day ? readDay(text) ?? text : text })}
          />
        ))}
      </div>
    </section>
  );
}
