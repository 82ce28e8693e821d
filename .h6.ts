import { readFileSync } from 'node:fs'; import { withinTime } from './electron/reading/timeLimit.ts'; import * as XLSX from '@e965/xlsx';
const b=readFileSync('/tmp/hang.bin');
let t=performance.now(); try{withinTime(1000,()=>{for(;;);})}catch(e:any){console.log('loop',e.constructor.name,performance.now()-t)}
t=performance.now(); try{withinTime(2000,()=>XLSX.read(b,{dense:true}))}catch(e:any){console.log('xls',e.constructor.name,performance.now()-t)}
