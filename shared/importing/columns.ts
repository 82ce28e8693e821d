import { type Filter, type Fund, intersect, signature } from '../ledger/fact.ts';
import type { Role } from '../statement/definition.ts';
import type { ViewColumn } from '../view/view.ts';
import { type FormPanel, pathMeaning } from './forms.ts';
import type { HeadLeaf } from './head.ts';
import { lineMeaning, lineRoleOf } from './lineWords.ts';
import type { ColumnMatch, FormMatch, PrintedTable } from './match.ts';
import type { ReadingWay } from './reading.ts';
import type { RecognitionWords } from './words.ts';

/** A printed column with its meaning, once for each panel of the form that its rows belong to. */
export interface InterpretedColumn {
  readonly leaf: HeadLeaf;
  readonly printedPanel: number;
  readonly view: ViewColumn;
  readonly way: ReadingWay;
  /** Its filter says everything, and the panel's does not hold: 年初结转和结余 in a table of expenditure. */
  readonly absolute: boolean;
}

export interface ColumnContext {
  readonly table: PrintedTable;
  readonly role: Role;
  readonly match: FormMatch;
  /** Matches of the other forms of the role, best first. */
  readonly others: readonly FormMatch[];
  readonly words: RecognitionWords;
  /** What 预算数 means in this table, and whether its notes say so. */
  readonly budget: 'initial' | 'adjusted';
  readonly budgetNoted: boolean;
}

/** Gives every amount column its meaning: by the chosen form, else by another form of the statement, else by its words. */
export function interpretColumns(context: ColumnContext): InterpretedColumn[] {
  return context.table.panels.flatMap((panel, index) => (context.match.panels[index] ?? []).flatMap((formPanel, order) => {
    const taken = new Set<string>();
    const byWords = lineRoleOf(context.role);
    const found = panel.amounts.map((leaf) => ({ leaf, known: knownColumn(context, leaf, formPanel, byWords ? 0.8 : 0.5) }));
    for (const { known } of found) if (known) taken.add(known.id);
    return found.map(({ leaf, known }, position): InterpretedColumn => {
      const meant = known ?? (byWords ? wordColumn(context, leaf, formPanel, taken) : null) ?? otherColumn(context, leaf, index, order, taken)
        ?? (byWords ? null : wordColumn(context, leaf, formPanel, taken));
      if (meant) taken.add(meant.id);
      const view: ViewColumn = {
        id: meant?.id ?? `u:${index + 1}.${position + 1}`, panel: formPanel.definition.id, path: leaf.path, filter: meant?.filter ?? null,
        ...(leaf.number !== undefined && { number: leaf.number }), ...(meant?.sum && { sum: meant.sum }),
      };
      return { leaf, printedPanel: index, view, way: meant?.way ?? null, absolute: meant?.absolute ?? false };
    });
  }));
}

/** Sums name only columns that are there. */
export function withPresentSums(columns: readonly InterpretedColumn[]): InterpretedColumn[] {
  return columns.map((column) => {
    if (!column.view.sum) return column;
    const present = new Set(columns.filter((other) => other.view.panel === column.view.panel && other !== column).map((other) => other.view.id));
    const { sum, ...bare } = column.view;
    const kept = sum.filter((id) => present.has(id));
    return { ...column, view: kept.length > 0 ? { ...bare, sum: kept } : bare };
  });
}

interface Meant { readonly id: string; readonly filter: Filter; readonly sum?: readonly string[]; readonly way: ReadingWay; readonly absolute?: boolean }

function knownColumn(context: ColumnContext, leaf: HeadLeaf, panel: FormPanel, least: number): Meant | null {
  const found = context.match.columns.find((match) => match.leaf === leaf && match.panel === panel && match.likeness >= least);
  return found ? meantBy(context, found, 'form') : null;
}

function meantBy(context: ColumnContext, match: ColumnMatch, way: ReadingWay): Meant {
  const { column } = match.form;
  return { id: column.id, filter: stagedFilter(context, match.leaf, match.form.filter), way, ...(column.sum && { sum: column.sum }) };
}

/** Two provinces print the same 预算数 and mean different stages; the notes under the table settle it. */
function stagedFilter(context: ColumnContext, leaf: HeadLeaf, filter: Filter): Filter {
  const saysBudget = context.table.meanings.get(leaf)?.concepts.has('budget') ?? false;
  return saysBudget && context.budgetNoted && filter.stage !== undefined ? { ...filter, stage: context.budget } : filter;
}

function otherColumn(context: ColumnContext, leaf: HeadLeaf, panel: number, order: number, taken: ReadonlySet<string>): Meant | null {
  for (const other of context.others) {
    const target = other.panels[panel]?.[order];
    const found = other.columns.find((match) => match.leaf === leaf && match.panel === target && match.likeness >= 0.6 && !taken.has(match.form.column.id));
    if (found) return meantBy(context, found, 'otherForm');
  }
  return null;
}

/** By words alone: what the labels of a 三公 column say, or a column that other forms have as a line or a fund table as a column. */
function wordColumn(context: ColumnContext, leaf: HeadLeaf, panel: FormPanel, taken: ReadonlySet<string>): Meant | null {
  if (!lineRoleOf(context.role)) return sourceMeaning(context, leaf, panel, taken) ?? flowMeaning(context, leaf, taken);
  const filter = lineMeaning(leaf.path, context.role, context.budget, context.words);
  if (filter === null) return null;
  const same = panel.amounts.find((form) => !taken.has(form.column.id) && signature(form.filter) === signature(filter));
  const id = same?.column.id ?? [filter.stage, filter.key].flatMap((part) => (typeof part === 'string' ? [part] : [])).join('.');
  return taken.has(id) ? null : { id, filter, way: 'words' };
}

/** A head that is a line elsewhere: 一般公共预算财政拨款收入 as a column of the income table is that source of income. */
function sourceMeaning(context: ColumnContext, leaf: HeadLeaf, panel: FormPanel, taken: ReadonlySet<string>): Meant | null {
  if (context.role !== 'income') return null;
  const concept = pathMeaning(leaf.path, context.words).leaf;
  if (concept !== 'general' && concept !== 'governmentFund' && concept !== 'stateCapital') return null;
  const filter = { source: concept };
  return taken.has(concept) || intersect(panel.definition.filter ?? {}, filter) === null ? null : { id: concept, filter, way: 'words' };
}

const FUND_OF: Readonly<Partial<Record<Role, Fund>>> = { fund: 'governmentFund', stateCapital: 'stateCapital', generalExpenditure: 'general' };

/** Tables of one fund print its 年初结转, 本年收入 and 年末结转 beside the expenditure in some forms and leave them out in others. */
function flowMeaning(context: ColumnContext, leaf: HeadLeaf, taken: ReadonlySet<string>): Meant | null {
  const fund = FUND_OF[context.role];
  const meaning = pathMeaning(leaf.path, context.words);
  if (fund === undefined || meaning.concepts.size !== 1) return null;
  const flows: Readonly<Record<string, Meant>> = {
    opening: { id: 'opening', filter: { measure: 'carriedIn', fund }, way: 'words', absolute: true },
    currentIncome: { id: 'income', filter: { measure: 'income', source: fund }, way: 'words', absolute: true },
    closing: { id: 'closing', filter: { measure: 'closing', fund }, way: 'words', absolute: true },
  };
  const found = flows[meaning.leaf];
  return found && !taken.has(found.id) ? found : null;
}
