import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../../shared/badInput.ts';
import { auditWorkbook, writeAudit } from './auditDocument.ts';
import type { AuditAnswer, AuditTask, AuditWorkerStart } from './auditPool.ts';
import { openLibrary } from '../packs/library.ts';

// Structured clones of what `auditPool.ts` sends: the one checked border of this thread.
const start = workerData as AuditWorkerStart;
const library = openLibrary(start.resourceRoot, start.userRoots);

async function answer(task: AuditTask): Promise<AuditAnswer> {
  try {
    const audited = await auditWorkbook(library, task.path, start.options);
    const document = { ...audited.document, file: task.file };
    if (start.scratch !== null) await writeAudit(library, { ...audited, document }, start.options.today, { folder: start.scratch, names: task.outputs });
    return { kind: 'document', document };
  } catch (error) {
    if (error instanceof BadInput) return { kind: 'badInput', message: error.message };
    return { kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (task: AuditTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result));
});
