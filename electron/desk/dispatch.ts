import { BadInput } from '../../shared/badInput.ts';
import { type Answer, type Channel, UNEXPECTED } from '../../shared/ipc/channel.ts';
import { CHANNELS } from '../../shared/ipc.ts';
import type { DeskContext } from './context.ts';
import { HANDLERS } from './handlers.ts';

/** Answers one call of the window, whatever was sent: never throws. */
export type Dispatch = (name: string, input: unknown) => Promise<Answer<unknown>>;

type Handler = (context: DeskContext, input: unknown) => unknown;

/** The one way in: known name, checked input, handler, checked output, envelope. */
export function createDispatch(context: DeskContext): Dispatch {
  const channels = new Map<string, Channel>(Object.entries(CHANNELS));
  // The border where a checked input meets its handler: both are looked up under one name, and `HandlersOf` ties their types.
  const handlers = new Map<string, Handler>(Object.entries(HANDLERS) as [string, Handler][]);
  return async (name, input) => {
    const channel = channels.get(name);
    const handler = handlers.get(name);
    if (!channel || !handler) return refusal('unknown-channel', '窗口与程序的版本不一致：请重新启动程序。');
    const parsed = channel.input.safeParse(input);
    if (!parsed.success) {
      context.log(`${name}: bad input: ${parsed.error.message}`);
      return refusal('bad-call', '填写的内容不符合要求，没有执行：请检查后重试。');
    }
    try {
      const output = channel.output.safeParse(await handler(context, parsed.data));
      if (output.success) return { ok: true, data: output.data };
      throw new TypeError(`bad output: ${output.error.message}`);
    } catch (error) {
      if (error instanceof BadInput) return refusal(error.code, error.message);
      context.log(`${name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      return refusal(UNEXPECTED, '程序出错，这一步没有完成，账套中的数据不受影响：请重试；仍然出现时，请把日志发给维护人员。');
    }
  };
}

function refusal(code: string, message: string): Answer<never> {
  return { ok: false, error: { code, message } };
}
