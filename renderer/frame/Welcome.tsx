import type { ReactElement } from 'react';
import { call } from '../bridge/index.ts';
import { MessageLine } from './BottomBar.tsx';
import { DamagedLedger, NewLedger, RecentLedgers, useOpening } from './Openings.tsx';

/** While no ledger is open: begin one, open one, or look at the sample. */
export function Welcome(): ReactElement {
  const opening = useOpening();
  const { running, open } = opening;
  return (
    <div className="frame-welcome">
      <main>
        <h1>决算册</h1>
        <p>部门决算公开的编制、校核与成册。一个单位的各年度决算保存在一个账套文件里。</p>
        <DamagedLedger {...opening} />
        <div className="frame-welcome-ways">
          <section aria-labelledby="welcome-new">
            <h2 id="welcome-new">新建账套</h2>
            <NewLedger {...opening} />
          </section>
          <section aria-labelledby="welcome-open">
            <h2 id="welcome-open">打开账套</h2>
            <button type="button" className="plain-button" disabled={running} onClick={() => open(() => call('ledger.open', {}))}>选择账套文件…</button>
            <RecentLedgers {...opening} />
          </section>
          <section aria-labelledby="welcome-sample">
            <h2 id="welcome-sample">看看示例</h2>
            <p>一个虚构单位的完整年度，各页都有内容，可以随意修改，不影响别的账套。</p>
            <button type="button" className="plain-button" disabled={running} onClick={() => open(() => call('ledger.newSample', {}))}>建立示例账套…</button>
          </section>
        </div>
      </main>
      <footer className="frame-welcome-foot"><MessageLine /></footer>
    </div>
  );
}
