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

const loaded = new Map<PageId, ComponentType<PageProps>>();
/** What a page is drawn with, the same from its first drawing on. */
const drawn = new Map<PageId, ComponentType<PageProps>>();

/** Fetches a page before it is shown. */
export async function loadPage(id: PageId): Promise<void> {
  const page = await FOLDERS[`./${id}/index.tsx`]?.();
  if (page) loaded.set(id, page.default);
}

/** Fetches every page, one at a time, whenever the window rests. */
export function fetchPagesAtLeisure(pages: readonly PageId[] = PAGES.map(({ id }) => id)): void {
  const [next, ...others] = pages;
  if (next === undefined) return;
  requestIdleCallback(() => { void loadPage(next).catch(() => undefined).then(() => fetchPagesAtLeisure(others)); });
}

/** A page that was fetched is drawn at once; of another the frame says that it is being opened, and React shows that for a third of a second at least. */
export function pageComponent(id: PageId): ComponentType<PageProps> {
  const load = FOLDERS[`./${id}/index.tsx`];
  const component = drawn.get(id) ?? loaded.get(id) ?? (load ? lazy(load) : NotBuilt);
  drawn.set(id, component);
  return component;
}
