import { BadInput } from '../../shared/badInput.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { statementsChannels } from '../../shared/ipc/statements.ts';
import { growthOf } from '../../shared/money/ratio.ts';
import type { SheetRole } from '../../shared/statement/definition.ts';
import type { ViewCell } from '../../shared/view/view.ts';
import { listReasons, putReason } from '../ledger/subjects/reasons.ts';
import { listUnits } from '../ledger/subjects/units.ts';
import { cellHistory, cellSource } from '../service/statements/cellSource.ts';
import { cellWords } from '../service/statements/cellWords.ts';
import { searchCodes } from '../service/statements/codeSearch.ts';
import { type EditPlan, applyEdit, editedUnit, factsOfRow, placeOf, planEdit, tableOf } from '../service/statements/editStatement.ts';
import { placeOfFinding } from '../service/checks/findingPlaces.ts';
import { replacingQuestion } from '../service/outputs/replacing.ts';
import { growingPanels, marksOf, openStatement } from '../service/statements/openStatement.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import type { Desk } from './deskFace.ts';
import { countLevels, standingFindings } from './deskState.ts';
import { answerFor, remembered } from './shownStatements.ts';

export const statementsHandlers: HandlersOf<typeof statementsChannels> = {
  'statements.list': ({ desk }) => {
    const book = desk.book();
    // A year without figures lacks everything: that is no finding yet.
    const entered = book.facts.some((fact) => fact.period === 'current');
    const placed = (entered ? desk.knownFindings() : [])?.map((finding) => ({ finding, place: placeOfFinding(book.view, finding) }));
    const sheets = book.working.definitions.map(({ role, number, title }) => ({ role, number, title: title.replaceAll('{year}', String(book.year)), empty: book.working.table(role)?.empty ?? true, findings: countLevels([]) }));
    return [...sheets, ...book.figures.tables.map(({ definition: { role, number, title }, empty, year }) => ({
      role, number, title: title.replaceAll('{year}', String(year)), empty, findings: placed === undefined ? null : countLevels(placed.filter(({ place }) => place?.role === role).map(({ finding }) => finding)),
    }))];
  },
  'statements.open': ({ desk }, { role }) => remembered(desk, shown(desk, role)),
  'statements.marks': ({ desk }, { role }) => ({ role, revision: desk.revision, findingsRevision: desk.findingsRevision, marks: marksOf(desk.book(), role, standingFindings(desk.checks())) }),
  'statements.edit': ({ desk }, { role, cells, what, held, replace }) => {
    const plan = planEdit(desk.book(), role, unitOf(desk), cells);
    if (plan.replaces.length > 0 && !replace) return { written: 0, rejected: [], asks: replacingQuestion(desk.book(), plan.replaces, desk.displayUnit), ...answerFor(desk, shown(desk, role), held) };
    desk.keepRows(codeRows(desk, role, cells));
    const written = applied(desk, plan, what ?? describe(desk, role, cells));
    return { written, rejected: plan.rejected, asks: null, ...answerFor(desk, shown(desk, role), held) };
  },
  'statements.codes': async ({ desk, library, preferences }, { role, panel, query }) => {
    const { dimension, digits } = growing(desk, role, panel);
    const book = desk.book();
    const more = [...new Set(book.facts.flatMap((fact) => fact.dimensions[dimension] ?? []))];
    return searchCodes(library.classification, { dimension, year: book.year, digits: [Math.max(...digits)], query, nameOf: (code) => book.figures.nameOf(dimension, code), more, pinyin: preferences.read().pinyinSearch });
  },
  'statements.addRow': ({ desk }, { role, panel, code }) => {
    const { dimension, digits, byProject } = growing(desk, role, panel);
    const finest = Math.max(...digits);
    const [item = '', project] = code.split('/', 2);
    if (project !== undefined && !(byProject && desk.ledger().read.get('project', { book: desk.year(), code: project }))) throw new BadInput('no-such-project', `项目“${project}”不在本年度的项目中：请先在“绩效自评”中添加项目。`);
    if (!/^\d+$/.test(item) || item.length !== finest) {
      throw new BadInput('bad-code', `科目代码“${item}”不对：这里要填 ${finest} 位的${dimension === 'function' ? '功能分类' : '经济分类'}代码，例如从列表中选一个。`);
    }
    desk.showRow({ role, panel, code });
    return remembered(desk, shown(desk, role));
  },
  'statements.projects': ({ desk }) => desk.ledger().read.select('project', { where: { book: desk.year() }, orderBy: ['seq', 'code'] }).map(({ code, name }) => ({ code, name })),
  'statements.removeRow': ({ desk }, { role, rowId }) => {
    const facts = factsOfRow(desk.book(), role, rowId, unitOf(desk));
    desk.hideRow(role, rowId.replace(/^c:/, ''));
    const plan: EditPlan = { put: [], remove: facts, replaces: [], rejected: [] };
    const written = applied(desk, plan, `删除 ${tableOf(desk.book(), role).definition.number} ${rowId.replace(/^c:/, '')} 行`);
    // A row that held nothing goes without an entry in the journal: it was of this session alone.
    if (written === 0) desk.touch();
    return { written, rejected: [], asks: null, ...answerFor(desk, shown(desk, role), false) };
  },
  'statements.source': ({ desk }, { role, rowId, columnId }) => cellSource(desk.ledger().read, desk.book(), role, rowId, columnId),
  'statements.history': ({ desk }, { role, rowId, columnId }) => cellHistory(desk.ledger().read, desk.book(), role, rowId, columnId),
  'statements.comment': ({ desk }, { role, rowId, columnId, text }) => {
    if (placeOf(tableOf(desk.book(), role), rowId, columnId) === null) throw new BadInput('no-such-cell', '这一格已经不在表中：请重新选择。');
    desk.write(text.trim() === '' ? '删除批注' : `批注：${text.trim().slice(0, 40)}`, (tx, year) => putReason(tx, year, { subject: commentSubject(role, rowId, columnId), text, document: '' }));
    return { text: text.trim() };
  },
  'statements.readComment': ({ desk }, { role, rowId, columnId }) => {
    const subject = commentSubject(role, rowId, columnId);
    return { text: listReasons(desk.ledger().read, desk.year()).find((reason) => reason.subject === subject)?.text ?? '' };
  },
  'statements.lastYear': ({ desk }, { role }) => lastYearCells(desk, role),
};

function unitOf(desk: Desk): string | null {
  return editedUnit(desk.unit, listUnits(desk.ledger().read, desk.year()));
}

function shown(desk: Desk, role: SheetRole): ChannelOutput<'statements.open'> {
  const { read } = desk.ledger();
  const prefix = commentSubject(role, '', '').replace(/\|$/, '');
  const commented = new Set(listReasons(read, desk.year()).filter((reason) => reason.subject.startsWith(prefix)).map((reason) => reason.subject.slice(prefix.length)));
  return openStatement(desk.book(), role, {
    revision: desk.revision, locked: read.get('book', { year: desk.year() })?.locked === 'yes', unit: unitOf(desk), displayUnit: desk.displayUnit,
    findings: desk.knownFindings(), findingsRevision: desk.findingsRevision, commented,
  });
}

/** Remarks on cells are kept among the reasons, under a subject that no sentence asks for. */
function commentSubject(role: SheetRole, rowId: string, columnId: string): string {
  return `批注|${role}|${rowId}|${columnId}`;
}

/** One transaction and one journal entry; nothing at all when there is nothing to change. */
function applied(desk: Desk, plan: EditPlan, what: string): number {
  if (plan.put.length === 0 && plan.remove.length === 0) return 0;
  return desk.write(`${what}${whose(desk)}`, (tx, year) => applyEdit(tx, year, plan));
}

/** Whose amounts are changed, where the department has several units. */
function whose(desk: Desk): string {
  const units = listUnits(desk.ledger().read, desk.year());
  const own = units.length < 2 ? undefined : units.find(({ code }) => code === desk.unit);
  return own === undefined ? '' : `（${own.name}）`;
}

/** The code rows among edited cells: one whose amount becomes zero must not vanish under the hand that types. */
function codeRows(desk: Desk, role: SheetRole, cells: readonly { readonly rowId: string }[]): { role: SheetRole; panel: string; code: string }[] {
  const edited = new Set(cells.map((cell) => cell.rowId));
  return tableOf(desk.book(), role).panels.flatMap((panel) => panel.rows.flatMap((row) => (row.kind === 'code' && edited.has(row.id) ? [{ role, panel: panel.definition.id, code: row.id.replace(/^c:/, '') }] : [])));
}

function describe(desk: Desk, role: SheetRole, cells: readonly { readonly rowId: string; readonly columnId: string }[]): string {
  const { number } = tableOf(desk.book(), role).definition;
  const [only] = cells;
  if (cells.length > 1 || only === undefined) return `修改 ${number} ${cells.length} 格`;
  return `修改 ${cellWords(tableOf(desk.book(), role), only.rowId, only.columnId) || number}`;
}

function growing(desk: Desk, role: SheetRole, panel: string): ReturnType<typeof growingPanels>[number] {
  const found = growingPanels(tableOf(desk.book(), role).definition).find((candidate) => candidate.panel === panel);
  if (!found) throw new BadInput('rows-fixed', '这张表的行由表样固定，不能增加：请在按科目列行的表中增加。');
  return found;
}

function lastYearCells(desk: DeskContext['desk'], role: SheetRole): ChannelOutput<'statements.lastYear'> {
  const before = new Map<string, ViewCell>();
  for (const table of desk.lastYear()?.tables.values() ?? []) for (const cell of table.cells) if (cell.signature !== '' && cell.state === 'number' && !before.has(cell.signature)) before.set(cell.signature, cell);
  return tableOf(desk.book(), role).panels.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells].flatMap(([columnId, { signature, value }]) => {
    const previous = signature === '' ? undefined : before.get(signature);
    return previous ? [{ rowId: row.id, columnId, previous: previous.value, growth: growthOf(value ?? 0, previous.value) }] : [];
  })));
}
