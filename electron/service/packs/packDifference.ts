import type { Pack, PartDefinition } from '../../../shared/pack/pack.ts';
import { canonicalText } from '../../../shared/pack/plain.ts';

/** What differs between the pack that a book holds and another one, a sentence each; empty where they say the same. */
export function packDifference(here: Pack, there: Pack): string[] {
  if (here.hash === there.hash) return [];
  return [
    ...(here.id === there.id ? [] : [`版式由“${here.name}”换成“${there.name}”。`]),
    ...statementChanges(here, there), ...clauseChanges(here, there), ...glossaryChanges(here, there), ...settingChanges(here, there),
  ];
}

function statementChanges(here: Pack, there: Pack): string[] {
  const before = new Map(here.statements.map((statement) => [statement.role, statement]));
  const after = new Map(there.statements.map((statement) => [statement.role, statement]));
  const gone = here.statements.filter(({ role }) => !after.has(role)).map(({ number, title }) => `不再有 ${number}《${plain(title)}》，其中的数据留在账套里。`);
  const changed = there.statements.flatMap((statement) => {
    const old = before.get(statement.role);
    if (!old) return [`新增 ${statement.number}《${plain(statement.title)}》。`];
    const words = [
      ...(old.number === statement.number ? [] : [`表号由 ${old.number} 改为 ${statement.number}`]), ...(old.title === statement.title ? [] : [`表名改为《${plain(statement.title)}》`]),
      ...(same(old.panels, statement.panels) ? [] : ['行或列有变动']), ...(same(old.notes, statement.notes) ? [] : ['表注有变动']),
      ...(old.unit === statement.unit && old.decimals === statement.decimals ? [] : [`金额单位为${statement.unit}、${statement.decimals} 位小数`]),
    ];
    return words.length === 0 ? same(old, statement) ? [] : [`${statement.number} 的版面有变动。`] : [`${statement.number}：${words.join('，')}。`];
  });
  return [...gone, ...changed];
}

function clauseChanges(here: Pack, there: Pack): string[] {
  const [before, after] = [clausesOf(here), clausesOf(there)];
  const added = [...after.keys()].filter((key) => !before.has(key)).length;
  const removed = [...before.keys()].filter((key) => !after.has(key)).length;
  const changed = [...after].filter(([key, clause]) => before.has(key) && before.get(key) !== clause).length;
  const order = same(partOrder(here.parts), partOrder(there.parts));
  const words = [...(added > 0 ? [`新增 ${added} 段`] : []), ...(removed > 0 ? [`去掉 ${removed} 段`] : []), ...(changed > 0 ? [`改动 ${changed} 段`] : []), ...(order ? [] : ['部分和章节的顺序或标题有变动'])];
  return words.length === 0 ? [] : [`情况说明：${words.join('，')}；手工改写过的段落不受影响。`];
}

function clausesOf(pack: Pack): Map<string, string> {
  return new Map(pack.parts.flatMap((part) => (part.sections ?? []).flatMap((section) => section.clauses.map((clause) => [`${section.id}.${clause.id}`, canonicalText(clause)] as const))));
}

function partOrder(parts: readonly PartDefinition[]): unknown {
  return parts.map(({ id, title, sections }) => [id, title, (sections ?? []).map((section) => [section.id, section.title])]);
}

function glossaryChanges(here: Pack, there: Pack): string[] {
  const before = new Map(here.glossary.map((entry) => [entry.id, canonicalText(entry)]));
  const after = new Map(there.glossary.map((entry) => [entry.id, canonicalText(entry)]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id)).length;
  return changed === 0 ? [] : [`名词解释有 ${changed} 条不同。`];
}

function settingChanges(here: Pack, there: Pack): string[] {
  const { growth, deviation } = there.thresholds;
  return [
    ...(same(here.thresholds, there.thresholds) ? [] : [`需要说明原因的幅度：与上年相比超过 ${growth}%，与预算相比超过 ${deviation}%（现为 ${here.thresholds.growth}%、${here.thresholds.deviation}%）。`]),
    ...(same(here.threePublic, there.threePublic) ? [] : ['“三公”经费的统计口径或列示的预算阶段有变动。']),
    ...(same(here.words, there.words) ? [] : [`行文改称“${there.words.subject}”。`]),
  ];
}

function same(a: unknown, b: unknown): boolean {
  return canonicalText(a ?? null) === canonicalText(b ?? null);
}

function plain(title: string): string {
  return title.replaceAll('{year}', '');
}
