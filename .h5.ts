import { readWorkbookInWorker } from './electron/reading/inWorker.ts';
const t=performance.now(); await readWorkbookInWorker('/tmp/hang.bin',{timeout:3000}).catch(e=>console.log(e.code,e.message)); console.log(performance.now()-t);
