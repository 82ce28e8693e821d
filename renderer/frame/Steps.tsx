import type { ReactElement } from 'react';
import type { DeskState, StepState } from '../../shared/ipc/desk.ts';
import { PAGES } from '../../shared/ipc/pages.ts';
import { go, usePlace } from './router.ts';

const STATE_WORDS: Readonly<Record<StepState, string>> = { untouched: '未开始', underway: '进行中', problems: '有问题', done: '完成' };
const STATE_MARKS: Readonly<Record<StepState, string>> = { untouched: '○', underway: '◐', problems: '!', done: '✓' };

/** The walk through the year, each step with its state; readable without colour. */
export function Steps({ desk }: { readonly desk: DeskState }): ReactElement {
  const place = usePlace();
  const states = new Map(desk.steps.map((step) => [step.page, step]));
  return (
    <nav className="frame-steps" data-region="" aria-label="步骤">
      <ul>
        {PAGES.map((page) => {
          const step = states.get(page.id);
          const state = step ? stateText(step.state, step.count) : '';
          return (
            <li key={page.id}>
              <button type="button" className="frame-step" aria-current={place.page === page.id ? 'page' : undefined} title={step?.note} data-page={page.id} onClick={() => go({ page: page.id })}>
                <span className="frame-step-title">{page.title}</span>
                {step && <span className={`frame-step-state is-${step.state}`}><span aria-hidden="true">{STATE_MARKS[step.state]}</span> <span className="frame-step-word">{state}</span></span>}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function stateText(state: StepState, count: number): string {
  return state === 'problems' && count > 0 ? `${STATE_WORDS[state]} ${String(count)}` : STATE_WORDS[state];
}
