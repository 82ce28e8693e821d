import type { ReactElement } from 'react';
import { Dialog } from './Dialog.tsx';
import { SHORTCUTS } from './shortcuts.ts';

/** F1. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <Dialog title="快捷键" onClose={onClose}>
      <div className="frame-shortcuts" tabIndex={0} role="region" aria-label="快捷键一览">
        {SHORTCUTS.map(({ where, list }) => (
          <section key={where} aria-label={where}>
            <h3>{where}</h3>
            <dl>
              {list.map(({ keys, does }) => (
                <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{does}</dd></div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
