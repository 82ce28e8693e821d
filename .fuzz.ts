import { writeFileSync } from 'node:fs';
const require0=(i:number,k:number,b:Uint8Array)=>writeFileSync('/tmp/last.bin',Buffer.concat([Buffer.from([i&255,i>>8,k]),b]));
import * as XLSX from '@e965/xlsx'; import { readFileSync } from 'node:fs'; import { unzipSync, zipSync } from 'fflate';
import * as D from './test/unit/importing/documents.ts'; import { readWorkbookBytes } from './electron/reading/readWorkbook.ts'; import { BadInput } from './shared/badInput.ts';
let s=Number(process.argv[2]??1); const rnd=()=>{s=(s*1103515245+12345)&0x7fffffff;return s/0x7fffffff};
const src=readFileSync('test/fixtures/workbooks/shandong-2019.xlsx'); const parts=unzipSync(src); const xls=XLSX.write(XLSX.read(src),{type:'buffer',bookType:'biff8'}); const ods=unzipSync(XLSX.write(XLSX.read(src),{type:'buffer',bookType:'ods'}));
const mutate=(b:Uint8Array,n:number)=>{const c=Buffer.from(b);for(let i=0;i<n;i++){const at=Math.floor(rnd()*c.length);const k=rnd();if(k<.4)c[at]=Math.floor(rnd()*256);else if(k<.7){const len=Math.floor(rnd()*30);c.copyWithin(at,Math.floor(rnd()*c.length),Math.floor(rnd()*c.length)%c.length+len)}else c[at]=48+Math.floor(rnd()*10)}return c};
const t0=Date.now();let ok=0,bad=0,other=0;let worst=0;const seen=new Map<string,number>();
for(let i=0;i<Number(process.argv[3]??300);i++){const kind=i%3;let bytes:Uint8Array;
 if(kind===0){const p={...parts};const names=Object.keys(p).filter(n=>/sheet|workbook|sharedS|styles/.test(n));const n=names[Math.floor(rnd()*names.length)]!;p[n]=mutate(p[n]!,1+Math.floor(rnd()*8));bytes=zipSync(p)}
 else if(kind===1)bytes=mutate(xls,1+Math.floor(rnd()*20)); else {const p={...ods};p['content.xml']=mutate(p['content.xml']!,1+Math.floor(rnd()*8));bytes=zipSync(p)}
 const t=performance.now(); require0(i,kind,bytes);
 try{const raw=await readWorkbookBytes(bytes,'f');D.read(raw);ok++}catch(e:any){if(e instanceof BadInput){bad++;seen.set(e.code,(seen.get(e.code)??0)+1)}else{other++;console.log(kind,i,e.stack?.split('\n').slice(0,4).join(' | '))}}
 worst=Math.max(worst,performance.now()-t);}
console.log({ok,bad,other,worst:worst.toFixed(0),codes:[...seen]},Date.now()-t0);
