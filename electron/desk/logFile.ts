import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST = 1_000_000;

/** The program's log in the user's own folder, one file and the one before it. Never an amount or a name: stacks and codes. */
export function openLog(dataRoot: string): (text: string) => void {
  const file = join(dataRoot, '日志.txt');
  return (text) => {
    try {
      mkdirSync(dataRoot, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, join(dataRoot, '日志-上一份.txt'));
      appendFileSync(file, `${new Date().toISOString()} ${text}\n`);
    } catch {
      // Without a place for the log the work goes on.
    }
  };
}
