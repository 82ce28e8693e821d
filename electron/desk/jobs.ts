import { BadInput } from '../../shared/badInput.ts';
import type { Emit } from './context.ts';

/** Long work under a name of the page's choosing: it tells its steps and can be cancelled. */
export interface Jobs {
  /** Throws BadInput `job-running` while one of the same name is under way, `cancelled` when it was ended. */
  run<T>(job: string, work: (signal: AbortSignal, progress: (step: string, share?: number) => void) => Promise<T>): Promise<T>;
  /** False when no such job is under way. */
  cancel(job: string): boolean;
  cancelAll(): void;
}

export function createJobs(emit: Emit): Jobs {
  const running = new Map<string, AbortController>();
  return {
    async run(job, work) {
      if (running.has(job)) throw new BadInput('job-running', '上一次操作还没有做完：请等它完成，或先取消。');
      const controller = new AbortController();
      running.set(job, controller);
      try {
        return await work(controller.signal, (step, share) => emit('progress', { job, step, ...(share !== undefined && { share }) }));
      } catch (error) {
        if (controller.signal.aborted) throw new BadInput('cancelled', '已取消，没有留下未完成的文件。');
        throw error;
      } finally {
        running.delete(job);
      }
    },
    cancel(job) {
      const controller = running.get(job);
      controller?.abort();
      return controller !== undefined;
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
