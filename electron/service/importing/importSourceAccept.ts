import { BadInput } from '../../../shared/badInput.ts';
import type { ImportPlan } from '../../../shared/sources/importPlan.ts';
import type { SourceProject, SourceUnit } from '../../../shared/sources/plan.ts';
import { againstLedger } from '../../../shared/sources/withLedger.ts';
import type { WriteConnection } from '../../ledger/connection.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { replaceApprovedRounding } from '../../ledger/subjects/approvedRounding.ts';
import { readBureau } from '../../ledger/subjects/bureau.ts';
import { listFacts, replaceFacts } from '../../ledger/subjects/facts.ts';
import { learnCode } from '../../ledger/subjects/learnedCodes.ts';
import { putDocument } from '../../ledger/subjects/printedValues.ts';
import { type Project, listProjects, putProject } from '../../ledger/subjects/projects.ts';
import { WHOLE_DEPARTMENT, listUnits, putUnit } from '../../ledger/subjects/units.ts';

/** What of a plan is written. */
export type AcceptedImport = Pick<ImportPlan, 'kind' | 'file' | 'book' | 'period' | 'ownUnit' | 'facts' | 'scope' | 'digit' | 'approved' | 'learned' | 'projects' | 'units' | 'document'> & { readonly unit: string; readonly packId: string };

/**
 * Accepts a plan: facts, approved rounding, codes, projects, the unit's description and the printed values, in one transaction and one
 * journal entry, which one undo takes back. The ledger is compared again as it stands now.
 * @param keep addresses of changes that the person refuses
 * @throws BadInput unit-needed, no-such-book, no-such-unit, book-locked
 */
export function acceptSource(ledger: Ledger, plan: ImportPlan, keep: ReadonlySet<string> = new Set()): void {
  if (plan.unit === null) throw new BadInput('unit-needed', `${plan.book} 年度有几个单位，请先选定“${plan.file}”是哪个单位的，再接受导入。`);
  writeImport(ledger, { ...plan, unit: plan.unit, packId: plan.pack.id }, keep);
}

/** Writes an import; what it replaces is told by its scope. */
export function writeImport(ledger: Ledger, accepted: AcceptedImport, keep: ReadonlySet<string> = new Set()): void {
  const { book, period, unit } = accepted;
  ledger.write(book, { what: `导入${period === 'previous' ? '上年' : ''} ${accepted.file}` }, (tx) => {
    const { facts, scope } = againstLedger(accepted, listFacts(tx, book, { period, unit }), keep);
    replaceFacts(tx, book, period, unit, facts, scope);
    if (accepted.kind === 'statements') replaceApprovedRounding(tx, book, period, accepted.ownUnit ? unit : WHOLE_DEPARTMENT, accepted.approved);
    for (const code of accepted.learned) learnCode(tx, book, code);
    if (period === 'current') {
      putProjects(tx, book, accepted.projects);
      describeUnit(tx, book, unit, accepted.units);
    }
    const { document } = accepted;
    if (document) putDocument(tx, book, { id: document.id, file: accepted.file, sha256: document.sha256, period, unit, pack: accepted.packId, importedAt: ledger.stamp().at }, document.values);
  });
}

/** The line of a project's money that stands for all of it. */
export const PROJECT_TOTAL = '年度资金总额';

/** Adds the projects; of one that the ledger knows, only what the source says is changed: its self-evaluation stays. */
function putProjects(tx: WriteConnection, book: number, projects: readonly SourceProject[]): void {
  const known = new Map(listProjects(tx, book).map((project) => [project.code, project]));
  const department = readBureau(tx)?.name ?? '';
  for (const project of projects) putProject(tx, book, mergedProject(known.get(project.code) ?? blankProject(project, department), project));
}

function blankProject({ code, name }: SourceProject, department: string): Project {
  return { code, name, kind: 'project', form: '', department, implementingUnit: '', tier: '', onBehalf: false, goal: '', goalResult: '', executionReason: '', printedTotal: '', printedGrade: '', funds: [], indicators: [] };
}

function mergedProject(known: Project, source: SourceProject): Project {
  const said = source.initial !== null || source.adjusted !== null || source.executed !== null;
  const total = known.funds.find((fund) => fund.source === PROJECT_TOTAL) ?? { source: PROJECT_TOTAL, initial: null, adjusted: null, executed: null, weight: '', score: '' };
  const money = { ...total, initial: source.initial ?? total.initial, adjusted: source.adjusted ?? total.adjusted, executed: source.executed ?? total.executed };
  return {
    ...known, name: source.name || known.name || source.code, implementingUnit: source.implementingUnit || known.implementingUnit, onBehalf: source.onBehalf ?? known.onBehalf,
    funds: said ? [money, ...known.funds.filter((fund) => fund.source !== PROJECT_TOTAL)] : known.funds,
  };
}

/** What a cover says of the unit whose figures these are: its 性质 decides what 机关运行经费 is. */
function describeUnit(tx: WriteConnection, book: number, code: string, covers: readonly SourceUnit[]): void {
  const known = listUnits(tx, book).find((unit) => unit.code === code);
  const said = covers.find((cover) => cover.code === code) ?? (covers.length === 1 ? covers[0] : undefined);
  if (!known || !said || (said.kind === null && said.level === '')) return;
  putUnit(tx, book, { ...known, nature: known.nature === 'cancellation' ? known.nature : (said.kind ?? known.nature), level: said.level || known.level });
}
