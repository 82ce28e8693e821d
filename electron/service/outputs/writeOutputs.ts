import { join } from 'node:path';
import { captionedCharts } from '../../../shared/booklet/chartCaptions.ts';
import type { Booklet } from '../../../shared/booklet/model.ts';
import type { CheckResult } from '../../../shared/checks/finding.ts';
import { RULES } from '../../../shared/checks/rules.ts';
import { PERFORMANCE_RULES } from '../../../shared/selfEvaluation/findings/catalogue.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import type { BookFonts, FaceUse, FontChoice } from '../../fonts/bookFonts.ts';
import type { Edition } from '../../pdf/geometry.ts';
import type { RenderedBooklet } from '../../pdf/renderBooklet.ts';

/** One file to be written, by its name. */
export type Output =
  | { readonly kind: 'pdf'; readonly name: string; readonly edition: Edition; readonly archival: boolean }
  /** Two by two on A3 sheets, of the bound edition. */
  | { readonly kind: 'a3'; readonly name: string }
  | { readonly kind: 'docx' | 'statements' | 'checks' | 'forms'; readonly name: string };

/** Everything that the outputs of a book are written from: plain values, so that another thread can do it. */
export interface OutputJob {
  /** Where the files are made; see `writeTogether`. */
  readonly folder: string;
  readonly outputs: readonly Output[];
  readonly booklet: Booklet;
  readonly sheets: readonly GridSheet[];
  readonly forms: readonly { readonly name: string; readonly grid: GridSheet }[];
  readonly result: CheckResult;
  readonly packName: string;
  readonly fonts: FontChoice;
  readonly created: Date;
}

/** What is said of the printed ones. */
export interface Printed {
  readonly pages: number;
  /** Characters that no face has. */
  readonly missing: readonly string[];
  readonly faces: readonly FaceUse[];
  readonly fontRemarks: readonly string[];
}

/** Says what is written now, and how much of it all is done (0 to 1). */
export type OutputProgress = (step: string, share: number) => void;

/** Writes the files one after the other. Throws BadInput where one cannot be written. */
export async function writeOutputs(job: OutputJob, progress: OutputProgress): Promise<Printed> {
  const writer = new OutputWriter(job);
  for (const [index, output] of job.outputs.entries()) {
    progress(`正在写出 ${output.name}`, index / job.outputs.length);
    await writer.write(output);
  }
  return writer.printed();
}

class OutputWriter {
  readonly #job: OutputJob;
  #fonts: BookFonts | undefined;
  readonly #rendered = new Map<Edition, RenderedBooklet>();

  constructor(job: OutputJob) {
    this.#job = job;
  }

  async write(output: Output): Promise<void> {
    const { booklet, sheets, forms, result, created, packName, folder } = this.#job;
    const { department, year, draft } = booklet;
    const file = join(folder, output.name);
    switch (output.kind) {
      case 'statements': {
        const { writeStatements } = await import('../../workbook/statements.ts');
        const charts = captionedCharts(booklet.parts);
        return writeStatements(sheets, { department, year, created, draft, charts, title: `${department}${year}年度部门决算公开表` }, file);
      }
      case 'checks': {
        const { writeCheckReport } = await import('../../workbook/checkReport.ts');
        return writeCheckReport(result, [...RULES, ...PERFORMANCE_RULES], { department, year, created, pack: packName }, file);
      }
      case 'forms': {
        const { writeForms } = await import('../../scoring/writeForms.ts');
        return writeForms(forms, { department, year, draft, created, title: `${department}${year}年度项目支出绩效自评表` }, file);
      }
      case 'docx': {
        const { writeBookletDocx } = await import('../../docx/writeBookletDocx.ts');
        return writeBookletDocx(booklet, file, { created, fonts: (await this.#faces()).fonts });
      }
      case 'pdf': return this.#replace(file, (await this.#pdf(output.edition, output.archival)).bytes);
      case 'a3': {
        const { imposeBooklet } = await import('../../pdf/imposeBooklet.ts');
        return this.#replace(file, await imposeBooklet((await this.#pdf('print', false)).bytes));
      }
    }
  }

  async printed(): Promise<Printed> {
    const [first] = this.#rendered.values();
    if (first === undefined) return { pages: 0, missing: [], faces: [], fontRemarks: [] };
    const { uses, remarks } = await this.#faces();
    return { pages: first.pages, missing: first.missing, faces: uses, fontRemarks: remarks };
  }

  async #faces(): Promise<BookFonts> {
    const { bookFonts } = await import('../../fonts/bookFonts.ts');
    return this.#fonts ??= bookFonts(this.#job.fonts);
  }

  /** The A3 file is made of the pages of the bound one, whatever archive marks that has. */
  async #pdf(edition: Edition, archival: boolean): Promise<RenderedBooklet> {
    const known = this.#rendered.get(edition);
    if (known) return known;
    const { renderBooklet } = await import('../../pdf/renderBooklet.ts');
    const rendered = await renderBooklet(this.#job.booklet, { edition, archival, fonts: (await this.#faces()).fonts });
    this.#rendered.set(edition, rendered);
    return rendered;
  }

  async #replace(file: string, bytes: Uint8Array): Promise<void> {
    const { replaceFile } = await import('../../workbook/replaceFile.ts');
    await replaceFile(file, bytes);
  }
}
