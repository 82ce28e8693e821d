import { createBook } from '../../electron/ledger/subjects/books.ts';
import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import { acceptImport, planImport } from '../../electron/service/importing/importDocument.ts';
import { openDocument } from '../../electron/service/importing/openDocument.ts';
import { bureau, library, sampleWorkbook } from './books.ts';
import { type Measured, warm } from './measure.ts';

/** From a published workbook to facts: reading, then posting into an empty book. */
export async function importing(): Promise<Measured[]> {
  const read = await warm({ what: '读入并识别 10 张表的工作簿', limit: 300, runs: 15, warmUp: 5 }, () => openDocument(library, [sampleWorkbook], { strict: true }));
  const { view } = await openDocument(library, [sampleWorkbook], { strict: true });
  const pack = library.packs.getPack(bureau.pack);
  const unit = bureau.units[0]?.code ?? '';
  const post = await warm({ what: '过账导入的工作簿', limit: 300, runs: 15, warmUp: 5 }, () => {
    const ledger = openMemoryLedger();
    createBook(ledger, { year: bureau.year, pack, unit: '万元', decimals: 2, units: bureau.units.map(({ code, name, kind, level }) => ({ code, name, nature: kind, level })) });
    const request = { view, file: '示例.xlsx', pack, book: bureau.year, period: 'current', unit } as const;
    acceptImport(ledger, request, planImport(library, request));
    ledger.close();
  });
  return [read, post];
}
