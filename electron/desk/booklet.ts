import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { bookletChannels } from '../../shared/ipc/booklet.ts';
import type { ChannelInput, ChannelOutput } from '../../shared/ipc.ts';
import { putLeftOut } from '../ledger/subjects/leftOut.ts';
import { listAttachments } from '../service/outputs/attachmentList.ts';
import { checkBook } from '../service/checks/bookChecks.ts';
import { finalConditions } from '../service/outputs/finalBook.ts';
import { writeOutputsInWorker } from '../service/outputs/outputsInWorker.ts';
import { EXTRA_NAMES, OUTPUT_NAMES, composeDocuments, writeChosen } from '../service/outputs/writeBook.ts';
import type { Output } from '../service/outputs/writeOutputs.ts';
import { DeskPreview } from './bookletPreview.ts';
import type { DeskContext, HandlersOf } from './context.ts';

const JOB = 'booklet.export';

type Choice = ChannelInput<'booklet.export'>;

export const bookletHandlers: HandlersOf<typeof bookletChannels> = {
  'booklet.open': (context) => {
    const { desk, preferences } = context;
    const { pack, department, facts } = desk.book();
    return {
      entered: facts.some((fact) => fact.period === 'current'), packName: pack.name, provisional: pack.provisional, department,
      attachments: attachmentsOf(context), choice: preferences.read().booklet,
    };
  },
  'booklet.keepChoice': ({ preferences }, choice) => preferences.change({ booklet: { ...choice, outputs: [...choice.outputs] } }).booklet,
  'booklet.finalConditions': ({ desk, library }) => finalConditions(desk.ledger(), library, desk.year()).map((condition) => ({ ...condition, details: [...condition.details] })),
  'booklet.leaveOut': (context, { section, out }) => {
    const found = listAttachments(context.desk.ledger(), context.desk.book()).find((entry) => entry.section === section);
    if (!found) throw new BadInput('no-such-attachment', '这个附件已经不在本年度中：请重新打开本页。');
    context.desk.write(`${out ? '不印' : '印'}附件“${found.title}”`, (tx, year) => putLeftOut(tx, year, section, out));
    return attachmentsOf(context);
  },
  'booklet.show': async (context, { edition, fonts, final }) => {
    const { desk, library, clock } = context;
    const draft = !final || finalConditions(desk.ledger(), library, desk.year()).length > 0;
    const { booklet, narrative } = composeDocuments(desk.ledger(), desk.book(), draft, clock());
    const { faces, places, missing, remarks, version, pages } = await previewOf(context).show(booklet, edition, fonts);
    return {
      version, pages: [...pages], places: [...places], missing: [...missing], remarks: [...remarks], faces: facesSaid(faces), draft, missingReasons: narrative.missingReasons.length,
    };
  },
  'booklet.pages': async (context, { version, first, last }) => ({ bytes: await previewOf(context).pages(version, first, last) }),
  'booklet.export': (context, choice) => exportBook(context, choice),
  'booklet.print': async (context, { version }) => {
    const bytes = await previewOf(context).pages(version);
    mkdirSync(context.roots.data, { recursive: true });
    const folder = mkdtempSync(join(context.roots.data, 'print-'));
    try {
      const file = join(folder, OUTPUT_NAMES.pdf);
      writeFileSync(file, bytes);
      await context.dialogs.print(file);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return {};
  },
  'booklet.openPath': async ({ dialogs, paths }, { token }) => {
    await dialogs.openPath(paths.of(token));
    return {};
  },
};

async function exportBook(context: DeskContext, choice: Choice): Promise<ChannelOutput<'booklet.export'>> {
  const { desk, library, dialogs, paths, jobs, clock } = context;
  const book = desk.book();
  const outputs = outputsOf(choice, book.performance !== null);
  if (outputs.length === 0) throw new BadInput('nothing-chosen', '没有选择要导出的文件：请至少勾选一种。');
  if (choice.final) refuseFinal(context);
  const folder = await dialogs.chooseFolder({ title: '导出到文件夹' });
  if (folder === null) return { kind: 'cancelled' };
  const result = await jobs.run(JOB, (signal, progress) => writeChosen(desk.ledger(), book, { result: checkBook(library, book, desk.lastYear()), conflicts: [] }, {
    out: folder, outputs, fonts: choice.fonts, draft: !choice.final, today: clock(), progress, write: (job, say) => writeOutputsInWorker(job, say, signal),
  }));
  return {
    kind: 'written', folder: paths.keep(folder), folderName: basename(folder) || folder, files: result.outputs.map((path) => ({ token: paths.keep(path), name: basename(path) })),
    pages: result.pages, draft: result.draft, errors: result.result.findings.filter((finding) => finding.level === 'error' && finding.root === undefined && finding.answer === undefined).length,
    missing: [...result.missingGlyphs], faces: facesSaid(result.faces), remarks: [...result.fontRemarks],
  };
}

function refuseFinal({ desk, library }: DeskContext): void {
  const conditions = finalConditions(desk.ledger(), library, desk.year());
  if (conditions.length > 0) throw new BadInput('final-blocked', `还不能出正式稿：${conditions.map(({ message }) => message).join('')}`);
}

const PDF_NAMES = { print: '决算公开（装订版）.pdf', simplex: '决算公开（单面装订版）.pdf', web: '决算公开（网页版）.pdf' } as const;

/** The files of a choice by name, in the order in which they are written. */
function outputsOf({ outputs, archival }: Choice, evaluated: boolean): readonly Output[] {
  const wanted = new Set(outputs);
  return [
    ...(['print', 'simplex', 'web'] as const).filter((edition) => wanted.has(edition)).map((edition): Output => ({ kind: 'pdf', name: PDF_NAMES[edition], edition, archival })),
    ...(wanted.has('a3') ? [{ kind: 'a3', name: EXTRA_NAMES.a3 } as const] : []),
    ...(wanted.has('docx') ? [{ kind: 'docx', name: EXTRA_NAMES.docx } as const] : []),
    ...(wanted.has('statements') ? [{ kind: 'statements', name: OUTPUT_NAMES.workbook } as const] : []),
    ...(wanted.has('forms') && evaluated ? [{ kind: 'forms', name: EXTRA_NAMES.forms } as const] : []),
    ...(wanted.has('checks') ? [{ kind: 'checks', name: OUTPUT_NAMES.report } as const] : []),
  ];
}

function attachmentsOf({ desk }: DeskContext): ChannelOutput<'booklet.leaveOut'> {
  return [...listAttachments(desk.ledger(), desk.book())];
}

type Faces = ChannelOutput<'booklet.show'>['faces'];

function facesSaid(uses: readonly Faces[number][]): Faces {
  return uses.map(({ where, face, origin }) => ({ where, face, origin }));
}

const PREVIEWS = new WeakMap<DeskContext, DeskPreview>();

/** The thread of the preview lives as long as its window. */
function previewOf(context: DeskContext): DeskPreview {
  const known = PREVIEWS.get(context) ?? new DeskPreview();
  PREVIEWS.set(context, known);
  return known;
}
