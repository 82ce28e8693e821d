import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentReading } from '../../../shared/importing/reading.ts';
import { parseDecimal } from '../../../shared/money/parse.ts';
import { guessDecimal } from '../../../shared/importing/amounts.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import type { ViewCell, ViewTable } from '../../../shared/view/view.ts';
import { type Accounts, accounts, cell, meanings, read, table, workbook } from './documents.ts';

const COLUMNS: Readonly<Record<string, string>> = {
  superior: 'superiorSubsidy', business: 'undertaking', affiliate: 'affiliateRemittance', remit: 'remittedUp', subsidy: 'affiliateSubsidy', fund: 'governmentFund', capital: 'stateCapital',
  carryIn: 'opening', carryOut: 'closing', begin: 'initial', full: 'adjusted',
  b_total: 'budget.total', b_abroad: 'budget.abroad', b_carTotal: 'budget.vehicle', b_carBuy: 'budget.purchase', b_carRun: 'budget.operation', b_reception: 'budget.reception',
  f_total: 'final.total', f_abroad: 'final.abroad', f_carTotal: 'final.vehicle', f_carBuy: 'final.purchase', f_carRun: 'final.operation', f_reception: 'final.reception',
};

type PrintedRow = Accounts['tables'][number]['rows'][number];

/** The cell of a printed row, found by code or by 行次; rows without either are single. */
function cellOf(view: ViewTable, row: PrintedRow, key: string): ViewCell | undefined {
  const column = COLUMNS[key] ?? key;
  return view.cells.find((candidate) => {
    if (candidate.column.id !== column) return false;
    if (row.code !== undefined) return candidate.row.code === row.code && candidate.row.id === `c:${row.code}`;
    if (row.line !== undefined) return candidate.row.line === String(row.line);
    return row.label === undefined ? true : candidate.row.label.replace(/\s/g, '') === row.label.replace(/\s/g, '');
  });
}

/** Fen of a printed text in 万元, or the count; blanks and dashes are 0. */
function printedValue(text: string | null, count: boolean): number {
  if (text === null) return 0;
  const parsed = parseDecimal(text);
  const value = parsed.kind === 'number' ? parsed.value : parsed.kind === 'bad' ? guessDecimal(text) : null;
  return value === null ? 0 : Number(value.scaled) * (count ? 1 : 1_000_000) / 10 ** value.decimals;
}

const TABLES: Readonly<Record<string, Readonly<Record<string, Role>>>> = {
  'jiangxi-2024': { 公开01表: 'summary', 公开02表: 'income', 公开03表: 'expenditure', 公开04表: 'fiscalSummary', 公开05表: 'generalExpenditure', 公开06表: 'generalBasicEconomic', 公开07表: 'fund', 公开08表: 'stateCapital', 公开09表: 'threePublic', 公开10表: 'assets' },
  'shandong-2019': { 公开01表: 'summary', 公开02表: 'income', 公开03表: 'expenditure', 公开04表: 'fiscalSummary', 公开05表: 'generalExpenditure', 公开06表: 'generalBasicEconomic', 公开07表: 'threePublic', 公开08表: 'fund' },
};

describe.each([['jiangxi-2024', 'jiangxi-2024'], ['jiangxi-2024-messy', 'jiangxi-2024'], ['shandong-2019', 'shandong-2019']])('%s', (file, document) => {
  let reading: DocumentReading;
  beforeAll(async () => { reading = read(await workbook(file)); });

  it('has every table under its role and number', () => {
    const found = Object.fromEntries([...reading.view.tables.values()].map((view) => [view.number, view.role]));
    expect(found).toEqual(TABLES[document]);
    expect(reading.sheets.every((sheet) => sheet.status === 'table' && sheet.unit === '万元' && sheet.unitFrom === 'table')).toBe(true);
  });

  it('is laid out by its own province’s pack', () => {
    expect([reading.packFrom, reading.view.packId]).toEqual(['match', document]);
    expect(reading.department).toBe('某县医疗保障局');
  });

  it.each(Object.keys(TABLES[document] ?? {}))('%s: every printed figure is in its cell', (number) => {
    const source = accounts(document).tables.find((candidate) => candidate.code === number);
    const view = [...reading.view.tables.values()].find((candidate) => candidate.number === number);
    if (!source || !view) throw new Error(`${number} is missing`);
    const wrong: string[] = [];
    let compared = 0;
    for (const row of source.rows) {
      const filler = row.label === undefined && row.code === undefined && Object.values(row.values).every((value) => value === null);
      if (filler) continue;
      for (const [key, text] of Object.entries(row.values)) {
        const found = cellOf(view, row, key);
        const count = view.quantity === 'count' || (typeof found?.filter?.key === 'string' && found.filter.key.startsWith('count'));
        compared += 1;
        if (found?.value !== printedValue(text, count)) wrong.push(`${row.code ?? row.line ?? row.label} ${key}: printed ${text}, read ${found?.printed} = ${found?.value}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(3);
  });
});

describe('the same document in a sound and in a messy workbook', () => {
  it('means the same', async () => {
    const [clean, messy] = [read(await workbook('jiangxi-2024')), read(await workbook('jiangxi-2024-messy'))];
    expect(meanings(messy)).toEqual(meanings(clean));
    expect(meanings(clean).size).toBeGreaterThan(400);
  });

  it('keeps printed texts and says what was cleaned', async () => {
    const messy = read(await workbook('jiangxi-2024-messy'));
    const total = cell(messy, 'expenditure', 'total', 'total');
    expect([total.printed, total.value, total.digit, total.cleaned]).toEqual(['7, 836. 48', 7_836_480_000, 10_000, ['space', 'separator']]);
    expect(cell(messy, 'income', 'total', 'other').state).toBe('dash');
    expect(cell(read(await workbook('jiangxi-2024')), 'income', 'total', 'other').state).toBe('number');
    expect(cell(messy, 'expenditure', 'total', 'operating').state).toBe('blank');
  });
});

describe('what the published workbooks are known for', () => {
  it('reads 85..54 as bad with its likely value', async () => {
    const bad = cell(read(await workbook('shandong-2019')), 'fiscalSummary', 'c:229', 'governmentFund');
    expect([bad.state, bad.printed, bad.value, bad.cleaned, bad.source]).toEqual(['bad', '85..54', 85_540_000, ['guess'], { sheet: '4财政拨款收入支出决算总表', cell: 'H14' }]);
  });

  it('tells the carried-in funds from the income of the same name', async () => {
    const reading = read(await workbook('shandong-2019'));
    expect(cell(reading, 'fiscalSummary', 'general', 'amount').signature).toBe('income|source=general');
    expect(cell(reading, 'fiscalSummary', 'openingGeneral', 'amount').signature).toBe('carriedIn|fund=general');
    expect(cell(reading, 'fiscalSummary', 'openingGeneral', 'amount').row.line).toBe('11');
  });

  it('notes rows left out and takes a repeated row once', async () => {
    const kinds = (reading: DocumentReading): string[] => reading.remarks.map((remark) => `${remark.kind} ${remark.table}`);
    expect(kinds(read(await workbook('shandong-2019')))).toEqual(['elided 公开04表']);
    const jiangxi = read(await workbook('jiangxi-2024'));
    expect(kinds(jiangxi)).toEqual(['duplicateRow 公开09表']);
    expect(table(jiangxi, 'threePublic').rows.filter((row) => row.line === '20')).toHaveLength(1);
  });

  it('gives the foot of 表06 to the panel that names it', async () => {
    const foot = cell(read(await workbook('jiangxi-2024')), 'generalBasicEconomic', 'operatingTotal', 'amount');
    expect([foot.value, foot.source?.cell, foot.signature]).toEqual([42_750_000, 'I34', 'economic|fund=general|nature=basic|economic=302+307+310+312+399']);
  });

  it('reads counts as counts', async () => {
    const persons = cell(read(await workbook('jiangxi-2024-messy')), 'threePublic', 'count.receptionPersons', 'final');
    expect([persons.printed, persons.value, persons.digit]).toEqual(['135.00', 135, 1]);
  });

  it('knows what each row and column adds up to, as far as it is there', async () => {
    const reading = read(await workbook('shandong-2019'));
    const sums = (role: Role, id: string): readonly string[] | undefined => table(reading, role).rows.find((row) => row.id === id)?.sum;
    expect(sums('expenditure', 'total')).toEqual(['c:210', 'c:229']);
    expect(sums('expenditure', 'c:21015')).toEqual(['c:2101501', 'c:2101502']);
    expect(sums('fiscalSummary', 'expenditureTotal')).toEqual(['c:201', 'c:202', 'c:203', 'c:204', 'c:205', 'c:206', 'c:210', 'c:229']);
    expect(table(reading, 'fund').columns.find((column) => column.id === 'total')?.sum).toEqual(['basic', 'project']);
  });
});
