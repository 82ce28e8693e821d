import type { ReactElement } from 'react';

/** Old name → new name, 科目 with their codes. */
export function RenamedList({ renamed }: { readonly renamed: readonly { readonly code: string; readonly before: string; readonly after: string }[] }): ReactElement {
  return <ul className="ledger-renamed">{renamed.map(({ code, before, after }) => <li key={`${code} ${before}`}>{code} {before} → <b>{after}</b></li>)}</ul>;
}
