import { Radio } from 'antd';
import type { ReactElement } from 'react';
import type { BookletChoice } from '../../../shared/ipc/booklet.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { go } from '../../frame/router.ts';

interface FinalChoiceProps {
  readonly choice: BookletChoice;
  /** Null until they are known. */
  readonly conditions: ChannelOutput<'booklet.finalConditions'> | null;
  readonly change: (change: Partial<BookletChoice>) => void;
}

/** 校核稿 always; 正式稿 where nothing stands against it, else what does. */
export function FinalChoice({ choice, conditions, change }: FinalChoiceProps): ReactElement {
  const free = conditions !== null && conditions.length === 0;
  return (
    <section className="booklet-group" aria-labelledby="booklet-final">
      <h2 id="booklet-final">稿别</h2>
      <Radio.Group
        aria-label="稿别" optionType="button" size="small" value={choice.final && free ? 'final' : 'draft'} onChange={(event) => change({ final: event.target.value === 'final' })}
        options={[{ value: 'draft', label: '校核稿' }, { value: 'final', label: '正式稿', disabled: !free }]}
      />
      {conditions !== null && conditions.length > 0 && (
        <>
          <p className="booklet-note">现在出的是校核稿，封面有“校核稿”字样。出正式稿还差：</p>
          <ul className="booklet-conditions">
            {conditions.map(({ kind, message, page, details }) => (
              <li key={kind}>
                {message}
                {(kind === 'errors' || kind === 'reasons') && <details><summary>逐项（{details.length}）</summary><ol>{details.slice(0, 30).map((detail, index) => <li key={`${index} ${detail}`}>{detail}</li>)}</ol>{details.length > 30 && <p>…其余 {details.length - 30} 项略</p>}</details>}
                {' '}<button type="button" className="booklet-link" onClick={() => go({ page })}>去处理</button>
              </li>
            ))}
          </ul>
        </>
      )}
      {free && choice.final && <p className="booklet-note">年度已锁定，没有未处理的问题：导出、打印的是正式稿。</p>}
      {free && !choice.final && <p className="sentence-warning">现在选的是校核稿，封面有“校核稿”字样：年度已锁定，可以改选“正式稿”。</p>}
    </section>
  );
}
