import { BadInput } from '../../../shared/badInput.ts';
import type { DocumentReading } from '../../../shared/importing/reading.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { parseFen } from '../../../shared/money/parse.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { type ImportKind, type ImportPlan, plannedSource, plannedStatements } from '../../../shared/sources/importPlan.ts';
import type { SourcePlan, SourceProject, SourceUnit } from '../../../shared/sources/plan.ts';
import { shown } from '../../../shared/sources/shown.ts';
import { againstLedger } from '../../../shared/sources/withLedger.ts';
import type { ViewCell } from '../../../shared/view/view.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { listBooks, readPack } from '../../ledger/subjects/books.ts';
import { listFacts } from '../../ledger/subjects/facts.ts';
import { listLearnedCodes } from '../../ledger/subjects/learnedCodes.ts';
import { listProjects } from '../../ledger/subjects/projects.ts';
import { OWN_UNIT, listUnits } from '../../ledger/subjects/units.ts';
import { identifySource, readSource, yearUnknown } from '../../sources/readSource.ts';
import { auditReading, readingsOf, refuseUnreadable } from '../audit/audit.ts';
import { factWords } from '../statements/factWords.ts';
import { documentOf, documentScope, planImport } from './importDocument.ts';
import { PROJECT_TOTAL } from './importSourceAccept.ts';
import { type Library, codeNames } from '../packs/library.ts';

/** What the person settles; everything is told from the workbook and the ledger where it is absent. */
export interface ImportChoices {
  /** Year of the ledger that it goes into. */
  readonly book?: number;
  /** `previous`: the figures are the comparative ones of that year. */
  readonly period?: 'current' | 'previous';
  readonly unit?: string;
  /** Layout that published tables are read by; of a year that the ledger has, the figures go into that year's own. */
  readonly pack?: string;
  /** Unit of money where the workbook does not tell it. */
  readonly moneyUnit?: MoneyUnit;
  /** The unit's adjustments of opening balances, where they will be other than those that the ledger holds. */
  readonly adjustments?: readonly Fact[];
}

/** Stands for the unit in the facts of a plan whose unit is still to be chosen. */
const NO_UNIT = '';

/**
 * What importing a workbook would write, of whatever kind it is: published 决算表, 财决 export, budget or 底稿. Nothing is written;
 * `acceptSource` writes the plan. With other choices it is planned again.
 * @throws BadInput no-table, unit-unknown, year-unknown, table-claimed-twice, amount-unreadable, pack.unknown, no-such-unit
 */
export function planSource(library: Library, ledger: Ledger, workbook: RawWorkbook, choices: ImportChoices = {}): ImportPlan {
  const period = choices.period ?? 'current';
  const offset = period === 'current' ? 0 : 1;
  const asked = choices.book === undefined ? undefined : choices.book - offset;
  const said = identifySource(workbook, library);
  const year = asked ?? said?.year ?? null;
  if (said !== null && year === null) throw yearUnknown(workbook);
  // The book's pack settles how a source is read; of published tables the book follows from what was read.
  const book = (year ?? 0) + offset;
  const target = said === null ? null : targetOf(library, ledger, book, choices, said.units);
  const held = target === null ? [] : heldFacts(ledger, book, period, target.unit);
  const read = readSource(workbook, library, {
    unit: target?.unit ?? NO_UNIT, period, ...(year !== null && { year }), ...(target ? { statements: target.pack.statements, adjustments: adjustmentsIn(held, choices) } : choices.pack !== undefined && { pack: choices.pack }),
    ...(choices.moneyUnit && { moneyUnit: choices.moneyUnit }),
  });
  if (read.kind === null) throw new BadInput('no-table', read.message);
  if (read.kind === 'statements') return planStatements(library, ledger, read.reading, workbook.file, choices);
  if (target === null) throw new RangeError('a workbook that is two things');
  const { plan } = read;
  return {
    ...described(target, { kind: plan.kind, file: plan.file, book, period, year: plan.year, department: plan.department }),
    sheets: plannedSource(plan.sheets), facts: plan.facts, scope: plan.scope, digit: 1, approved: [], learned: plan.learned, projects: plan.projects, units: plan.units, document: null,
    conflicts: plan.conflicts.map(({ message, taken, other }) => ({ message, places: taken ? [taken, other] : [other] })),
    ...compared(library, ledger, target, { book, period }, plan, held, [...plan.problems, ...projectDifferences(ledger, book, plan.projects)]),
  };
}

/**
 * The plan of published tables that were read already.
 * @param readings values to take for cells that several relations judge wrong; told from the document's own audit when absent
 */
export function planStatements(library: Library, ledger: Ledger, reading: DocumentReading, file: string, choices: ImportChoices = {}, readings?: ReadonlyMap<ViewCell, number>): ImportPlan {
  const { view } = reading;
  refuseUnreadable(view);
  const period = choices.period ?? 'current';
  const book = choices.book ?? view.year + (period === 'current' ? 0 : 1);
  const target = targetOf(library, ledger, book, { ...choices, pack: choices.pack ?? view.packId }, []);
  const held = heldFacts(ledger, book, period, target.unit);
  const taken = readings ?? readingsOf(view, auditReading(library, reading, [file]).result, (text, cell) => parseFen(text, cell.table.unit));
  const posting = planImport(library, { view, file, pack: target.pack, book, period, unit: target.unit ?? NO_UNIT, readings: taken, adjustments: adjustmentsIn(held, choices) });
  const year = view.year === reading.yearSaid || reading.yearSaid === null ? [] : [`工作簿写的是${reading.yearSaid}年度，现按${view.year}年度导入，请确认选对了文件。`];
  const stated = { facts: posting.facts, scope: documentScope(posting.facts), digit: posting.digit };
  return {
    ...described(target, { kind: 'statements', file, book, period, year: reading.yearSaid, department: reading.department }),
    pack: { id: target.pack.id, name: target.pack.name, from: target.stored ? 'book' : reading.packFrom },
    sheets: plannedStatements(reading.sheets, target.pack.statements), ...stated, approved: posting.approved, learned: posting.learned, projects: [], units: [], document: documentOf({ view, period, file }),
    conflicts: posting.conflicts.map(({ message, cells }) => ({ message, places: cells.map(({ sheet, cell }) => ({ sheet, cell })) })),
    ...compared(library, ledger, target, { book, period }, stated, held, [...year, ...reading.remarks.filter(({ kind }) => kind !== 'learnedCode').map(({ text }) => text)]),
  };
}

/** Where a plan goes: the book's pack, and the unit. */
interface Target {
  readonly pack: Pack;
  /** The ledger has the book and its pack. */
  readonly stored: boolean;
  readonly unit: string | null;
  readonly ownUnit: boolean;
}

function targetOf(library: Library, ledger: Ledger, book: number, choices: ImportChoices, covers: readonly SourceUnit[]): Target {
  const stored = listBooks(ledger.read).some(({ year }) => year === book);
  const pack = stored ? readPack(ledger.read, book) : library.packs.getPack(choices.pack ?? library.packs.proposePack('', book).id ?? '');
  const units = stored ? listUnits(ledger.read, book).filter(({ nature }) => nature !== 'cancellation').map(({ code }) => code) : [];
  const [only, ...more] = units;
  if (choices.unit !== undefined && stored && !units.includes(choices.unit)) throw new BadInput('no-such-unit', `${book} 年度没有单位“${choices.unit}”：请先在单位列表中添加。`);
  const named = covers.find(({ code }) => units.includes(code))?.code;
  const unit = choices.unit ?? named ?? (only === undefined ? OWN_UNIT : more.length === 0 ? only : null);
  return { pack, stored, unit, ownUnit: more.length > 0 };
}

function described(
  { pack, stored, unit, ownUnit }: Target, said: Pick<ImportPlan, 'file' | 'book' | 'period' | 'year' | 'department'> & { readonly kind: ImportKind },
): Pick<ImportPlan, 'kind' | 'file' | 'book' | 'period' | 'year' | 'department' | 'unit' | 'ownUnit' | 'pack'> {
  return { ...said, unit, ownUnit, pack: { id: pack.id, name: pack.name, from: stored ? 'book' : 'base' } };
}

function heldFacts(ledger: Ledger, book: number, period: 'current' | 'previous', unit: string | null): readonly Fact[] {
  return unit === null ? [] : listFacts(ledger.read, book, { period, unit });
}

function adjustmentsIn(held: readonly Fact[], choices: ImportChoices): Fact[] {
  return [...(choices.adjustments ?? held.filter(({ measure }) => measure === 'openingAdjustment'))];
}

function compared(
  library: Library, ledger: Ledger, target: Target, { book, period }: Pick<ImportPlan, 'book' | 'period'>, stated: Pick<SourcePlan, 'facts' | 'scope'> & { readonly digit?: number }, held: readonly Fact[], problems: readonly string[],
): Pick<ImportPlan, 'changes' | 'problems'> {
  const against = againstLedger(stated, held);
  const names = codeNames(library, period === 'current' ? book : book - 1, target.stored ? listLearnedCodes(ledger.read, book) : []);
  return {
    changes: against.changes.map((change) => ({ ...change, name: factWords(change.fact.measure, change.fact.dimensions, names) })),
    problems: [...problems, ...against.problems],
  };
}

const PROJECT_MONEY = [['initial', '年初预算数'], ['adjusted', '全年预算数'], ['executed', '全年执行数']] as const;

/** Projects are no facts: what would change of their money is said in sentences. */
function projectDifferences(ledger: Ledger, book: number, projects: readonly SourceProject[]): string[] {
  const known = new Map(listProjects(ledger.read, book).map((project) => [project.code, project.funds.find(({ source }) => source === PROJECT_TOTAL)]));
  return projects.flatMap((project) => PROJECT_MONEY.flatMap(([field, name]) => {
    const [old, now] = [known.get(project.code)?.[field] ?? null, project[field]];
    if (old === null || now === null || old === now) return [];
    const money = (quantity: number): string => shown({ quantity, quantityKind: 'fen' });
    return [`项目“${project.name || project.code}”的${name}在账套中是${money(old)}，工作簿中是${money(now)}，接受后以工作簿为准，请核对。`];
  }));
}
