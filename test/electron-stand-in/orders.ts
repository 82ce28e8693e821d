/** What the process that started this one asks of it, and what it is told. */
import { answerNextDialog } from './dialogs.ts';
import { BrowserWindow, app, session } from './electronModule.ts';
import { ownEndpoint } from './emptyPage.ts';
import { recorded } from './recorded.ts';
import type { Inspection, Order, Report } from './settings.ts';

let reported = false;

/** The window shows its page for the first time. */
export async function reportReady(): Promise<void> {
  if (reported) return;
  reported = true;
  tell({ kind: 'ready', endpoint: await ownEndpoint() });
}

function tell(report: Report): void {
  process.send?.(report);
}

// Whoever started this process is gone: nobody is left to end it.
process.on('disconnect', () => app.quit());
process.on('message', (order: Order) => { void follow(order); });

async function follow(order: Order): Promise<void> {
  switch (order.kind) {
    case 'page': return;
    case 'answerDialog': answerNextDialog(order.paths); return tell({ kind: 'answer', content: null });
    case 'arrange': return tell({ kind: 'answer', content: arrange(order) });
    case 'inspect': {
      const { schemes: _schemes, ...inspection } = recorded;
      return tell({ kind: 'answer', content: inspection satisfies Inspection });
    }
    case 'permission': return tell({ kind: 'answer', content: await session.defaultSession.mayUse(order.name) });
    case 'request': return tell({ kind: 'answer', content: await session.defaultSession.mayRequest(order.url) });
    case 'quit': app.quit();
  }
}

/** As a person moves, resizes or maximises the window. */
function arrange({ bounds, maximized }: Extract<Order, { readonly kind: 'arrange' }>): null {
  for (const window of BrowserWindow.getAllWindows()) {
    if (bounds !== null) window.setBounds(bounds);
    if (maximized) window.maximize();
    else window.unmaximize();
  }
  return null;
}
