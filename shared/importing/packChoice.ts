import { BadInput } from '../badInput.ts';
import type { FormMatch } from './match.ts';
import type { PackCandidate } from './reading.ts';
import type { Role } from '../statement/definition.ts';

export interface PackScore { readonly packId: string; readonly score: number }

/** Below this no province's layout is near, and the national base is taken. */
const NEAR = 0.6;

/**
 * How well each pack lays out the document: its tables by columns, lines, titles and numbers, and whether the document has the
 * tables that the pack has.
 */
export function scorePacks(tables: readonly { readonly role: Role; readonly matches: readonly FormMatch[] }[], packs: readonly PackCandidate[], year: number | null): PackScore[] {
  const roles = new Set(tables.map((table) => table.role));
  return packs.map((pack): PackScore => {
    // A table in parts (split over sheets, its head repeated) is one table.
    const scores = [...Map.groupBy(tables, (table) => table.role).values()].map((parts) => Math.max(0, ...parts.flatMap((table) => table.matches.filter((match) => match.form.packId === pack.id).map((match) => match.score))));
    const fit = scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const declared = new Set(pack.statements.map((statement) => statement.role));
    const common = [...roles].filter((role) => declared.has(role)).length;
    const set = (2 * common) / Math.max(1, roles.size + declared.size);
    const late = year !== null && pack.validFrom > year ? 0.02 : 0;
    return { packId: pack.id, score: Math.max(0, Number((0.8 * fit + 0.2 * set - late).toFixed(4))) };
  }).sort((a, b) => b.score - a.score);
}

export interface PackChoice { readonly pack: PackCandidate; readonly from: 'option' | 'match' | 'base' }

/** The pack asked for, else the best match, else the newest national base for the year. */
export function choosePack(scores: readonly PackScore[], packs: readonly PackCandidate[], wanted: string | undefined, year: number | null): PackChoice {
  const byId = (id: string | undefined): PackCandidate | undefined => packs.find((pack) => pack.id === id);
  if (wanted !== undefined) {
    const pack = byId(wanted);
    if (!pack) throw new BadInput('pack.unknown', `没有版式“${wanted}”，现有：${packs.map((known) => known.id).join('、') || '无'}，请从中选用。`);
    return { pack, from: 'option' };
  }
  const [best] = scores;
  const bestBase = scores.find((score) => byId(score.packId)?.base);
  // A base that fits as well as a province's own form says less about whose form it is, and claims less.
  const winner = bestBase && best && best.score - bestBase.score < 0.005 ? bestBase : best;
  const pack = byId(winner?.packId);
  if (pack && winner && winner.score >= NEAR) return { pack, from: pack.base ? 'base' : 'match' };
  const bases = packs.filter((candidate) => candidate.base).sort((a, b) => b.validFrom - a.validFrom);
  const fallback = bases.find((base) => year !== null && base.validFrom <= year) ?? byId(bestBase?.packId) ?? bases.at(-1) ?? pack;
  if (!fallback) throw new BadInput('pack.none', '没有可用的版式，请检查程序的 resources/packs 文件夹是否完整。');
  return { pack: fallback, from: 'base' };
}
