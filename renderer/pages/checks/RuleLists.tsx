import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { LEVEL_NAMES } from './filter.ts';

type Lists = Pick<ChannelOutput<'checks.list'>, 'passed' | 'notChecked'>;

/** Rules that ran and found nothing. */
export function PassedRules({ passed }: Pick<Lists, 'passed'>): ReactElement {
  if (passed.length === 0) return <p className="page-empty">还没有通过的规则：填报数据以后自动检查。</p>;
  return (
    <table className="checks-rules">
      <caption>下列 {passed.length} 条规则有数可查，没有发现问题。</caption>
      <thead><tr><th scope="col">规则</th><th scope="col">级别</th><th scope="col">依据</th></tr></thead>
      <tbody>{passed.map((rule) => <tr key={rule.rule}><td>✓ {rule.title}</td><td>{LEVEL_NAMES[rule.level]}</td><td>{rule.basis}</td></tr>)}</tbody>
    </table>
  );
}

/** What could not be checked, and why: it is not the same as passed. */
export function NotChecked({ notChecked }: Pick<Lists, 'notChecked'>): ReactElement {
  if (notChecked.length === 0) return <p className="page-empty">所有规则都检查过了。</p>;
  return (
    <table className="checks-rules">
      <caption>下列 {notChecked.length} 项没有检查，不等于通过：补上所缺的表或数据后自动检查。</caption>
      <thead><tr><th scope="col">规则</th><th scope="col">为什么没有检查</th></tr></thead>
      <tbody>{notChecked.map((rule, index) => <tr key={`${rule.rule} ${String(index)}`}><td>{rule.title}</td><td>{rule.reason}</td></tr>)}</tbody>
    </table>
  );
}
