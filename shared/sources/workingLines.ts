import { type Fact, type Filter, type Stage, STAGES } from '../ledger/fact.ts';
import { LINE_KEYS, LINE_KEY_BY_ID, parentLineKey } from '../ledger/lineKeys.ts';
import { type PanelDefinition, type StatementDefinition, leafFilters } from '../statement/definition.ts';

/** A line of 三公及机构运行底稿. */
export interface WorkingLine {
  readonly key: string;
  readonly name: string;
  readonly fund: string | null;
  /** 元 is the sheet's money unit; 辆, 人次 … for counts. */
  readonly measuredIn: string | null;
  /** Stages at which a figure can be entered. */
  readonly stages: ReadonlySet<Stage>;
  readonly depth: number;
}

export interface WorkingSection {
  readonly title: string;
  readonly lines: readonly WorkingLine[];
}

const EVERY: ReadonlySet<Stage> = new Set(STAGES);
const FINAL: ReadonlySet<Stage> = new Set<Stage>(['final']);

/**
 * The lines that a pack's year needs: those of its 三公 and assets tables in their order (with 国内接待费, 会议费, 培训费, the counts, vehicles and equipment and
 * 资产总额 where they are not printed: sentences need them), then 机关运行, 政府采购, people and units; at last whatever else the given facts hold, so that nothing is lost.
 * @param equipment keys of the equipment that the pack's year counts; all of them when absent
 */
export function workingSections(statements: readonly StatementDefinition[], facts: readonly Fact[], equipment?: readonly string[]): readonly WorkingSection[] {
  const named = new Set<string>();
  const sections = [
    { title: '“三公”经费、会议费、培训费和相关统计数', lines: withUnprinted(withReceptionParts(statementLines(statements, ['threePublic', 'fundThreePublic'], EVERY, facts)), (key) => /^(?:meeting|training|count\.)/.test(key), EVERY) },
    { title: '机关运行和政府采购', lines: keyLines((key) => /^(?:agencyOperation|procurement)/.test(key), EVERY) },
    { title: '国有资产占用', lines: withUnprinted(statementLines(statements, ['assets'], FINAL, facts), (key) => /^(?:vehicles|balance)/.test(key) || isEquipment(key, equipment), FINAL) },
    { title: '人员和机构', lines: keyLines((key) => /^(?:staff|units)/.test(key), FINAL) },
  ];
  for (const section of sections) for (const line of section.lines) named.add(placeOf(line.key, line.fund));
  const rest = new Map<string, WorkingLine>();
  for (const { measure, dimensions: { key, fund } } of facts) {
    if (measure !== 'line' || key === undefined || named.has(placeOf(key, fund ?? null))) continue;
    rest.set(placeOf(key, fund ?? null), lineOf(key, fund ?? null, EVERY));
  }
  return [...sections, { title: '其他', lines: [...rest.values()] }].filter(({ lines }) => lines.length > 0);
}

export function placeOf(key: string, fund: string | null): string {
  return `${key}|${fund ?? ''}`;
}

function lineOf(key: string, fund: string | null, stages: ReadonlySet<Stage>): WorkingLine {
  const entry = LINE_KEY_BY_ID.get(key);
  const count = entry?.kind === 'count';
  return { key, name: entry?.name ?? key, fund, measuredIn: count ? (entry.unit ?? '') : null, stages: count ? FINAL : stages, depth: key.split(/[.:]/).length - 1 };
}

/**
 * Rows of the pack's own tables. Where its 三公 table divides nothing by fund, money is entered as 一般公共预算, unless what is known of the
 * line has no fund.
 */
function statementLines(statements: readonly StatementDefinition[], roles: readonly string[], stages: ReadonlySet<Stage>, facts: readonly Fact[]): WorkingLine[] {
  const known = new Set(facts.flatMap(({ measure, dimensions: { key = '', fund } }) => (measure === 'line' ? [placeOf(key, fund ?? null)] : [])));
  const lines = new Map<string, WorkingLine>();
  for (const statement of statements.filter(({ role }) => roles.includes(role))) for (const panel of statement.panels) for (const { key, fund: own, dash } of keysOf(panel)) {
    const entry = LINE_KEY_BY_ID.get(key);
    if (entry === undefined) continue;
    const undivided = known.has(placeOf(key, null)) && !known.has(placeOf(key, 'general'));
    const fund = typeof own === 'string' ? own : statement.role === 'fundThreePublic' ? 'governmentFund' : entry.kind === 'fen' && !undivided ? 'general' : null;
    const dashed = dashedStages(panel, dash);
    lines.set(placeOf(key, fund), lineOf(key, fund, new Set([...stages].filter((stage) => !dashed.has(stage)))));
  }
  return [...lines.values()];
}

function withUnprinted(lines: readonly WorkingLine[], isMeant: (key: string) => boolean, stages: ReadonlySet<Stage>): WorkingLine[] {
  return [...lines, ...keyLines(isMeant, stages).filter(({ key }) => !lines.some((line) => line.key === key))];
}

/** 国内 and 国（境）外接待费, which sentences tell, below a 公务接待费 that the form does not divide; they have no budget of their own. */
function withReceptionParts(lines: readonly WorkingLine[]): WorkingLine[] {
  return lines.flatMap((line) => {
    const divided = lines.some(({ key }) => parentLineKey(key) === line.key);
    if (line.key !== 'threePublic.reception' || line.fund === 'governmentFund' || divided) return [line];
    return [line, ...LINE_KEYS.filter(({ key }) => parentLineKey(key) === line.key).map(({ key }) => lineOf(key, line.fund, FINAL))];
  });
}

/** Equipment by price: of the pack's year, or all that is known. */
export function isEquipment(key: string, equipment: readonly string[] | undefined): boolean {
  return equipment === undefined ? key.startsWith('equipment') : equipment.includes(key);
}

/** The keys that a panel prints: in its rows, or, in forms of one row, in its columns. */
function keysOf(panel: PanelDefinition): { readonly key: string; readonly fund: Filter['fund']; readonly dash: readonly string[] }[] {
  const inRows = panel.rows.flatMap((row) => (row.kind === 'line' && typeof row.filter?.key === 'string' ? [{ key: row.filter.key, fund: row.filter.fund ?? panel.filter?.fund, dash: row.dash ?? [] }] : []));
  const inColumns = [...leafFilters(panel.columns).values()].flatMap((filter) => (typeof filter.key === 'string' ? [{ key: filter.key, fund: filter.fund ?? panel.filter?.fund, dash: [] }] : []));
  return [...inRows, ...inColumns];
}

/** Stages at which the form prints —— in every column. */
function dashedStages(panel: PanelDefinition, dash: readonly string[]): ReadonlySet<string> {
  const columns = [...leafFilters(panel.columns)].flatMap(([id, filter]) => (typeof filter.stage === 'string' ? [{ id, stage: filter.stage }] : []));
  return new Set(columns.filter(({ stage }) => columns.every((column) => column.stage !== stage || dash.includes(column.id))).map(({ stage }) => stage));
}

function keyLines(isMeant: (key: string) => boolean, stages: ReadonlySet<Stage>): WorkingLine[] {
  return LINE_KEYS.filter(({ key }) => isMeant(key)).map(({ key }) => lineOf(key, null, stages));
}

/** Positions of the lines that a line is the sum of at a stage: its direct parts of the same fund that can be entered there. */
export function partsOf(lines: readonly WorkingLine[], at: number, stage: Stage): number[] {
  const line = lines[at];
  if (!line) return [];
  return lines.flatMap((other, index) => (other.fund === line.fund && parentLineKey(other.key) === line.key && (other.stages.has(stage) || partsOf(lines, index, stage).length > 0) ? [index] : []));
}
