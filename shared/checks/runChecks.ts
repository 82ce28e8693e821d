import type { Role } from '../statement/definition.ts';
import type { BookView } from '../view/view.ts';
import { approvalFindings } from './findings/approvalFindings.ts';
import { type BookRelations, hasSameTables, relationsOfBook } from './relations/bookRelations.ts';
import { badNumber, cellFindings } from './findings/cellFindings.ts';
import { codeFindings } from './findings/codeFindings.ts';
import { countFindings } from './findings/countFindings.ts';
import { type Draft, foundIn } from './draft.ts';
import { faultFindings, scaleFindings, warningFindings } from './causes/faultFindings.ts';
import type { FigureIndex } from './figureIndex.ts';
import type { CheckResult, Finding } from './finding.ts';
import { notCheckedOf } from './notChecked.ts';
import type { CheckOptions } from './options.ts';
import { printOrderOf, sortDrafts } from './printOrder.ts';
import type { Relation } from './relations/relation.ts';
import { RelationGroup } from './relations/relationGroup.ts';
import { restatedFindings } from './findings/restatedFindings.ts';
import { findFaults } from './causes/rootCause.ts';
import { RULES, type RuleId, ruleOf } from './rules.ts';
import { findScaleFault } from './causes/scaleFault.ts';
import { tableFindings } from './findings/tableFindings.ts';
import { tailFindings } from './findings/tailFindings.ts';
import { textFindings } from './findings/textFindings.ts';
import { breakdownFindings } from './findings/undividedTables.ts';
import { unitFindings } from './findings/unitFindings.ts';
import { unprintedLineFindings } from './findings/unprintedLines.ts';
import { foldUnreadRows } from './findings/unreadRows.ts';

/** All relations of a view with the cells that take part in them. Cells that stand in none cannot be checked by any sum. */
export function relationsOf(view: BookView): readonly Relation[] {
  return relationsOfBook(view).groups.flatMap((group) => group.relations);
}

/**
 * Checks a book: relations inside and between its tables, each cell, code and table by itself.
 * Findings come in print order with ids F001 …; a symptom has the id of its cause in `root`. Never throws for what a document says.
 */
export function runChecks(view: BookView, options: CheckOptions = {}): CheckResult {
  return createChecker().check(view, options);
}

/**
 * Checks of one book again and again: what the book's form decides is worked out once and kept for as long as the view has the same tables,
 * of which only amounts changed. Every result is the one of `runChecks`.
 */
export function createChecker(): Checker {
  let known: BookRelations | undefined;
  return {
    check: (view, options) => resultOf(known = relationsOfBook(view, known), options),
    knows: (view) => known !== undefined && hasSameTables(view, known),
  };
}

export interface Checker {
  check(view: BookView, options: CheckOptions): CheckResult;
  /** True where no more than amounts changed since the last check, so that the next one is quick. */
  knows(view: BookView): boolean;
}

function resultOf({ index, groups, undivided }: BookRelations, options: CheckOptions): CheckResult {
  const { view } = index;
  const [counts, approval, restated, units, lines] = [countFindings(index), approvalFindings(index), restatedFindings(index), unitFindings(index), unprintedLineFindings(view)];
  const drafts = [
    ...relationFindings(index, groups), ...cellFindings(index), ...codeFindings(index, options.budgetOf), ...counts.drafts,
    ...tableFindings(index, options.expectedTables ?? []), ...textFindings(index), ...approval.drafts, ...restated.drafts, ...units.drafts, ...lines.drafts,
    ...breakdownFindings(undivided),
  ];
  foldOnSamePlace(drafts);
  const ran = ranRules(index, groups, options, [
    ...(counts.ran ? ['threePublic.counts', 'format.count'] as const : []), ...(approval.ran ? ['approval.total'] as const : []),
    ...(restated.ran ? ['lastYear.restated'] as const : []), ...units.ran, ...lines.ran,
  ]);
  const found = new Set<RuleId>(drafts.map((draft) => draft.rule));
  return {
    findings: numbered(sortDrafts(drafts, index, printOrderOf(index))),
    notChecked: notCheckedOf(index, ran, options),
    passed: RULES.map((rule) => rule.id).filter((id) => ran.has(id) && !found.has(id)),
  };
}

function relationFindings(index: FigureIndex, groups: readonly RelationGroup[]): Draft[] {
  const [broken, warned, tails]: [Relation[], Relation[], Relation[]] = [[], [], []];
  for (const group of groups) {
    group.judge((one, standing) => {
      if (standing === 'tail') tails.push(one);
      else if (ruleOf(one.rule).level === 'error') broken.push(one);
      else warned.push(one);
    });
  }
  const scale = findScaleFault(broken, groups);
  const explained = new Set(scale?.symptoms ?? []);
  const faults = broken.length === 0 ? [] : findFaults(scale === null ? groups : groups.map((group) => new RelationGroup(group.errors.filter((one) => !explained.has(one)))));
  const causes = faultFindings(faults);
  const wrong = new Set(faults.map((fault) => fault.cell));
  const bad = index.tables.flatMap((entry) => foundIn(entry, badNumber, () => entry.cells.filter((cell) => cell.state === 'bad').map((cell) => badNumber(cell, null)))).filter(({ cell }) => cell === undefined || !wrong.has(cell));
  return [
    ...(scale === null ? [] : scaleFindings(scale)), ...causes, ...foldUnreadRows(index, faults, causes), ...bad,
    ...warningFindings(warned, faults, causes), ...tailFindings(tails, faults, printOrderOf(index)),
  ];
}

/** Remarks that say again what an error of the same place says. */
const REMARKS: ReadonlySet<RuleId> = new Set(['format.negative', 'reading.errorCell', 'code.shape']);

/** Findings that repeat from outside what the sums of the book say of the same cell. */
const OUTSIDE: ReadonlySet<RuleId> = new Set(['approval.total', 'units.sum']);

/** A remark on a cell or a row that is itself judged wrong (a negative number, an error value) is not a second fault. */
function foldOnSamePlace(drafts: readonly Draft[]): void {
  const causes = new Map<string, Draft>();
  const placeOf = ({ body }: Draft): string => `${body.table}|${body.row ?? ''}|${body.column ?? ''}`;
  for (const draft of drafts) {
    if (draft.root !== null || draft.body.row === null) continue;
    const cause = causes.get(placeOf(draft));
    if (cause !== undefined && REMARKS.has(draft.rule)) draft.root = cause;
    else if (draft.level === 'error') causes.set(placeOf(draft), draft);
  }
  for (const draft of drafts) {
    if (draft.root !== null || !OUTSIDE.has(draft.rule)) continue;
    draft.root = drafts.find((other) => other.level === 'error' && !OUTSIDE.has(other.rule) && placeOf(other) === placeOf(draft)) ?? null;
  }
  for (const draft of drafts) while (draft.root !== null && draft.root.root !== null) draft.root = draft.root.root;
}

function numbered(drafts: readonly Draft[]): Finding[] {
  const ids = new Map(drafts.map((draft, i): [Draft, string] => [draft, `F${String(i + 1).padStart(3, '0')}`]));
  return drafts.map((draft) => {
    const root = draft.root === null ? undefined : ids.get(draft.root);
    return { id: ids.get(draft) ?? '', rule: draft.rule, level: draft.level, ...draft.body, ...(root === undefined ? {} : { root }) };
  });
}

/** Rules that had something to judge. */
function ranRules(index: FigureIndex, groups: readonly RelationGroup[], options: CheckOptions, others: readonly RuleId[]): ReadonlySet<RuleId> {
  const ran = new Set<RuleId>([...groups.flatMap((group) => [...group.rules]), ...others]);
  if (index.tables.length > 0) for (const id of ['format', 'format.stored', 'format.negative', 'code.shape', 'missing.note', 'missing.blank', 'missing.row', 'residue.marks', 'residue.year', 'personal'] as const) ran.add(id);
  // Equality where there is no other money says more than the inequality that it replaces.
  if (ran.has('cross.noOtherMoney')) ran.add('cross.within');
  if (groups.some((group) => group.hasTies)) ran.add('unit.table');
  if (options.expectedTables !== undefined) ran.add('missing.table');
  if (options.budgetOf !== undefined) ran.add('code.budget');
  const roles: readonly Role[] = index.tables.map((entry) => entry.table.role);
  if (roles.includes('expenditure') || roles.includes('generalExpenditure')) ran.add('code.nature');
  if (roles.includes('generalBasicEconomic')) ran.add('code.basicEconomic');
  if (index.tables.some(({ crossed }) => crossed.length > 0)) ran.add('missing.breakdown');
  if (index.view.origin === 'document') for (const rule of RULES) if (rule.id.startsWith('reading.')) ran.add(rule.id);
  return ran;
}
