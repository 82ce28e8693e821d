import { BadInput } from '../../shared/badInput.ts';
import type { releaseChannels } from '../../shared/ipc/release.ts';
import type { ChannelInput, ChannelOutput } from '../../shared/ipc.ts';
import { dayOf, publicationDeadline } from '../../shared/overview/deadline.ts';
import { releaseRemarks } from '../../shared/overview/releaseRemarks.ts';
import { type Approval, putApproval, readApproval } from '../ledger/subjects/approval.ts';
import { PEOPLE_NAMES, type People, putPeople, readPeople } from '../ledger/subjects/people.ts';
import { type Unit, isUnitInUse, listUnits, moveUnit, putUnit, removeUnit } from '../ledger/subjects/units.ts';
import { searchCodes } from '../service/statements/codeSearch.ts';
import { type LedgerBook, openBook } from '../service/year/ledgerBook.ts';
import { CANCELLATION_PAIRS, UNIT_COLUMNS, comparedTotals, listCancellations, putCancellation, removeCancellation, unitTotals } from '../service/year/releaseRecord.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import type { Desk } from './deskFace.ts';

const NOTHING_APPROVED: Approval = { documentNumber: '', date: '', totals: [] };

export const releaseHandlers: HandlersOf<typeof releaseChannels> = {
  'release.open': openRelease,
  'release.compare': (context, { total }) => comparedTotals(departmentBook(context), withTotal(storedApproval(context), total)),
  'release.putApproval': (context, { documentNumber, date, total }) => {
    const { desk } = context;
    const before = storedApproval(context);
    const after: Approval = { ...(total === undefined ? before : withTotal(before, total)), documentNumber: (documentNumber ?? before.documentNumber).trim(), date: (date ?? before.date).trim() };
    const changed = [...(before.documentNumber === after.documentNumber ? [] : ['文号']), ...(before.date === after.date ? [] : ['日期']), ...(sameTotals(before, after) ? [] : ['批复数'])];
    if (changed.length > 0) desk.write(`登记批复：${changed.join('、')}`, (tx, year) => putApproval(tx, year, after));
    return desk.state();
  },
  'release.putPeople': ({ desk }, change) => {
    const before = readPeople(desk.ledger().read, desk.year());
    const given = Object.entries(change).flatMap(([field, text]) => (text === undefined ? [] : [[field, text.trim()] as const]));
    const after: People = { ...before, ...Object.fromEntries(given) };
    const fields = Object.entries(PEOPLE_NAMES).filter(([field]) => given.some(([name, text]) => name === field && text !== Object.entries(before).find(([known]) => known === field)?.[1]));
    if (fields.length > 0) desk.write(`登记签批：${fields.map(([, name]) => name).join('、')}`, (tx, year) => putPeople(tx, year, after));
    return desk.state();
  },
  'release.addUnit': ({ desk }, unit) => {
    const code = unit.code.trim();
    const known = listUnits(desk.ledger().read, desk.year()).find((other) => other.code === code);
    if (known) throw new BadInput('unit-exists', `单位代码“${code}”已经用于“${known.name}”：请换一个代码，或直接修改那个单位。`);
    desk.write(`添加单位 ${unit.name.trim()}`, (tx, year) => putUnit(tx, year, { ...unit, code }));
    return desk.state();
  },
  'release.changeUnit': ({ desk }, { code, name, nature, level }) => {
    const known = unitOf(desk, code);
    desk.write(`修改单位 ${(name ?? known.name).trim()}`, (tx, year) => putUnit(tx, year, { ...known, ...(name !== undefined && { name }), ...(nature !== undefined && { nature }), ...(level !== undefined && { level }) }));
    return desk.state();
  },
  'release.removeUnit': ({ desk }, { code }) => {
    const units = listUnits(desk.ledger().read, desk.year());
    const unit = unitOf(desk, code);
    if (units.filter(({ nature }) => nature !== 'cancellation').length < 2) throw new BadInput('last-unit', `“${unit.name}”是本年度唯一的单位，不能删除：可以改它的名称和性质。`);
    if (desk.unit === code) desk.chooseUnit(null);
    desk.write(`删除单位 ${unit.name}`, (tx, year) => removeUnit(tx, year, code));
    return desk.state();
  },
  'release.moveUnit': ({ desk }, { code, by }) => {
    desk.write('调整单位顺序', (tx, year) => moveUnit(tx, year, code, by));
    return desk.state();
  },
  'release.putCancellation': ({ desk }, entry) => {
    const { income, expenditure } = CANCELLATION_PAIRS.find(({ pair }) => pair === entry.pair) ?? CANCELLATION_PAIRS[0];
    desk.write(`登记抵销：${income}与${expenditure}`, (tx, year) => putCancellation(tx, year, entry));
    return desk.state();
  },
  'release.removeCancellation': ({ desk }, { pair, function: functionCode }) => {
    desk.write(`删除抵销 ${functionCode}`, (tx, year) => removeCancellation(tx, year, pair, functionCode));
    return desk.state();
  },
  'release.codes': async (context, { query }) => {
    const book = departmentBook(context);
    const found = await searchCodes(context.library.classification, { dimension: 'function', year: book.year, digits: [7], query, nameOf: (code) => book.figures.nameOf('function', code), more: [], pinyin: context.preferences.read().pinyinSearch });
    return found.map(({ code, name }) => ({ code, name }));
  },
};

function openRelease(context: DeskContext): ChannelOutput<'release.open'> {
  const { desk, clock } = context;
  const { read } = desk.ledger();
  const year = desk.year();
  const book = departmentBook(context);
  const approval = storedApproval(context);
  const people = readPeople(read, year);
  const units = listUnits(read, year);
  const today = dayOf(clock());
  return {
    year, locked: desk.state().book?.locked === true, approval: { documentNumber: approval.documentNumber, date: approval.date }, totals: comparedTotals(book, approval),
    deadline: approval.date === '' ? null : publicationDeadline(approval.date, today), people,
    remarks: releaseRemarks({ approvedOn: approval.date, secrecyOn: people.secrecyDate, publishedOn: people.publishedOn }, today),
    units: units.flatMap((unit) => shownUnit(unit, isUnitInUse(read, year, unit.code))),
    sums: { columns: UNIT_COLUMNS.map(({ name }) => name), rows: unitTotals(book.facts, units, book.department) },
    cancellations: listCancellations(book.facts, units).map((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, name: row.function === '' ? '' : book.figures.nameOf('function', row.function) })) })),
  };
}

function shownUnit({ nature, ...unit }: Unit, inUse: boolean): ChannelOutput<'release.open'>['units'][number][] {
  return nature === 'cancellation' ? [] : [{ ...unit, nature, inUse }];
}

/** The 批复 is of the department, whatever unit is shown. */
function departmentBook({ desk, library }: DeskContext): LedgerBook {
  return desk.unit === null ? desk.book() : openBook(desk.ledger(), library, desk.year());
}

function storedApproval({ desk }: DeskContext): Approval {
  return readApproval(desk.ledger().read, desk.year()) ?? NOTHING_APPROVED;
}

function withTotal(approval: Approval, { measure, fund, amount }: NonNullable<ChannelInput<'release.putApproval'>['total']>): Approval {
  const others = approval.totals.filter((total) => total.measure !== measure || total.fund !== fund);
  return { ...approval, totals: amount === null ? others : [...others, { measure, fund, amount }] };
}

function sameTotals(a: Approval, b: Approval): boolean {
  const text = ({ totals }: Approval): string => totals.map(({ measure, fund, amount }) => `${measure} ${fund ?? ''} ${amount}`).sort().join('\n');
  return text(a) === text(b);
}

function unitOf(desk: Desk, code: string): Unit {
  const unit = listUnits(desk.ledger().read, desk.year()).find((other) => other.code === code);
  if (!unit) throw new BadInput('no-such-unit', `${desk.year()} 年度没有单位“${code}”：请先添加。`);
  return unit;
}
