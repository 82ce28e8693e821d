import { openLibrary, ownResourceRoot, codeNames } from './electron/service/library.ts';
import { readWorkbook } from './electron/reading/readWorkbook.ts';
import { recognise } from './shared/importing/recognise.ts';
const lib = openLibrary(ownResourceRoot());
const packs = lib.packs.list().map(({id,validFrom,province})=>({id,validFrom,base:province==='',statements:lib.packs.getPack(id).statements}));
const wb=await readWorkbook('test/fixtures/workbooks/jiangxi-2024.xlsx');
const ts=[];for(let i=0;i<100;i++){const t=performance.now();recognise(wb,{packs,words:lib.words,codes:(y)=>codeNames(lib,y)});ts.push(performance.now()-t)}
console.log('first',ts[0].toFixed(1),'median',ts.sort((a,b)=>a-b)[50].toFixed(1));
