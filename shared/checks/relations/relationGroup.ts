import type { ViewCell } from '../../view/view.ts';
import { type Relation, type Standing, standingOf } from './relation.ts';
import { type RuleId, ruleOf } from '../rules.ts';

/** A relation's side of a cell: +1 where raising the cell raises target − Σ parts, −1 where it lowers it. */
export interface Link {
  readonly at: number;
  readonly pull: number;
}

/** Relations that are made together and kept together, with what the values of the present make of them. */
export class RelationGroup {
  readonly relations: readonly Relation[];
  /** Those of level error, among which the causes are looked for. */
  readonly errors: readonly Relation[];
  readonly rules: ReadonlySet<RuleId>;
  readonly hasTies: boolean;
  #links: ReadonlyMap<ViewCell, readonly Link[]> | null = null;

  constructor(relations: readonly Relation[]) {
    this.relations = relations;
    this.rules = new Set(relations.map((one) => one.rule));
    this.hasTies = relations.some((one) => one.kind === 'tie');
    this.errors = [...this.rules].every(isError) ? relations : relations.filter((one) => isError(one.rule));
  }

  /** Relations by how they stand now; those that hold are passed over. */
  judge(visit: (one: Relation, standing: Exclude<Standing, 'holds'>) => void): void {
    for (const one of this.relations) {
      const standing = standingOf(one);
      if (standing !== 'holds') visit(one, standing);
    }
  }

  /** The errors that a cell stands in; `at` counts them within the group. */
  linksOf(cell: ViewCell): readonly Link[] {
    return (this.#links ??= linksOf(this.errors)).get(cell) ?? [];
  }
}

function isError(rule: RuleId): boolean {
  return ruleOf(rule).level === 'error';
}

function linksOf(relations: readonly Relation[]): Map<ViewCell, Link[]> {
  const links = new Map<ViewCell, Link[]>();
  relations.forEach((one, at) => {
    link(links, one.target, { at, pull: 1 });
    for (const part of one.parts) link(links, part.cell, { at, pull: -part.sign });
  });
  return links;
}

function link(links: Map<ViewCell, Link[]>, cell: ViewCell, to: Link): void {
  const list = links.get(cell);
  if (list === undefined) links.set(cell, [to]);
  else list.push(to);
}
