import type { Page } from 'playwright-core';

/** What a measurement looks at: the text of an element of the page, or one of its attributes. */
export interface Seen {
  readonly selector: string;
  readonly attribute?: string;
}

interface Armed extends Seen {
  /** The person's doing from which time is counted. */
  readonly event: 'keydown' | 'click' | 'paste';
  readonly key?: string;
}

/**
 * Milliseconds in the page from an event to the first frame painted after what is seen has changed; neither the driver nor its protocol
 * is in them. `act` makes the event.
 */
export async function untilPainted(page: Page, armed: Armed, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(arm, armed);
  await act();
  return page.evaluate(() => Reflect.get(globalThis, 'measured') as Promise<number>);
}

/** Runs in the page: a watch on the event and on what is seen. The paint is behind when the message of its frame arrives. */
function arm({ event, key, selector, attribute }: Armed): void {
  const seen = (): string | null => {
    const element = document.querySelector(selector);
    return (attribute === undefined ? element?.textContent : element?.getAttribute(attribute)) ?? null;
  };
  const before = seen();
  const measured = new Promise<number>((done, fail) => {
    let started = Number.NaN;
    addEventListener(event, (happened) => { if (key === undefined || (happened instanceof KeyboardEvent && happened.key === key)) started = happened.timeStamp; }, { capture: true, once: key === undefined });
    const late = setTimeout(() => fail(new Error(`${selector} stays ${String(before)} after ${event}`)), 30_000);
    const watch = new MutationObserver(() => {
      const now = seen();
      if (Number.isNaN(started) || now === null || now === before) return;
      watch.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - started);
        port2.postMessage(null);
      });
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  Reflect.set(globalThis, 'measured', measured);
}

/** A script for the page of a program that starts: when the text has been painted, the time of that stands in `usableAt`. */
export const watchFor = (text: string): string => `(() => {
  if (window.top !== window) return;
  const watch = new MutationObserver(() => {
    if (!document.body?.innerText.includes(${JSON.stringify(text)})) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { window.usableAt = performance.timeOrigin + performance.now(); };
      port2.postMessage(null);
    });
  });
  watch.observe(document, { subtree: true, childList: true, characterData: true });
})();
`;

/** When the page began to load and when it could be used, as the clock's milliseconds. */
export async function startOf(page: Page): Promise<{ readonly loading: number; readonly usable: number }> {
  const handle = await page.waitForFunction(() => (Reflect.has(globalThis, 'usableAt') ? { loading: performance.timeOrigin, usable: Number(Reflect.get(globalThis, 'usableAt')) } : null), undefined, { timeout: 60_000, polling: 50 });
  return await handle.jsonValue() ?? { loading: Number.NaN, usable: Number.NaN };
}
