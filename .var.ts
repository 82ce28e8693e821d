import * as D from './test/unit/importing/documents.ts';
import * as V from './test/unit/importing/variants.ts';
function diff(a:Map<string,number>,b:Map<string,number>){const o:string[]=[];for(const [k,v] of a) if(b.get(k)!==v) o.push(`- ${k}=${v} got ${b.get(k)}`);for(const k of b.keys()) if(!a.has(k)) o.push('+ '+k+'='+b.get(k));return o}
for (const n of ['jiangxi-2024','shandong-2019','jiangxi-2024-messy']) {
  const wb=await D.workbook(n); const base=D.meanings(D.read(wb));
  const variants:Record<string,()=>any>={
    shifted:()=>D.shifted(wb,7,3), noMerges:()=>V.withoutMerges(wb), filled:()=>V.filledMerges(wb), fullWidth:()=>V.fullWidth(wb), stacked0:()=>V.stacked(wb,0), stacked2:()=>V.stacked(wb,2), stackedNoMerge:()=>V.stacked(V.withoutMerges(wb),0), side:()=>V.sideBySide(wb,1), side0:()=>V.sideBySide(wb,0),
    three:()=>V.codesInThreeCells(wb,'repeated'), threeN:()=>V.codesInThreeCells(wb,'numbers'), threeOwn:()=>V.codesInThreeCells(wb,'own'), threeNoMerge:()=>V.withoutMerges(V.codesInThreeCells(wb,'repeated')),
    named:()=>V.codesWithNames(wb,(c,m)=>`${c} ${m}`), named2:()=>V.codesWithNames(wb,(c,m)=>`[${c}]${m}`), named3:()=>V.codesWithNames(wb,(c,m)=>`${c}${m}`),
    reversed:()=>({...wb,sheets:[...wb.sheets].reverse().map((s:any,i:number)=>({...s,name:'S'+i}))}),
    noTitles:()=>D.mapCells(wb,(c,s)=>c.text.replace(/\s/g,'').endsWith('表')&&!/公开/.test(c.text)?null:c),
    noNumbers:()=>D.mapCells(wb,(c)=>/公开 ?\d+ ?表/.test(c.text)?null:c),
    noColNum:()=>D.mapCells(wb,(c,s)=>{const r=s.cells.filter(x=>x.row===c.row); return r.some(x=>x.text.replace(/\s/g,'')==='栏次')&&r.every(x=>/^(栏 *次|\d+)$/.test(x.text))?null:c}),
    noLines:()=>D.mapCells(wb,(c,s)=>{const h=s.cells.find(x=>x.column===c.column&&/^(行次|栏次)$/.test(x.text)&&x.row<8&&s.cells.some(y=>y.row===x.row&&/项目/.test(y.text)));return h&&(c.row>=h.row)?null:c}),
    syn:()=>V.reworded(wb,{'决算数':'金额','金额':'决算数','小计':'合计','科目名称':'名称','支出功能分类科目编码（类/款/项）':'科目编码','本年支出合计':'合 计','项目(按功能分类)':'项目','总计':'收支总计'}),
  };
  for (const [k,f] of Object.entries(variants)) { try { const r=D.read(f()); const d=diff(base,D.meanings(r)); console.log(n,k,d.length===0?'OK':'DIFF '+d.length, r.view.packId, d.length?d.slice(0,6).join('\n    '):'', d.length? r.remarks.slice(0,6).map(m=>m.kind+':'+m.table+':'+m.text).join('\n    '):''); } catch(e:any){console.log(n,k,'THROW',e.message.slice(0,200))} }
}
