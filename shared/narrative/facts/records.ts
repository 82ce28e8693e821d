import { fen, sumFen } from '../../money/fen.ts';
import type { Filter } from '../../ledger/fact.ts';
import { type Ask, term } from '../ask.ts';
import { AmountFact, CountFact, FactList, ShareFact } from '../fact.ts';
import { NameFact, Opaque, TextFact } from '../opaque.ts';
import type { EventRecord, NamedAmount, NamedCount, NarrativeRecords, PerformanceRecord, ProjectResult } from '../records.ts';

/** One line of a detail list: when, what for, how much, how many people. */
export class EventFact extends Opaque {
  readonly kind = 'event';
  readonly date: TextFact;
  readonly purpose: TextFact;
  readonly amount: AmountFact;
  readonly persons: CountFact;

  constructor(id: string, record: EventRecord) {
    super();
    const label = { text: record.purpose, source: `record:${id}` };
    this.date = new TextFact(record.date, 'date');
    this.purpose = new TextFact(record.purpose, `record:${id}`);
    this.amount = new AmountFact({ value: record.amount, source: `record:${id}:amount`, label });
    this.persons = new CountFact(record.persons ?? null, '人', `record:${id}:persons`, label);
  }
}

/** The self-evaluation of one project: 全年预算数, 执行数 with its rate, 得分, 等级. */
export class ResultFact extends Opaque {
  readonly kind = 'result';
  readonly name: NameFact;
  readonly executed: AmountFact;
  readonly score: TextFact;
  readonly grade: TextFact;

  constructor(ask: Ask, id: string, { name, budget, executed, score, grade }: ProjectResult) {
    super();
    const label = { text: name, source: `record:${id}` };
    this.name = new NameFact(label);
    this.executed = ask.derived(executed, `record:${id}:executed`, label, { budget });
    this.score = new TextFact(score, `record:${id}:score`);
    this.grade = new TextFact(grade, `record:${id}:grade`);
  }
}

/** The records of a book, and how the listed events stand to the totals that they detail. */
export function recordFacts(ask: Ask, records: NarrativeRecords, totals: { readonly domestic: AmountFact; readonly meeting: AmountFact; readonly training: AmountFact }) {
  return {
    receptions: events('receptions', records.receptions ?? [], totals.domestic),
    meetings: events('meetings', records.meetings ?? [], totals.meeting),
    trainings: events('trainings', records.trainings ?? [], totals.training),
    festivals: { ...events('festivals', records.festivals ?? []), none: records.festivals?.length === 0 },
    vehicles: counts('vehicles', records.vehicles ?? [], '辆'),
    transfers: amounts(ask, 'transfers', records.transfers),
    specialFunds: amounts(ask, 'specialFunds', records.specialFunds),
    departmentReviews: amounts(ask, 'departmentReviews', records.departmentReviews),
    financeReviews: amounts(ask, 'financeReviews', records.financeReviews),
  };
}

/** Things with money by name; `none` where it is stated that there are none, which is not the same as nothing being said. */
function amounts(ask: Ask, id: string, entries: readonly NamedAmount[] | undefined) {
  const facts = (entries ?? []).map(({ name, amount }, index) => ask.derived(amount, `record:${id}:${index}`, { text: name, source: `record:${id}:${index}` }));
  return {
    list: new FactList(id, facts, '个'),
    present: facts.length > 0,
    none: entries?.length === 0,
    sum: new AmountFact({ value: sumFen((entries ?? []).map((entry) => entry.amount)), source: `record:${id}:sum`, label: term('所列合计') }),
  };
}

/** A detail list with its sum; `partial` where it does not make up the total of the tables. */
function events(id: string, records: readonly EventRecord[], whole?: AmountFact) {
  const sum = sumFen(records.map((record) => record.amount));
  return {
    list: new FactList(id, records.map((record, index) => new EventFact(`${id}:${index}`, record)), '次'),
    present: records.length > 0,
    sum: new AmountFact({ value: sum, source: `record:${id}:sum`, label: term('明细合计') }),
    partial: whole !== undefined && whole.known && whole.fen !== sum,
  };
}

function counts(id: string, entries: readonly NamedCount[], unit: string): FactList<CountFact> {
  return new FactList(id, entries.filter(({ count }) => count !== 0).map(({ name, count }, index) => new CountFact(count, unit, `record:${id}:${index}`, { text: name, source: `record:${id}:${index}` })), unit);
}

const PROJECT: Filter = { measure: 'expenditure', nature: 'project' };

/** 预算绩效. The share is of all 项目支出 of the year. */
export function performanceFacts(ask: Ask, record: PerformanceRecord | undefined) {
  const amount = fen(record?.amount ?? 0);
  const { projects: elsewhere, amount: elsewhereAmount, results: elsewhereResults = [] } = record?.listedElsewhere ?? { projects: null, amount: null };
  return {
    known: record !== undefined,
    projects: new CountFact(record?.projects ?? null, '个', 'record:performance:projects', term('自评项目')),
    amount: new AmountFact({ value: amount, source: 'record:performance:amount', label: term('自评项目资金'), share: new ShareFact(amount, ask.value(PROJECT) ?? 0, 'share:record:performance:amount') }),
    /** The money evaluated is no more than the year's project money, so that its share says something. */
    within: amount <= (ask.value(PROJECT) ?? 0),
    grades: counts('performance:grades', record?.grades ?? [], '个'),
    whole: new TextFact(record?.wholeGrade ?? '', 'record:performance:whole'),
    wholeScore: new TextFact(record?.wholeScore ?? '', 'record:performance:score'),
    results: new FactList('performance:results', (record?.results ?? []).map((result, index) => new ResultFact(ask, `performance:${index}`, result)), '个'),
    /** Projects 财政代列. */
    elsewhere: new CountFact(elsewhere, '个', 'record:performance:elsewhere', term('财政代列项目')),
    elsewhereAmount: ask.derived(elsewhereAmount, 'record:performance:elsewhereAmount', term('财政代列项目资金')),
    elsewhereResults: new FactList('performance:elsewhere', elsewhereResults.map((result, index) => new ResultFact(ask, `performance:elsewhere:${index}`, result)), '个'),
  };
}
