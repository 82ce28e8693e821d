import type { GridRow } from '../importing/grid.ts';
import { headKey } from '../importing/normalise.ts';
import type { Filter } from '../ledger/fact.ts';
import type { ReadColumn } from './columns.ts';
import { type RowIdentity, identify } from './identity.ts';
import type { PanelRule, SourceMapping, StatementRule } from './mapping.ts';
import { KeyRows, PanelRows, type RowMeaning } from './rowMeanings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A project as one row names it. */
export interface ProjectRow {
  readonly code: string;
  readonly name: string;
  readonly function: string | null;
  readonly implementingUnit: string;
  readonly onBehalf: boolean | null;
}

export interface ReadRow {
  readonly row: GridRow;
  readonly identity: RowIdentity;
  readonly meaning: RowMeaning;
  readonly project: ProjectRow | null;
  /** The row sums others up. */
  readonly total: boolean;
}

/** Gives every row of a panel its meaning, from top to bottom. */
export class RowReader {
  readonly #rule: StatementRule;
  readonly #mapping: SourceMapping;
  readonly #columns: readonly ReadColumn[];
  readonly #keys: KeyRows | null;
  readonly #lines: PanelRows | null;
  readonly #hasProjectColumns: boolean;
  #above: string | null = null;
  #item: string | null = null;

  constructor(rule: StatementRule, panel: PanelRule | null, columns: readonly ReadColumn[], vocabulary: Vocabulary) {
    const { mapping } = vocabulary;
    this.#rule = rule;
    this.#mapping = mapping;
    this.#columns = columns;
    this.#keys = rule.rows === 'keys' ? new KeyRows(rule, mapping) : null;
    this.#lines = panel ? new PanelRows(panel, mapping, panel.classes ? vocabulary.classNames(panel.classes) : new Map()) : null;
    this.#hasProjectColumns = columns.some((column) => column.meaning.kind === 'identity' && (column.meaning.identity === 'projectCode' || column.meaning.identity === 'projectName'));
  }

  read(row: GridRow, filled: boolean): ReadRow {
    const identity = identify(row, this.#columns, this.#above);
    if (identity.code !== null) this.#above = identity.code;
    const word = [identity.label, ...identity.texts.values()].find((text) => this.#mapping.words.concepts.get(headKey(text)) === 'total');
    const total = identity.code === null && word !== undefined;
    const project = this.#rule.rows === 'project' ? this.#project(identity, total) : this.#entryProject(identity);
    return { row, identity, project, total, meaning: this.#meaning(identity, total, filled, project) };
  }

  #meaning(identity: RowIdentity, total: boolean, filled: boolean, project: ProjectRow | null): RowMeaning {
    switch (this.#rule.rows) {
      case 'function': return this.#coded(identity, total, 'function', project);
      case 'economic': return this.#coded(identity, total, 'economic', project);
      case 'project': {
        if (project === null) return identity.code !== null || total ? { kind: 'unused', reason: '科目和合计行由科目表得出' } : { kind: 'unknown' };
        return { kind: 'taken', filter: { project: project.code, ...(project.function !== null && { function: project.function }) } };
      }
      case 'keys': return this.#keys?.read(identity.label, filled) ?? { kind: 'unknown' };
      case 'lines': return this.#lines?.read(identity.label) ?? { kind: 'unknown' };
      case 'total': return { kind: 'taken', filter: {} };
    }
  }

  #coded(identity: RowIdentity, total: boolean, dimension: 'function' | 'economic', project: ProjectRow | null): RowMeaning {
    if (total) return this.#rule.entries ? { kind: 'unused', reason: '合计由公式得出' } : { kind: 'taken', filter: {} };
    const own = dimension === 'function' ? /^[12]/ : /^[35]/;
    if (identity.code === null) return this.#rule.entries && identity.bad === null && identity.texts.has('fund') ? { kind: 'taken', filter: {} } : { kind: 'unknown' };
    if (!own.test(identity.code)) return { kind: 'unknown' };
    const filter: Filter = { [dimension]: identity.code, ...(project && { project: project.code }) };
    return { kind: 'taken', filter };
  }

  /** A project row names a project; a row with only a code is a function and keeps it for the projects below. */
  #project(identity: RowIdentity, total: boolean): ProjectRow | null {
    if (total) return null;
    const text = (name: 'projectCode' | 'projectName'): string => (identity.texts.get(name) ?? '').replace(/^[*\-—]+$/, '');
    const [code, name] = [text('projectCode'), text('projectName')];
    if (identity.code !== null && code === '' && name === '') {
      this.#item = identity.code;
      return null;
    }
    const label = code === '' && name === '' && this.#hasProjectColumns ? '' : identity.label;
    const shown = name !== '' ? name : label;
    if (code === '' && shown === '') return null;
    return { code: code !== '' ? code : shown, name: shown !== '' ? shown : code, function: identity.code ?? this.#item, ...this.#described(identity) };
  }

  /** In a table of entries a project's code may stand beside the function's. */
  #entryProject(identity: RowIdentity): ProjectRow | null {
    const code = this.#rule.entries ? identity.texts.get('projectCode') : undefined;
    return code === undefined ? null : { code, name: identity.texts.get('projectName') ?? '', function: identity.code, ...this.#described(identity) };
  }

  #described(identity: RowIdentity): { implementingUnit: string; onBehalf: boolean | null } {
    const said = identity.texts.get('onBehalf');
    return { implementingUnit: identity.texts.get('implementer') ?? identity.texts.get('unitName') ?? '', onBehalf: said === undefined ? null : /^(?:是|√|Y|yes|1)$/i.test(said) };
  }
}
