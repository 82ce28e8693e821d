import { readFileSync } from 'node:fs'; import * as XLSX from '@e965/xlsx';
const t=performance.now(); const w=XLSX.read(readFileSync('/tmp/hang.bin'),{type:'buffer',dense:true,cellFormula:true,cellNF:true,cellStyles:true,cellText:false,cellHTML:false}); console.log('parsed',performance.now()-t);
for(const n of w.SheetNames){const s=w.Sheets[n]!;const d=(s as any)['!data'];console.log(n,s['!ref'],d?.length,Object.keys(d??[]).length,(s['!merges']??[]).length,s['!rows']?.length,s['!cols']?.length)}
