import type { Finding } from '../../../shared/checks/finding.ts';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import { EXACT_DECIMALS } from '../../../shared/money/fen.ts';
import { type SheetRole, type StatementDefinition, type WorkingRole, isWorkingRole } from '../../../shared/statement/definition.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';
import { takingsOf } from './cellStates.ts';
import { placeOf, tableOf } from './editStatement.ts';
import { type FindingPlace, placeOfFinding } from '../checks/findingPlaces.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';

export interface ShownAs {
  readonly revision: number;
  readonly locked: boolean;
  /** The unit that an edit goes to; null where the table shows the sum of several. */
  readonly unit: string | null;
  readonly displayUnit: '元' | '万元';
  /** Null while they are not known at this revision. */
  readonly findings: readonly Finding[] | null;
  readonly findingsRevision: number;
  /** `rowId|columnId` of the cells that have a remark. */
  readonly commented: ReadonlySet<string>;
}

/** A statement as the screen works on it: the printed grid in the display unit, what each cell takes, and what is wrong with it. */
export function openStatement(book: LedgerBook, role: SheetRole, shown: ShownAs): OpenedStatement {
  const table = tableOf(book, role);
  const definition = inUnit(table.definition, shown.displayUnit);
  const states = statesOf(book, table, shown);
  const typed = new Set(states.filter((entry) => entry.state === 'entry').map((entry) => `${entry.rowId}|${entry.columnId}`));
  const sheet = layoutStatement({ ...table, definition }, { department: book.department });
  return {
    revision: shown.revision, role, states, marks: shown.findings && marksOf(book, role, shown.findings), findingsRevision: shown.findingsRevision,
    sheet: { ...sheet, cells: sheet.cells.map((cell) => (cell.kind === 'amount' ? { ...cell, editable: typed.has(`${cell.rowId ?? ''}|${cell.columnId ?? ''}`) } : cell)) },
    growing: growingPanels(table.definition), unit: definition.unit, decimals: definition.decimals,
    notes: isWorkingRole(role) ? [] : table.inserted.map((entry) => insertedNote(entry.slice(entry.indexOf(':') + 1))),
  };
}

/** A code that the form's list lacks, or the name of a fund, source or nature that it has no line or column for. */
function insertedNote(entry: string): string {
  return /^\d+$/.test(entry) ? `版式的固定科目中没有 ${entry}，已按顺序插入` : `版式中没有“${entry}”，因有金额已按顺序增列`;
}

/** The same form in the unit of the screen; a table of counts stays as it is. */
function inUnit(definition: StatementDefinition<SheetRole>, unit: '元' | '万元'): StatementDefinition<SheetRole> {
  if (definition.unit === unit || definition.quantity === 'count') return definition;
  const { unitLabel: _label, ...rest } = definition;
  return { ...rest, unit, decimals: unit === '元' ? EXACT_DECIMALS.元 : 2 };
}

function statesOf(book: LedgerBook, table: StatementTable<SheetRole>, shown: ShownAs): OpenedStatement['states'] {
  const states: { rowId: string; columnId: string; state: 'entry' | 'computed' | 'foreign' | 'locked'; why: string; approved: boolean; commented: boolean }[] = [];
  for (const [row, takings] of takingsOf(book, table, shown.unit)) for (const { columnId, state, why } of takings) {
    const locked = state === 'entry' && shown.locked;
    states.push({
      rowId: row.id, columnId, state: locked ? 'locked' : state, why: locked ? '本年度已锁定归档' : why,
      approved: row.cells.get(columnId)?.approved ?? false, commented: shown.commented.has(`${row.id}|${columnId}`),
    });
  }
  return states;
}

/** What was found at the cells of a table. */
export function marksOf(book: LedgerBook, role: SheetRole, findings: readonly Finding[]): NonNullable<OpenedStatement['marks']> {
  const marks = new Map<string, { rowId: string; columnId: string; findings: { id: string; level: Finding['level']; message: string }[] }>();
  const places = isWorkingRole(role) ? placesOfMeaning(book, role) : null;
  for (const finding of findings) {
    const judged = placeOfFinding(book.view, finding);
    if (judged === null) continue;
    for (const place of places ? places(judged) : judged.role === role ? [judged] : []) {
      const key = `${place.rowId}|${place.columnId}`;
      const mark = marks.get(key) ?? { rowId: place.rowId, columnId: place.columnId, findings: [] };
      mark.findings.push({ id: finding.id, level: finding.level, message: finding.message });
      marks.set(key, mark);
    }
  }
  return [...marks.values()];
}

/** No check judges a working sheet: it shows what was found at printed cells of the same meaning, where the amount is entered. */
function placesOfMeaning(book: LedgerBook, role: WorkingRole): (judged: FindingPlace) => readonly { readonly rowId: string; readonly columnId: string }[] {
  const cells = new Map<string, { rowId: string; columnId: string }[]>();
  for (const panel of tableOf(book, role).panels) for (const row of panel.rows) for (const [columnId, { signature }] of row.cells) {
    if (signature !== '') cells.set(signature, [...(cells.get(signature) ?? []), { rowId: row.id, columnId }]);
  }
  return (judged) => cells.get(placeOf(tableOf(book, judged.role), judged.rowId, judged.columnId)?.cell.signature ?? '') ?? [];
}

/** Panels whose rows come from codes, with the digits that a row may have. */
export function growingPanels(definition: StatementDefinition<SheetRole>): OpenedStatement['growing'] {
  return definition.panels.flatMap((panel) => panel.rows.flatMap((row) => (row.kind === 'rollup' && row.dimension !== 'project' ? [{ panel: panel.id, dimension: row.dimension, digits: [...row.levels], byProject: row.byProject ?? false }] : [])));
}
