import type { Role } from '../statement/definition.ts';
import { type TableBlock, blocksOf } from './blocks.ts';
import { readBody } from './body.ts';
import { type Form, formOf } from './forms.ts';
import type { SheetGrid } from './grid.ts';
import { readHead } from './head.ts';
import type { RecognisedTable } from './interpret.ts';
import { type FormMatch, type PrintedTable, matchForm, meaningsOf } from './match.ts';
import { lineRoleOf } from './lineWords.ts';
import { headKey, labelKey, squeeze, unspaced } from './normalise.ts';
import { panelsOf } from './panels.ts';
import { tableNumber } from './preamble.ts';
import type { PackCandidate } from './reading.ts';
import { readSheetName, titleKey } from './titles.ts';
import type { RecognitionWords } from './words.ts';

/** A block that is no 决算 table, and what that means for the person who imports it. */
export interface OtherBlock {
  readonly block: TableBlock;
  readonly status: 'skipped' | 'unread';
  readonly problem: string | null;
}

/** All tables of a sheet with their roles, and what is left. */
export function tablesOf(grid: SheetGrid, packs: readonly PackCandidate[], words: RecognitionWords): { tables: RecognisedTable[]; others: OtherBlock[] } {
  const tables: RecognisedTable[] = [];
  const others: OtherBlock[] = [];
  for (const block of blocksOf(grid, words)) {
    const found = block.budget ? null : recogniseBlock(block, packs, words);
    if (found) tables.push(found);
    else others.push(otherBlock(block));
  }
  return { tables, others };
}

function recogniseBlock(block: TableBlock, packs: readonly PackCandidate[], words: RecognitionWords): RecognisedTable | null {
  const head = readHead(block, words);
  if (!head) return null;
  const bodyRows = block.rows.slice(head.bodyAt);
  const panels = panelsOf(head.leaves, bodyRows).filter((panel) => !panel.labels.some((leaf) => leaf.path.some((label) => words.ignoredGroups.has(headKey(label)))));
  if (panels.length === 0) return null;
  const body = readBody(bodyRows, head, panels, words);
  const title = unspaced(block.title?.cell.raw.text ?? '');
  const printed: PrintedTable = { panels, body, number: numberOf(block, head.bodyAt), titleKey: titleKey(squeeze(title)), meanings: meaningsOf(panels, words) };
  const settled = settleRole(printed, block, packs, words);
  return settled ? { ...printed, block, head, role: settled.role, title, confidence: settled.confidence, matches: settled.matches } : null;
}

/** Printed above the head: 公开01表, 附表1. */
function numberOf(block: TableBlock, bodyAt: number): string | null {
  for (const row of block.rows.slice(0, bodyAt)) for (const cell of row.cells) {
    const number = cell.raw.type === 'text' && cell.key.length <= 40 ? tableNumber(cell.key) : null;
    if (number) return number;
  }
  return null;
}

interface SettledRole { readonly role: Role; readonly confidence: number; readonly matches: FormMatch[] }

/** By the title, checked against the heads; without a title by heads, lines and codes; at last by the sheet's name. */
function settleRole(printed: PrintedTable, block: TableBlock, packs: readonly PackCandidate[], words: RecognitionWords): SettledRole | null {
  if (block.title) {
    const matches = matchesFor(printed, block.title.role, packs, words);
    const best = matches[0];
    if (best && block.title.strength >= 1 && best.columnScore > 0) return { role: block.title.role, confidence: confidence(best, block.title.strength), matches };
    if (best && best.columnScore >= 0.6) return { role: block.title.role, confidence: confidence(best, block.title.strength), matches };
  }
  if (!block.title && saysOther(block, words)) return null;
  const named = block.title ? null : readSheetName(block.grid.sheet.name, words);
  const byContent = roleByContent(printed, packs, words, named);
  if (byContent) return byContent;
  if (named !== null && saysLinesOf(printed, named, words)) return withoutForm(printed, named, packs, words);
  return block.title && block.title.strength >= 1 ? withoutForm(printed, block.title.role, packs, words) : null;
}

/** Its sheet or its first lines call it 底稿, 审批表 and the like: no statement, however much its heads look like one. */
function saysOther(block: TableBlock, words: RecognitionWords): boolean {
  const lines = block.rows.slice(0, 3).flatMap((row) => (row.cells.length <= 2 ? row.cells : []));
  const names = [squeeze(block.grid.sheet.name), ...lines.flatMap((cell) => (cell.raw.type === 'text' && cell.key.length <= 40 ? [cell.key] : []))];
  return names.some((name) => words.titles.excluded.some((word) => name.includes(word)));
}

const FEWEST_LINES = 3;

/** A sheet called 三公 whose rows or columns are called 公务接待费 and the like, in an arrangement that no form has. */
function saysLinesOf(printed: PrintedTable, role: Role, words: RecognitionWords): boolean {
  if (!lineRoleOf(role)) return false;
  const labels = [...printed.body.rows.map((row) => row.label), ...printed.panels.flatMap((panel) => panel.amounts.map((leaf) => leaf.path.at(-1) ?? ''))];
  const keys = new Set(labels.flatMap((label) => words.lineKeys.get(labelKey(label)) ?? []));
  return keys.size >= FEWEST_LINES && [...keys].some((key) => key.startsWith(role === 'assets' ? 'vehicles' : 'threePublic'));
}

/** A title that is certain over heads that no form has: kept, so that its figures are not lost silently. */
function withoutForm(printed: PrintedTable, role: Role, packs: readonly PackCandidate[], words: RecognitionWords): SettledRole | null {
  const matches = matchesFor(printed, role, packs, words);
  return matches.length > 0 && printed.body.rows.length > 0 ? { role, confidence: 0.3, matches } : null;
}

function confidence(best: FormMatch, strength: number): number {
  return Number(Math.min(1, strength * (0.5 + 0.5 * Math.min(1, best.score / 0.9))).toFixed(2));
}

function matchesFor(printed: PrintedTable, role: Role, packs: readonly PackCandidate[], words: RecognitionWords): FormMatch[] {
  return formsOf(packs, words).filter((form) => form.definition.role === role).map((form) => matchForm(printed, form, words)).sort((a, b) => b.score - a.score);
}

function formsOf(packs: readonly PackCandidate[], words: RecognitionWords): Form[] {
  return packs.flatMap((pack) => pack.statements.map((statement) => formOf(pack.id, statement, words)));
}

/** A table without a title must be much like one statement and less like any other; 05 and 国资 tables look the same. */
function roleByContent(printed: PrintedTable, packs: readonly PackCandidate[], words: RecognitionWords, named: Role | null): SettledRole | null {
  const best = new Map<Role, FormMatch[]>();
  for (const form of formsOf(packs, words)) {
    const match = matchForm(printed, form, words);
    best.set(form.definition.role, [...(best.get(form.definition.role) ?? []), match]);
  }
  const weigh = (match: FormMatch): number => 0.6 * match.columnScore + 0.4 * match.lineScore + (printed.number !== null && printed.number === match.form.definition.number ? 0.1 : 0);
  const ranked = [...best].map(([role, matches]) => ({ role, matches: matches.sort((a, b) => b.score - a.score), weight: Math.max(...matches.map(weigh)) + (role === named ? 0.15 : 0) })).sort((a, b) => b.weight - a.weight);
  const [first, second] = ranked;
  if (!first || first.weight < 0.75 || (second && first.weight - second.weight < 0.06)) return null;
  return { role: first.role, confidence: Number(Math.min(0.9, first.weight * 0.85).toFixed(2)), matches: first.matches };
}

/** Covers, contents and notes are skipped in silence; figures that nobody understood are said. */
function otherBlock(block: TableBlock): OtherBlock {
  const sheet = block.grid.sheet.name;
  const amounts = block.rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.figure === 'number' && (cell.key.includes('.') || cell.key.length >= 4) && !/^(?:19|20)\d\d$/.test(cell.key)).length, 0);
  if (block.budget && amounts > 0) return { block, status: 'skipped', problem: `工作表“${sheet}”是预算表，没有作为决算表读取` };
  if (amounts < 3) return { block, status: 'skipped', problem: null };
  return { block, status: 'unread', problem: `工作表“${sheet}”${block.title ? `的《${block.title.cell.raw.text.trim()}》` : ''}有数字，但认不出是哪一张决算表，没有读取` };
}
