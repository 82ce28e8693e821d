import * as XLSX from '@e965/xlsx'; import { readFileSync, writeFileSync } from 'node:fs'; import { zipSync, strToU8 } from 'fflate';
import * as D from './test/unit/importing/documents.ts'; import { readWorkbookBytes, readWorkbook } from './electron/reading/readWorkbook.ts'; import { readWorkbookInWorker } from './electron/reading/inWorker.ts';
for (const n of ['jiangxi-2024','shandong-2019','jiangxi-2024-messy']) { const b=readFileSync(`test/fixtures/workbooks/${n}.xlsx`); const wb=XLSX.read(b); const base=D.meanings(D.read(await readWorkbookBytes(b,'a')));
 for (const t of ['biff8','biff5','ods','xlsb','xlml','html'] as const) { try{ const out=XLSX.write(wb,{type:'buffer',bookType:t}); const t0=performance.now(); const raw=await readWorkbookBytes(out,'x.'+t); const ms=performance.now()-t0; const r=D.read(raw); const m=D.meanings(r); let d=0; for(const [k,v] of base) if(m.get(k)!==v) d++; console.log(n,t,raw.sheets.length,ms.toFixed(0)+'ms','diff',d,r.sheets.slice(0,2).map(s=>s.sheet+s.status)); }catch(e:any){console.log(n,t,'THROW',e.code,e.message.slice(0,200))} } }
const t0=performance.now(); const w=await readWorkbookInWorker('test/fixtures/workbooks/jiangxi-2024.xlsx'); console.log('worker',w.sheets.length,(performance.now()-t0).toFixed(0));
const bad=async(n:string,b:Uint8Array|null,p?:string)=>{try{const r=p?await readWorkbookInWorker(p):await readWorkbookBytes(b!,n); console.log('OK?',n,r.sheets.length,r.sheets[0]?.cells.length)}catch(e:any){console.log(n,e.code,e.message)}};
const good=readFileSync('test/fixtures/workbooks/jiangxi-2024.xlsx');
await bad('空.xlsx',new Uint8Array(0)); await bad('1.xlsx',good.subarray(0,5000)); await bad('半.xlsx',Buffer.concat([good.subarray(0,20000),good.subarray(21000)]));
await bad('a.pdf',Buffer.from('%PDF-1.7 ...')); await bad('随笔.txt',Buffer.from('今天天气很好\n没有表格\n')); await bad('x.bin',Buffer.from([1,2,3,0,0,0,4]));
await bad('d.docx',Buffer.from(zipSync({'word/document.xml':strToU8('<a/>'),'[Content_Types].xml':strToU8('<a/>')}))); await bad('z.zip',Buffer.from(zipSync({'a.txt':strToU8('hi')})));
await bad('bomb.xlsx',Buffer.from(zipSync({'[Content_Types].xml':strToU8('<a/>'),'xl/workbook.xml':strToU8('<a/>'),'xl/worksheets/sheet1.xml':new Uint8Array(60<<20)})));
{const z=Buffer.from(zipSync({'[Content_Types].xml':strToU8('<a/>'),'xl/workbook.xml':strToU8('<a/>'),'xl/worksheets/sheet1.xml':new Uint8Array(60<<20)}));let i=z.indexOf('xl/worksheets/sheet1.xml',z.length-300);z.writeUInt32LE(1000,i-46+24);await bad('lie.xlsx',z);}
await bad('nosheet.xlsx',Buffer.from(zipSync({'[Content_Types].xml':strToU8('<a/>'),'xl/workbook.xml':strToU8('<workbook><sheets/></workbook>')})));
await bad('page.xls',Buffer.from('<html><body><p>hi</p></body></html>'));
{const e=XLSX.utils.book_new();XLSX.utils.book_append_sheet(e,XLSX.utils.aoa_to_sheet([]),'空');await bad('空表.xlsx',XLSX.write(e,{type:'buffer',bookType:'xlsx'}));}
{const cfb=(XLSX as any).CFB.utils.cfb_new();(XLSX as any).CFB.utils.cfb_add(cfb,'/EncryptedPackage',Buffer.alloc(5000));(XLSX as any).CFB.utils.cfb_add(cfb,'/EncryptionInfo',Buffer.alloc(100));await bad('密.xlsx',(XLSX as any).CFB.write(cfb,{type:'buffer'}));}
await bad('没有',null,'/nonexist/a.xlsx'); await bad('夹',null,'/tmp');
await bad('t.csv',Buffer.from('支出决算表\n部门：某局,,,单位：万元\n科目编码,科目名称,合计,基本支出,项目支出\n,合计,"7,836.48",1,2\n'));
