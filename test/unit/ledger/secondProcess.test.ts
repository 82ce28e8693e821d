import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../../electron/ledger/openLedger.ts';
import { listFacts } from '../../../electron/ledger/subjects/facts.ts';
import { listJournal } from '../../../electron/ledger/subjects/history.ts';
import { ownFolder, spending } from './sampleBook.ts';

const folder = ownFolder();
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  folder.remove();
});

function program(path: string, then: 'hold' | 'die' | 'try'): ChildProcess {
  const script = fileURLToPath(new URL('holdLedger.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, path, then], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  return child;
}

describe('a ledger that another program has open', () => {
  it('is refused in one sentence; once that program is killed, everything committed is there', async () => {
    const path = folder.path('双开.juece');
    const other = program(path, 'hold');
    if (!other.stdout) throw new Error('no output');
    await once(other.stdout, 'data');
    await expect(openLedger(path)).rejects.toThrow(expect.objectContaining({ name: 'BadInput', code: 'ledger-in-use' }));
    await expect(openLedger(path)).rejects.toThrow('账套“双开.juece”正被另一个窗口或程序使用：请先关闭它再打开。');
    const ended = once(other, 'exit');
    other.kill('SIGKILL');
    await ended;
    const ledger = await openLedger(path);
    expect(listFacts(ledger.read, 2024)).toEqual([spending(100)]);
    ledger.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('stays taken when its own program tries to open it once more', async () => {
    const path = folder.path('自开.juece');
    const ledger = await openLedger(path, { mode: 'create' });
    await expect(openLedger(path)).rejects.toThrow(expect.objectContaining({ code: 'ledger-in-use' }));
    const [refused] = await once(program(path, 'try'), 'exit');
    expect(refused).toBe(2);
    ledger.close();
    const [opened] = await once(program(path, 'try'), 'exit');
    expect(opened).toBe(0);
  });

  it('keeps nothing of a write during which the program was killed', async () => {
    const path = folder.path('断电.juece');
    const other = program(path, 'die');
    const [, signal] = await once(other, 'exit');
    expect(signal).toBe('SIGKILL');
    const ledger = await openLedger(path);
    expect(listFacts(ledger.read, 2024)).toEqual([spending(100)]);
    expect(listJournal(ledger.read).map(({ what }) => what)).toEqual(['录入', '新建 2024 年度']);
    ledger.close();
  });
});
