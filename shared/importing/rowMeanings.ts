import type { PrintedRow } from './body.ts';
import { type FormPanel, lineFilter } from './forms.ts';
import type { RowContext, TableContext } from './interpret.ts';
import { lineMeaning, lineRoleOf } from './lineWords.ts';
import { labelKey } from './normalise.ts';
import { CodeRows, LineRows, type RowMeaning } from './rows.ts';
import { sameLine } from './words.ts';

/** Readers of the code rows of each printed panel, from top to bottom. */
export function codeReaders(context: TableContext): CodeRows[] {
  const forms = [context.match.form, ...context.others.map((other) => other.form)];
  return context.match.panels.map((panels) => new CodeRows(panels, forms, context.codes));
}

/** What each row of one table means: by code, by the chosen form's lines, by other forms', by words, at last by its place. */
export class RowMeanings {
  readonly #context: RowContext;
  readonly #panels: readonly (readonly FormPanel[])[];
  readonly #codeRows: readonly CodeRows[];
  readonly #lineRows: readonly LineRows[];
  /** True for an id that a row of the table has already. */
  readonly #taken: (id: string) => boolean;
  #classNames: Map<string, string> | undefined;
  /** By panel, the line above under which shorter words mean its parts. */
  readonly #groups = new Map<number, string>();

  constructor(context: RowContext, taken: (id: string) => boolean) {
    this.#context = context;
    this.#panels = context.match.panels;
    this.#taken = taken;
    this.#codeRows = codeReaders(context);
    this.#lineRows = this.#panels.map((panels) => new LineRows(panels, context.words));
  }

  /** By its code; 'none' where the row prints none, the printed code where it is no code. */
  byCode(row: PrintedRow): RowMeaning | 'none' | { readonly bad: string } {
    return this.#codeRows[row.panel]?.read(row.codes, row.label) ?? 'none';
  }

  /** A row without a code. `filled`: it prints figures, so that it may be the only line of the form. */
  byLabel(row: PrintedRow, filled: boolean): RowMeaning | null {
    const codes = this.#codeRows[row.panel];
    const lines = this.#lineRows[row.panel];
    const known = this.#subtotal(row) ?? lines?.read(row.label, row.line) ?? codes?.byName(row.label) ?? this.#uncoded(row) ?? this.#elsewhere(row) ?? this.#byClassName(row) ?? this.#byWords(row) ?? this.#extraLine(row)
      ?? codes?.byProject(row.label) ?? (filled ? lines?.sole() : null);
    const key = known?.filter.key;
    if (typeof key === 'string' && (this.#context.words.keysUnder.has(key) || !isUnder(key, this.#groups.get(row.panel)))) this.#groups.set(row.panel, key);
    return known ? this.#staged(row, known) : null;
  }

  /** By the classification's name, in a table without a column of codes. */
  #uncoded(row: PrintedRow): RowMeaning | null {
    const { table } = this.#context;
    return table.panels[row.panel]?.codes.length === 0 ? (this.#codeRows[row.panel]?.byKnownName(row.label, this.#taken) ?? null) : null;
  }

  #subtotal(row: PrintedRow): RowMeaning | null {
    const found = this.#context.subtotals.codesOf.get(row);
    const panel = this.#panels[row.panel]?.find(({ rollups }) => rollups.length > 0);
    const rollup = panel?.rollups[0];
    if (!found || !panel || !rollup) return null;
    const [only, ...more] = found.codes;
    const whole = more.length === 0 && !found.printed;
    return { id: `${whole ? 'c' : 's'}:${found.codes.join('+')}`, panel, filter: { ...rollup.filter, [rollup.dimension]: more.length === 0 ? only : found.codes }, ...(whole && only !== undefined && { code: only }), way: 'words' };
  }

  /** A line that another pack's form of this statement has. */
  #elsewhere(row: PrintedRow): RowMeaning | null {
    const key = labelKey(row.label);
    const target = this.#panels[row.panel]?.[0];
    if (key === '' || !target) return null;
    for (const other of this.#context.others) for (const panel of other.panels[row.panel] ?? []) {
      const lines = panel.linesByKey.get(key) ?? panel.lines.filter((line) => sameLine(this.#context.words, line.key, key));
      const found = lines.find((line) => !this.#taken(line.row.id));
      if (found) {
        const home = this.#panels[row.panel]?.find((candidate) => candidate.definition.id === panel.definition.id) ?? target;
        return { id: found.row.id, panel: home, filter: lineFilter(found.row), way: 'otherForm', ...(found.row.classCode && { code: found.row.classCode }) };
      }
    }
    return null;
  }

  /** A class that no form lists: its name is known to the classification. */
  #byClassName(row: PrintedRow): RowMeaning | null {
    const key = labelKey(row.label);
    for (const panel of this.#panels[row.panel] ?? []) {
      const first = panel.lines.find((line) => line.row.classCode !== undefined);
      if (!first || key === '') continue;
      const code = this.#classCodes().get(key);
      if (code !== undefined) return { id: `c:${code}`, panel, filter: { ...lineFilter(first.row), function: code }, code, way: 'words' };
    }
    return null;
  }

  #classCodes(): Map<string, string> {
    if (this.#classNames) return this.#classNames;
    this.#classNames = new Map();
    const { codes } = this.#context;
    for (let code = 201; codes && code < 240; code += 1) {
      if (codes.isKnown('function', String(code))) this.#classNames.set(labelKey(codes.nameOf('function', String(code))), String(code));
    }
    return this.#classNames;
  }

  #byWords(row: PrintedRow): RowMeaning | null {
    const panel = this.#panels[row.panel]?.[0];
    const { table, budget, words, withoutYear } = this.#context;
    if (!panel || row.label === '' || !lineRoleOf(table.role)) return null;
    const under = words.keysUnder.get(this.#groups.get(row.panel) ?? '')?.get(labelKey(row.label));
    const filter = under === undefined ? lineMeaning([withoutYear(row.label)], table.role, budget, words) : { key: under };
    const id = filter?.key ?? filter?.stage;
    return filter !== null && typeof id === 'string' ? { id, panel, filter: { measure: 'line', ...filter }, way: 'words' } : null;
  }

  /** A line that no form has: 财政拨款收入 of older summaries, 合计 of a 表06 printed as one list. */
  #extraLine(row: PrintedRow): RowMeaning | null {
    const key = labelKey(row.label);
    const panel = this.#panels[row.panel]?.[0];
    const found = this.#context.words.lines.get(this.#context.table.role)?.find((line) => line.keys.has(key) && !this.#taken(line.id));
    return panel && found ? { id: found.id, panel, filter: found.filter, way: 'words' } : null;
  }

  /** Lines named 预算数 mean the stage that the notes give. */
  #staged(row: PrintedRow, meaning: RowMeaning): RowMeaning {
    const { noted, words, withoutYear } = this.#context;
    if (noted === null || meaning.filter.stage === undefined || words.concepts.get(labelKey(withoutYear(row.label))) !== 'budget') return meaning;
    return { ...meaning, filter: { ...meaning.filter, stage: noted } };
  }
}

/** A part (`.`) or 其中 item (`:`) of the group. */
function isUnder(key: string, group: string | undefined): boolean {
  return group !== undefined && (key.startsWith(`${group}.`) || key.startsWith(`${group}:`));
}
