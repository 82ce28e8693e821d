import { readFileSync } from 'node:fs'; import * as XLSX from '@e965/xlsx';
const b=readFileSync('/tmp/hang.bin'); const cfb=XLSX.CFB.read(b,{type:'buffer'}); console.log(cfb.FullPaths, cfb.FileIndex.map((f:any)=>f.size));
