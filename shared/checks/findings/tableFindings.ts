import { ASKING_WORDS, OPEN_PLACE, REVISION_WORDS } from '../../leftovers.ts';
import type { Role } from '../../statement/definition.ts';
import type { ReadingRemark } from '../../view/view.ts';
import { type Draft, onTable } from '../draft.ts';
import { type FigureIndex, single } from '../figureIndex.ts';
import type { Level } from '../finding.ts';
import { isLineOfRole } from '../relations/lineKin.ts';
import type { RuleId } from '../rules.ts';

/** A table that the pack requires. */
export interface ExpectedTable {
  readonly role: Role;
  readonly number: string;
  readonly title: string;
}

/** Missing tables, empty tables without their sentence, and what reading the document remarked. */
export function tableFindings(index: FigureIndex, expected: readonly ExpectedTable[]): Draft[] {
  return [...missingTables(index, expected), ...emptyTables(index), ...remarks(index)];
}

function* missingTables(index: FigureIndex, expected: readonly ExpectedTable[]): Generator<Draft> {
  for (const table of expected) {
    if (index.view.tables.has(table.role) || printedElsewhere(index, table.role)) continue;
    yield onTable('missing.table', table.number, `没有找到${table.number}《${table.title}》，与它有关的勾稽未检查；没有此类收支也应列出空表并说明。`);
  }
}

const EMPTY_SENTENCE = /无|没有|未发生|未安排|不涉及|空表/;

/** True where another table prints the statement's lines: one form may hold 三公, assets and 政府采购 together. */
function printedElsewhere(index: FigureIndex, role: Role): boolean {
  return index.tables.some((entry) => [...entry.bySignature.values()].some((cell) => {
    const key = cell.filter === null ? undefined : single(cell.filter, 'key');
    return key !== undefined && cell.state === 'number' && isLineOfRole(key, role);
  }));
}

function* emptyTables(index: FigureIndex): Generator<Draft> {
  for (const { table } of index.tables) {
    if (!table.empty || table.notes.some((note) => EMPTY_SENTENCE.test(note))) continue;
    yield onTable('missing.note', table.number, `${table.number}《${table.title}》没有数据，表下应说明没有此类收支。`, { of: table });
  }
}

const REMARK_RULES: Readonly<Record<ReadingRemark['kind'], RuleId>> = {
  unknownRow: 'reading.row', unknownColumn: 'reading.column', otherColumn: 'reading.otherColumn', duplicateRow: 'reading.duplicate', learnedCode: 'reading.learnedCode',
  badCode: 'code.shape', unreadSheet: 'reading.sheet', hidden: 'reading.hidden', unitGuessed: 'reading.unit', elided: 'reading.elided',
  duplicateTable: 'reading.duplicateTable', errorCell: 'reading.errorCell', missingHead: 'reading.head', residue: 'reading.residue',
  otherDepartment: 'reading.otherUnit',
};

/** Placeholders and revision marks may never be published. */
const RESIDUE_MARK = new RegExp(String.raw`${ASKING_WORDS}|待填|${OPEN_PLACE}|(?:${REVISION_WORDS})\s*\[`, 'u');

function* remarks(index: FigureIndex): Generator<Draft> {
  for (const remark of index.view.remarks) {
    const of = index.tables.find(({ table }) => table.number === remark.table || table.role === remark.table)?.table;
    const table = of?.number ?? remark.table ?? '';
    const source = remark.source === undefined ? {} : { source: { sheet: remark.source.sheet, cell: remark.source.cell } };
    yield onTable(ruleOfRemark(remark), table, sentence(table, remark.text), {
      row: remark.row ?? null, column: remark.column ?? null, ...levelOf(remark), ...(of === undefined ? {} : { of }), ...source,
    });
  }
}

function ruleOfRemark(remark: ReadingRemark): RuleId {
  return remark.kind === 'residue' && RESIDUE_MARK.test(remark.text) ? 'reading.residueMark' : REMARK_RULES[remark.kind];
}

/** A code that could be told by its name is misprinted, but nothing is lost: `badCode` says then what it was read as. */
function levelOf(remark: ReadingRemark): { readonly level?: Level } {
  return remark.kind === 'badCode' && /读作\d/.test(remark.text) ? { level: 'warning' } : {};
}

/** The remark as a whole sentence that says which table it is about. */
function sentence(table: string, text: string): string {
  const placed = table === '' || text.includes(table) || text.startsWith('工作表') ? text : `${table}${text}`;
  return /[。！？]$/.test(placed) ? placed : `${placed}。`;
}
