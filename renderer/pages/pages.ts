import { type ComponentType, lazy } from 'react';
import { PAGES, type PageId } from '../../shared/ipc/pages.ts';
import type { Place } from '../frame/router.ts';
import { NotBuilt } from './NotBuilt.tsx';

/** What every page gets: where it is and what it should show. */
export interface PageProps {
  readonly place: Place;
}

type PageModule = { readonly default: ComponentType<PageProps> };

/** A page is a folder named by its id with an `index.tsx` whose default export is its component. */
const FOLDERS = import.meta.glob<PageModule>('./*/index.tsx');

const COMPONENTS = new Map<PageId, ComponentType<PageProps>>(PAGES.map((page) => {
  const load = FOLDERS[`./${page.id}/index.tsx`];
  return [page.id, load ? lazy(load) : NotBuilt];
}));

/** Fetches a page before it is shown. */
export function loadPage(id: PageId): Promise<unknown> {
  return FOLDERS[`./${id}/index.tsx`]?.() ?? Promise.resolve();
}

export function pageComponent(id: PageId): ComponentType<PageProps> {
  return COMPONENTS.get(id) ?? NotBuilt;
}
