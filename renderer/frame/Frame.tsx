import { type ReactElement, Suspense, useEffect, useState } from 'react';
import type { DeskState } from '../../shared/ipc/desk.ts';
import { PAGES } from '../../shared/ipc/pages.ts';
import { pageComponent } from '../pages/pages.ts';
import { BottomBar } from './BottomBar.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import { SearchBox } from './SearchBox.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { Steps } from './Steps.tsx';
import { TopBar } from './TopBar.tsx';
import './frame.css';
import { focusNextRegion } from './regions.ts';
import { go, goBack, usePlace } from './router.ts';
import { redo, undo } from './undo.ts';

/** The window around a page: steps at the left, the accounts above, what is saved and selected below. */
export function Frame({ desk }: { readonly desk: DeskState }): ReactElement {
  const [dialog, setDialog] = useState<'search' | 'shortcuts' | null>(null);
  const place = usePlace();
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => { if (!event.isComposing && event.keyCode !== 229 && windowKey(event, setDialog)) event.preventDefault(); };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);
  const Page = pageComponent(place.page);
  const title = PAGES.find((page) => page.id === place.page)?.title ?? '';
  return (
    <div className="frame">
      <TopBar desk={desk} onSearch={() => setDialog('search')} onShortcuts={() => setDialog('shortcuts')} />
      <Steps desk={desk} />
      <main className="frame-page" data-region="" aria-label={title}>
        <PageBoundary key={`${place.page} ${String(desk.book?.year ?? 0)} ${desk.ledger?.name ?? ''}`}>
          <Suspense fallback={<p className="page-empty">正在打开…</p>}>
            <Page place={place} />
          </Suspense>
        </PageBoundary>
      </main>
      <BottomBar desk={desk} />
      {dialog === 'search' && <SearchBox desk={desk} onClose={() => setDialog(null)} />}
      {dialog === 'shortcuts' && <ShortcutList onClose={() => setDialog(null)} />}
    </div>
  );
}

/** True when the key was the window's. Undo inside of a text field stays the field's own. */
function windowKey(event: KeyboardEvent, setDialog: (dialog: 'search' | 'shortcuts') => void): boolean {
  if (document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"])')) return false;
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (key === 'F1') setDialog('shortcuts');
  else if (key === 'F6') focusNextRegion(shiftKey ? -1 : 1);
  else if (altKey && key === 'ArrowLeft' && !shiftKey) goBack();
  else if (!(ctrlKey || metaKey) || altKey) return false;
  else return controlKey(event, setDialog);
  return true;
}

function controlKey(event: KeyboardEvent, setDialog: (dialog: 'search') => void): boolean {
  const key = event.key.toLowerCase();
  const page = /^[1-9]$/.test(key) ? PAGES[Number(key) - 1] : undefined;
  const writing = event.target instanceof Element && event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]') !== null;
  if (key === 'k') setDialog('search');
  else if (page) go({ page: page.id });
  else if (writing) return false;
  else if (key === 'z') void (event.shiftKey ? redo() : undo());
  else if (key === 'y') void redo();
  else return false;
  return true;
}
