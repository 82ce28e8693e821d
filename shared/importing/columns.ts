import { type Filter, signature } from '../ledger/fact.ts';
import type { Role, StatementDefinition } from '../statement/definition.ts';
import { gapsOf } from '../statement/formGaps.ts';
import type { ViewColumn } from '../view/view.ts';
import { type FormPanel, meaningIn } from './forms.ts';
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
  /** 预算数 and 决算数 are rows here, not columns. */
  readonly rowsNameStages: boolean;
  /** The items of 三公 are rows here: columns may be those of funds. */
  readonly rowsNameKeys: boolean;
}

/** Gives every amount column its meaning: by the chosen form, else by another form of the statement, else by its words. */
export function interpretColumns(context: ColumnContext): InterpretedColumn[] {
  return context.table.panels.flatMap((panel, index) => (context.match.panels[index] ?? []).flatMap((formPanel, order) => {
    const taken = new Set<string>();
    // 三公 and assets are told by their words in any arrangement; the form only lends its ids.
    const byWords = lineRoleOf(context.role);
    const known = new Map(panel.amounts.flatMap((leaf): [HeadLeaf, Meant][] => {
      const found = byWords ? null : knownColumn(context, leaf, formPanel);
      return found ? [[leaf, found]] : [];
    }));
    for (const meant of known.values()) taken.add(meant.id);
    return panel.amounts.map((leaf, position): InterpretedColumn => {
      const meant = byWords ? lineColumn(context, leaf, formPanel, taken) : (known.get(leaf) ?? otherColumn(context, leaf, index, order, taken) ?? extraColumn(context, leaf, taken));
      if (meant) taken.add(meant.id);
      const view: ViewColumn = {
        id: meant?.id ?? `u:${index + 1}.${position + 1}`, panel: formPanel.definition.id, path: leaf.path, filter: meant?.filter ?? null,
        ...(leaf.number !== undefined && { number: leaf.number }), ...(meant?.sum && { sum: meant.sum }),
      };
      return { leaf, printedPanel: index, view, way: meant?.way ?? null, absolute: meant?.absolute ?? false };
    });
  }));
}

/** A column of the form that declares no sum is the sum of the extra columns that are its parts, where two or more of them are there. */
export function withExtraSums(columns: readonly InterpretedColumn[], role: Role, words: RecognitionWords): InterpretedColumn[] {
  return columns.map((column) => {
    if (column.view.sum) return column;
    const present = new Set(columns.filter((other) => other.view.panel === column.view.panel && other.printedPanel === column.printedPanel && other.way === 'words').map((other) => other.view.id));
    const parts = words.columns.get(role)?.filter((extra) => extra.partOf === column.view.id && present.has(extra.id)).map((extra) => extra.id) ?? [];
    return parts.length < 2 ? column : { ...column, view: { ...column.view, sum: parts } };
  });
}

/** Sums name only columns that are there, with those that the form lacks and the document has money of. */
export function withPresentSums(columns: readonly InterpretedColumn[], form: StatementDefinition): InterpretedColumn[] {
  const gaps = gapsOf(form).filter((gap) => gap.kind === 'column');
  return columns.map((column) => {
    if (!column.view.sum) return column;
    const present = new Set(columns.filter((other) => other.view.panel === column.view.panel && other !== column).map((other) => other.view.id));
    const { sum, ...bare } = column.view;
    const kept = [...sum, ...gaps.filter((gap) => gap.panel === column.view.panel && gap.total === column.view.id).map((gap) => gap.id)].filter((id) => present.has(id));
    return { ...column, view: kept.length > 0 ? { ...bare, sum: kept } : bare };
  });
}

interface Meant { readonly id: string; readonly filter: Filter; readonly sum?: readonly string[]; readonly way: ReadingWay; readonly absolute?: boolean }

function knownColumn(context: ColumnContext, leaf: HeadLeaf, panel: FormPanel): Meant | null {
  const found = context.match.columns.find((match) => match.leaf === leaf && match.panel === panel);
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

/** What the labels over a 三公 or assets column say, with the id that the form gives to the same meaning. */
function lineColumn(context: ColumnContext, leaf: HeadLeaf, panel: FormPanel, taken: ReadonlySet<string>): Meant | null {
  const said = lineMeaning(context.table.meanings.get(leaf)?.labels ?? leaf.path, context.role, context.budget, context.words, context.rowsNameKeys);
  if (said === null) return null;
  const filter = said.stage === undefined && !context.rowsNameStages ? { ...said, stage: 'final' } : said;
  const same = panel.amounts.find((form) => !taken.has(form.column.id) && signature(form.filter) === signature(filter));
  if (same) return { id: same.column.id, filter, way: 'form', ...(same.column.sum && { sum: same.column.sum }) };
  const id = [filter.stage, filter.key, filter.fund].flatMap((part) => (typeof part === 'string' ? [part] : [])).join('.');
  return taken.has(id) ? null : { id, filter, way: 'words' };
}

/** A column that no form of the statement has, known by the concepts of its heads. */
function extraColumn(context: ColumnContext, leaf: HeadLeaf, taken: ReadonlySet<string>): Meant | null {
  const said = context.table.meanings.get(leaf);
  const concepts = new Set(said && meaningIn(context.role, said, context.words).concepts);
  if (concepts.size > 1) concepts.delete('currentExpenditure');
  const found = context.words.columns.get(context.role)?.find((extra) => extra.concepts.length === concepts.size && extra.concepts.every((concept) => concepts.has(concept)));
  return found && !taken.has(found.id) ? { id: found.id, filter: found.filter, way: 'words', absolute: true } : null;
}
