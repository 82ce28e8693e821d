import type { ReactElement } from 'react';
import { PAGES } from '../../shared/ipc/pages.ts';
import type { PageProps } from './pages.ts';

/** Says plainly that a page is not there yet. */
export function NotBuilt({ place }: PageProps): ReactElement {
  return <p className="page-empty">{PAGES.find((page) => page.id === place.page)?.title}：这一页还没有做好。</p>;
}
