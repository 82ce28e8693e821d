import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import { auditDocument } from './auditDocument.ts';
import type { AuditAnswer, AuditTask, AuditWorkerStart } from './auditPool.ts';
import { openLibrary } from './library.ts';

// Structured clones of what `auditPool.ts` sends: the one checked border of this thread.
const start = workerData as AuditWorkerStart;
const library = openLibrary(start.resourceRoot, start.userRoots);

async function answer(task: AuditTask): Promise<AuditAnswer> {
  try {
    const scratch = start.scratch === null ? undefined : { folder: start.scratch, names: task.outputs };
    return { kind: 'document', document: { ...await auditDocument(library, task.path, start.options, scratch), file: task.file } };
  } catch (error) {
    if (error instanceof BadInput) return { kind: 'badInput', message: error.message };
    return { kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (task: AuditTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result));
});
