import { readFileSync } from 'node:fs'; import { readWorkbookBytes } from './electron/reading/readWorkbook.ts'; import * as D from './test/unit/importing/documents.ts';
const t=performance.now(); const raw=await readWorkbookBytes(readFileSync('/tmp/hang.bin'),'h').catch(e=>{console.log(e.message);process.exit()}); console.log('read',performance.now()-t, raw.sheets.map(s=>[s.name,s.rows,s.columns,s.cells.length,s.merges.length].join()));
const t2=performance.now(); D.read(raw); console.log('rec',performance.now()-t2);
