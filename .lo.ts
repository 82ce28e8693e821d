import * as D from './test/unit/importing/documents.ts'; import { readWorkbook } from './electron/reading/readWorkbook.ts';
const base=D.meanings(D.read(await D.workbook('jiangxi-2024')));
for(const p of process.argv.slice(2)){try{const t=performance.now();const raw=await readWorkbook(p);const ms=performance.now()-t;const r=D.read(raw);const m=D.meanings(r);let d=0;for(const [k,v] of base) if(m.get(k)!==v) d++;console.log(p,raw.sheets.length,ms.toFixed(0),'diff',d,'of',base.size,m.size,r.view.tables.size,r.remarks.map(x=>x.kind).join())}catch(e:any){console.log(p,e.code,e.message)}}
