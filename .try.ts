import { openLibrary, ownResourceRoot, codeNames } from './electron/service/library.ts';
import { readWorkbook } from './electron/reading/readWorkbook.ts';
import { recognise } from './shared/importing/recognise.ts';
const lib = openLibrary(ownResourceRoot());
const packs = lib.packs.list().map(({id,validFrom,province})=>({id,validFrom,base:province==='',statements:lib.packs.getPack(id).statements}));
for (const f of process.argv.slice(2)) {
  let t=performance.now(); const wb=await readWorkbook(f); const t1=performance.now()-t;
  t=performance.now(); const r=recognise(wb,{packs,words:lib.words,codes:(y)=>codeNames(lib,y)}); const t2=performance.now()-t;
  t=performance.now(); for(let i=0;i<5;i++) recognise(wb,{packs,words:lib.words,codes:(y)=>codeNames(lib,y)}); const t3=(performance.now()-t)/5;
  console.log(f, 'read',t1.toFixed(0),'recognise cold',t2.toFixed(0),'warm',t3.toFixed(1), r.packFrom, r.view.packId, r.year, r.department, JSON.stringify(r.packScores));
  for(const s of r.sheets) console.log(' ',s.sheet,s.status,s.role,s.confidence,s.title,s.number,s.unit,s.unitFrom,s.head,'cols',s.columns.map(c=>c.letter+':'+c.id+'/'+c.way).join(' '), 'rows',s.rows.length, s.rows.filter(x=>x.way===null||x.way!=='form'&&x.way!=='code').map(x=>x.row+x.label+x.id+x.way).join(' '), s.problems.join(';'));
  for(const m of r.remarks) console.log('  !',m.kind,m.table,m.row,m.column,m.text,m.source?.sheet,m.source?.cell);
}
