import { isWellFormed } from '../classification/codeShape.ts';
import type { RawWorkbook } from '../importing/sheet.ts';
import { type Fact, type Filter, addressKey } from '../ledger/fact.ts';
import type { SourceMapping } from './mapping.ts';
import type { SourceConflict, SourceOptions, SourcePlan, SourceUnit } from './plan.ts';
import { projectsOf } from './projects.ts';
import type { ReadWorkbook } from './readTables.ts';

export interface Assembled {
  readonly facts: readonly Fact[];
  readonly conflicts: readonly SourceConflict[];
  readonly problems: Iterable<string>;
  readonly units: readonly SourceUnit[];
}

/** The plan of a source: its facts in order, what they replace, and everything that the person must know before accepting. */
export function assemblePlan(workbook: RawWorkbook, mapping: SourceMapping, read: ReadWorkbook, options: SourceOptions, assembled: Assembled): SourcePlan {
  const year = read.year !== null && read.year !== options.year ? [`工作簿写的是${read.year}年度，现按${options.year}年度导入，请确认选对了文件。`] : [];
  return {
    kind: mapping.file.id, file: workbook.file, year: read.year, department: read.department,
    facts: [...assembled.facts].sort((a, b) => (addressKey(a) < addressKey(b) ? -1 : 1)), scope: scopeOf(assembled.facts),
    projects: projectsOf(read), units: assembled.units, sheets: read.sheets, problems: [...year, ...new Set([...read.problems, ...assembled.problems])],
    conflicts: assembled.conflicts, learned: learnedCodes(read, options),
  };
}

/** A source states a measure as a whole; of the fixed lists and of budgets it states only what it prints. */
function scopeOf(facts: readonly Fact[]): Filter[] {
  const scope = new Map<string, Filter>();
  for (const { measure, dimensions } of facts) {
    if (measure === 'line') scope.set(JSON.stringify(dimensions), { measure, ...dimensions });
    else if (measure === 'budget') scope.set(`budget|${dimensions.stage}`, { measure, ...(dimensions.stage !== undefined && { stage: dimensions.stage }) });
    else if (measure === 'economic') scope.set(`economic|${dimensions.fund}|${dimensions.nature}`, { measure, ...(dimensions.fund !== undefined && { fund: dimensions.fund }), ...(dimensions.nature !== undefined && { nature: dimensions.nature }) });
    else scope.set(measure, { measure });
  }
  return [...scope.values()];
}

/** Well-formed codes that the classification lacks, with the names printed beside them. */
function learnedCodes(read: ReadWorkbook, options: SourceOptions): SourcePlan['learned'] {
  const learned = new Map<string, SourcePlan['learned'][number]>();
  for (const { code, name } of read.named) {
    const dimension = /^[12]/.test(code) ? 'function' as const : 'economic' as const;
    if (isWellFormed(dimension, code) && !options.classification.isKnown(dimension, code)) learned.set(`${dimension}|${code}`, { dimension, code, name });
  }
  return [...learned.values()];
}
