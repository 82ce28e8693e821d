import { call, deskNow } from '../bridge/index.ts';
import { say } from './messages.ts';

/** Takes back the year's last entry, whatever page made it, and says which. */
export async function undo(): Promise<void> {
  if (deskNow()?.undo === null) return say('没有可以撤销的操作。');
  await step('desk.undo', '已撤销');
}

/** Brings back what was undone last. */
export async function redo(): Promise<void> {
  if (deskNow()?.redo === null) return say('没有可以重做的操作。');
  await step('desk.redo', '已重做');
}

async function step(channel: 'desk.undo' | 'desk.redo', word: string): Promise<void> {
  try {
    const { done } = await call(channel, {});
    say(`${word}：${done}`, 'done');
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), 'error');
  }
}
