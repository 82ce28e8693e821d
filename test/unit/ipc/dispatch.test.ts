import { afterEach, describe, expect, it, vi } from 'vitest';
import { HANDLERS } from '../../../electron/desk/handlers.ts';
import { type DeskBench, deskBench } from '../desk/deskBench.ts';

let bench: DeskBench | null = null;
afterEach(() => {
  vi.restoreAllMocks();
  bench?.close();
  bench = null;
});

/** A desk one of whose handlers gives what a bug would. */
function faulty(answer: unknown): DeskBench {
  vi.spyOn(HANDLERS, 'ledger.recent').mockImplementation(() => JSON.parse(JSON.stringify(answer)));
  bench = deskBench();
  return bench;
}

describe('what goes back to the window', () => {
  it('is held against the channel’s schema: another shape is a fault of ours, which the log has in full', async () => {
    const { ask, logged } = faulty([{ token: 7 }]);
    expect(await ask('ledger.recent', {})).toMatchObject({ ok: false, error: { code: 'unexpected', message: expect.stringMatching(/[一-鿿]/) } });
    expect(logged.join()).toContain('bad output');
  });

  it('has no field that the schema does not name', async () => {
    const { ask } = faulty([{ token: '1', path: '/home/u/甲局.juece' }]);
    expect(JSON.stringify(await ask('ledger.recent', {}))).not.toContain('/home/u');
  });

  it('is an envelope whatever was asked', async () => {
    bench = deskBench();
    for (const name of ['nothing.here', '__proto__', 'constructor', '']) expect(await bench.ask(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
  });
});
