import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDispatch } from '../../electron/desk/dispatch.ts';
import { openDeskContext } from '../../electron/desk/openContext.ts';
import { openLedger } from '../../electron/ledger/openLedger.ts';
import type { ChannelInput, ChannelName, ChannelOutput } from '../../shared/ipc.ts';
import { type BenchBook, bigBook, library, sampleBook } from './books.ts';
import { writeLedgerFile } from './ledgerFile.ts';
import { type Measured, ROOT, warm } from './measure.ts';

/** What the window waits for after a key: committed, calculated anew, checked where the book is not large, and answered. */
export async function editReply(): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const book of [sampleBook, bigBook]) {
    const desk = await benchDesk(book);
    const role = 'generalExpenditure';
    const { states } = await desk.call('statements.open', { role });
    const cells = states.filter((state) => state.state === 'entry');
    let turn = 0;
    const edit = (): Promise<unknown> => {
      turn += 1;
      const { rowId = '', columnId = '' } = cells[(turn * 37) % cells.length] ?? {};
      return desk.call('statements.edit', { role, held: true, cells: [{ rowId, columnId, value: 1_000_000 + 100 * turn }] });
    };
    rows.push(await warm({ what: `改一格：落盘、重算、重查、答复窗口：${book.name}`, limit: 16, of: 'p95', runs: 41, warmUp: 20, after: () => desk.call('desk.undo', {}) }, edit));
    rows.push(await warm({ what: `打开一张表：${book.name}`, limit: 100, of: 'p95', runs: 21, warmUp: 5 }, () => desk.call('statements.open', { role })));
    desk.close();
  }
  return rows;
}

/** The program without a window over a ledger file on disk. */
export interface BenchDesk {
  call<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<ChannelOutput<N>>;
  close(): void;
}

/** A ledger file with the facts of a book, opened by the program on one of its units. */
export async function benchDesk({ pack, input }: BenchBook): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'juece-bench-'));
  const context = openDeskContext({
    roots: { resources: join(ROOT, 'resources'), data: join(folder, 'data') }, clock: () => new Date(), emit: () => {}, log: () => {},
    dialogs: { chooseFiles: () => Promise.resolve([]), chooseFolder: () => Promise.resolve(null), chooseSave: () => Promise.resolve(null), openPath: () => Promise.resolve(), print: () => Promise.resolve() },
  });
  const dispatch = createDispatch(context);
  const path = join(folder, '账套.juece');
  await writeLedgerFile(path, input.year, library.packs.getPack(pack), input.facts);
  context.desk.take(await openLedger(path));
  const units = [...new Set(input.facts.map((fact) => fact.unit))];
  if (units.length > 1) context.desk.chooseUnit(units[0] ?? null);
  return {
    async call(channel, asked) {
      const answer = await dispatch(channel, asked);
      if (!answer.ok) throw new Error(`${channel}: ${answer.error.message}`);
      return answer.data as ChannelOutput<typeof channel>;
    },
    close() {
      context.desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
