import type { Filter } from '../../ledger/fact.ts';
import type { Pack } from '../../pack/pack.ts';
import type { AmountFormat } from '../../money/format.ts';
import type { Figures } from '../../statement/figures.ts';
import { Ask } from '../ask.ts';
import { FactList } from '../fact.ts';
import { NameFact, TextFact, YearFact } from '../opaque.ts';
import { basicFacts, fundFacts, generalFacts } from './funds.ts';
import { type AgencyOperation, agencyFacts, assetFacts, balanceFacts, meetingFacts, procurementFacts, staffFacts, threePublicFacts } from './lines.ts';
import type { NarrativeRecords } from '../records.ts';
import { TEXT_KEYS } from '../textFields.ts';
import { performanceFacts, recordFacts } from './records.ts';
import { expenditureFacts, fiscalFacts, incomeFacts, summaryFacts } from './totals.ts';

export interface CatalogueInput {
  readonly figures: Figures;
  readonly pack: Pick<Pack, 'threePublic' | 'thresholds' | 'statements' | 'equipment'>;
  readonly department: string;
  readonly words: { readonly subject: string; readonly level: string };
  readonly reasons: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  /** Names of the units in the department's book, in order. */
  readonly units: readonly string[];
  readonly records?: NarrativeRecords;
  readonly agencyOperation?: AgencyOperation;
}

/** The one who asks the figures in the format of the book. */
export function askOf({ figures, pack, reasons }: Pick<CatalogueInput, 'figures' | 'pack' | 'reasons'>): Ask {
  return new Ask({ figures, format: printedFormat(pack), thresholds: pack.thresholds, reasons });
}

/** Every name that a template may use, and what stands behind it. */
export function narrativeFacts(input: CatalogueInput) {
  const { figures, pack, words } = input;
  const ask = askOf(input);
  const records = input.records ?? {};
  const threePublic = threePublicFacts(ask, pack.threePublic);
  const meetings = meetingFacts(ask, pack.threePublic);
  return {
    year: new YearFact(figures.year),
    lastYear: new YearFact(figures.year - 1),
    department: new TextFact(input.department, 'department'),
    words: { subject: new TextFact(words.subject, 'words:subject'), level: new TextFact(words.level, 'words:level') },
    texts: Object.fromEntries(TEXT_KEYS.map((key) => [key, new TextFact(input.texts[key] ?? '', `text:${key}`)])),
    units: new FactList('units', input.units.map((name, index) => new NameFact({ text: name, source: `name:unit:${index}` })), '个'),
    others: otherItems(ask),
    summary: summaryFacts(ask),
    income: incomeFacts(ask),
    expenditure: expenditureFacts(ask),
    fiscal: fiscalFacts(ask),
    general: generalFacts(ask),
    basic: basicFacts(ask),
    threePublic,
    fund: fundFacts(ask, 'governmentFund'),
    capital: fundFacts(ask, 'stateCapital'),
    agency: agencyFacts(ask, input.agencyOperation),
    procurement: procurementFacts(ask),
    assets: assetFacts(ask, pack.equipment),
    staff: staffFacts(ask),
    balance: balanceFacts(ask),
    meetings,
    details: recordFacts(ask, records, { domestic: threePublic.domestic, meeting: meetings.meeting, training: meetings.training }),
    performance: performanceFacts(ask, records.performance),
  };
}

const REST = /^\d{5}99$|^\d{3}99\d{2}$/;

/** 项 of the kind 其他……, which take what their 款 has no 项 for: 99 in their code, and the name says so (some with 99 have a name of their own). */
function otherItems(ask: Ask): FactList<NameFact> {
  const filters: readonly Filter[] = [{ measure: 'expenditure' }, { measure: 'budget', stage: 'initial' }];
  const codes = filters.flatMap((filter) => ask.figures.valuesOf('function', filter)).filter((code) => REST.test(code));
  const labels = [...new Set(codes)].sort().map((code) => ask.codeLabel('function', code)).filter(({ text }) => text.startsWith('其他'));
  return new FactList('others', labels.map((label) => new NameFact(label)));
}

export type NarrativeFacts = ReturnType<typeof narrativeFacts>;

/** Unit and decimals as the pack's tables print money. */
export function printedFormat(pack: Pick<Pack, 'statements'>): AmountFormat {
  const money = pack.statements.find((statement) => statement.role === 'summary') ?? pack.statements.find((statement) => statement.quantity !== 'count');
  return { unit: money?.unit ?? '万元', decimals: money?.decimals ?? 2 };
}
