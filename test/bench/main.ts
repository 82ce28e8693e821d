import { cpus } from 'node:os';
import { audit } from './audit.ts';
import { booklets } from './booklets.ts';
import { checks } from './checks.ts';
import { demo } from './demo.ts';
import { edit } from './edit.ts';
import { editReply } from './editReply.ts';
import { evaluate } from './evaluate.ts';
import { importing } from './importing.ts';
import { journal } from './journal.ts';
import { layout } from './layout.ts';
import { type Measured, type Subject, tableOf } from './measure.ts';
import { pdf } from './pdf.ts';
import { selfEvaluation } from './selfEvaluation.ts';
import { window } from './window.ts';
import { workbook } from './workbook.ts';

/** Every subject has its own file; `npm run bench -- evaluate checks` runs some of them. */
const SUBJECTS: Readonly<Record<string, Subject>> = { evaluate, checks, edit, editReply, layout, importing, journal, selfEvaluation, workbook, pdf, booklets, audit, demo, window };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUBJECTS));
if (unknown.length > 0) throw new Error(`没有这样的项目：${unknown.join('、')}（有 ${Object.keys(SUBJECTS).join('、')}）`);

const rows: Measured[] = [];
for (const [name, subject] of Object.entries(SUBJECTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  rows.push(...await subject());
}
process.stdout.write(`Node ${process.versions.node}，${cpus().length} 核 ${cpus()[0]?.model ?? ''}\n\n${tableOf(rows)}\n`);
