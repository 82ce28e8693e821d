import type { Filter } from '../ledger/fact.ts';
import type { RollupRow } from '../statement/definition.ts';
import { type CodeDimension, dimensionOf, isWellFormed, nearCodes, readCode } from './codes.ts';
import { type Form, type FormLine, type FormPanel, lineFilter } from './forms.ts';
import { editDistance, labelKey, likeness, unspaced } from './normalise.ts';
import type { KnownCodes, ReadingWay } from './reading.ts';
import { type RecognitionWords, sameLine } from './words.ts';

/** What a printed row turned out to be. */
export interface RowMeaning {
  readonly id: string;
  readonly panel: FormPanel;
  readonly filter: Filter;
  readonly code?: string;
  /** The name where code and name stand in one cell. */
  readonly name?: string;
  /** As the form declares it; expanded when the table is complete. */
  readonly sum?: readonly string[];
  readonly dash?: readonly string[];
  readonly way: ReadingWay;
  /** The printed code was damaged and is read as `code` because of its name. */
  readonly repaired?: string;
}

/** A code and the name in the same cell. */
interface Beside { readonly code: string; readonly name: string }

/** 2101501行政运行, [2101501] 行政运行, 210-15-01 行政运行; 2024年 is no code. */
function codeBefore(label: string): Beside | null {
  const found = /^\s*[[(（【]?\s*(\d{3}(?:[\s.\-—－]?\d{2}){0,2}|\d{3,7})\s*[\])）】]?[\s\-—－_、:：.]*(?!年|月)(?=\p{Script=Han}|$)/u.exec(label);
  return found?.[1] === undefined ? null : { code: found[1], name: label.slice(found[0].length) };
}

/** Meaning of code rows: by digits first, by name where there are none. */
export class CodeRows {
  readonly #panels: readonly FormPanel[];
  readonly #forms: readonly Form[];
  readonly #codes: KnownCodes | null;
  #above: string | null = null;
  #byLabel: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(panels: readonly FormPanel[], forms: readonly Form[], codes: KnownCodes | null) {
    this.#panels = panels;
    this.#forms = forms;
    this.#codes = codes;
  }

  /**
   * Reads codes and name of a row.
   * @returns the meaning; 'none' when the cells hold no code; else the printed code that could not be read
   */
  read(codeCells: readonly string[], label: string): RowMeaning | 'none' | { readonly bad: string } {
    const beside = codeCells.every((cell) => cell.trim() === '') ? (codeBefore(label) ?? this.#codeBehind(label)) : null;
    const reading = readCode(beside ? [beside.code] : codeCells, this.#above);
    if (reading.code === null) return 'none';
    const name = beside?.name ?? reading.name ?? label;
    const own = beside !== null || label.trim() === '' ? { name } : {};
    const dimension = this.#dimension(reading.code);
    if (isWellFormed(reading.code, dimension)) return { ...this.#accept(reading.code, dimension), ...own };
    const repaired = this.#repair(reading.code, dimension, name);
    return repaired === null ? { bad: reading.printed } : { ...this.#accept(repaired, dimension), ...own, repaired: reading.printed };
  }

  /** 行政运行（2101501）, 行政运行 2101501: in a table of codes, and only a whole one. */
  #codeBehind(label: string): Beside | null {
    const found = /^\s*(.*?\p{Script=Han}.*?)[\s[(（【\-—_:：]+(\d{3}(?:\d{2}){0,2})\s*[\])）】]?\s*$/u.exec(label);
    const [, name, code] = found ?? [];
    if (name === undefined || code === undefined) return null;
    const rolled = this.#panels.some((panel) => panel.rollups.some((rollup) => (rollup.dimension === 'function' || rollup.dimension === 'economic') && isWellFormed(code, rollup.dimension)));
    return rolled ? { code, name } : null;
  }

  /** A row of a code table that prints only its name: the fixed list knows the code. */
  byName(label: string): RowMeaning | null {
    const key = labelKey(label);
    for (const panel of this.#panels) for (const rollup of panel.rollups) {
      const entries = (rollup.fixed ?? []).filter((entry) => labelKey(entry.label) === key);
      if (entries.length === 1 && entries[0]) return this.#accept(entries[0].code, rollup.dimension === 'economic' ? 'economic' : 'function');
    }
    return null;
  }

  /**
   * A row of a table that prints no codes at all: 行政运行 is the one of the 款 that stands above it.
   * @param met codes of the rows above
   */
  byKnownName(label: string, met: (id: string) => boolean): RowMeaning | null {
    const panel = this.#panels.find(({ rollups }) => rollups.some(({ dimension }) => dimension === 'function'));
    const found = panel === undefined ? [] : (this.#named().get(labelKey(label)) ?? []).filter((code) => !met(`c:${code}`));
    const above = this.#above ?? '';
    for (const front of [above, above.slice(0, 5), above.slice(0, 3), '']) {
      const within = found.filter((code) => code.startsWith(front) && code !== front);
      const next = within.filter((code) => code.length === Math.min(...within.map(({ length }) => length)));
      if (next.length === 1 && next[0] !== undefined) return this.#accept(next[0], 'function');
      if (next.length > 1) return null;
    }
    return null;
  }

  #named(): ReadonlyMap<string, readonly string[]> {
    this.#byLabel ??= Map.groupBy(this.#codes?.all('function') ?? [], (code) => labelKey(this.#codes?.nameOf('function', code) ?? ''));
    return this.#byLabel;
  }

  /** A row of a project table, known by the project's name. */
  byProject(label: string): RowMeaning | null {
    const name = unspaced(label);
    for (const panel of this.#panels) for (const rollup of panel.rollups) {
      if (rollup.dimension === 'project' && name !== '') return { id: `c:${name}`, panel, filter: { ...rollup.filter, project: name }, code: name, way: 'code' };
    }
    return null;
  }

  #dimension(code: string): CodeDimension {
    const declared = new Set(this.#panels.flatMap((panel) => panel.rollups.map((rollup) => rollup.dimension)));
    if (declared.has('economic') && !declared.has('function')) return 'economic';
    if (declared.has('function') && !declared.has('economic')) return 'function';
    return dimensionOf(code) ?? (/^[35]/.test(code) ? 'economic' : 'function');
  }

  #accept(code: string, dimension: CodeDimension): RowMeaning {
    this.#above = code;
    const holders = this.#panels.flatMap((panel) => panel.rollups.filter((rollup) => rollup.dimension === dimension).map((rollup) => ({ panel, rollup })));
    const fits = (rollup: RollupRow): boolean => !rollup.prefixes || rollup.prefixes.some((prefix) => code.startsWith(prefix));
    const holder = holders.find(({ rollup }) => fits(rollup)) ?? holders[0];
    const classLine = holder ? undefined : this.#panels.flatMap((panel) => panel.lines.filter((line) => line.row.classCode === code).map((line) => ({ panel, line })))[0];
    if (classLine) return { id: classLine.line.row.id, panel: classLine.panel, filter: lineFilter(classLine.line.row), code, way: 'code' };
    const panel = holder?.panel ?? this.#panels[0];
    if (!panel) throw new RangeError('a table without a panel has no rows');
    return { id: `c:${code}`, panel, filter: { ...holder?.rollup.filter, [dimension]: code }, code, way: 'code' };
  }

  /** Only when the name of a near code is the printed name. */
  #repair(code: string, dimension: CodeDimension, name: string): string | null {
    const key = labelKey(name);
    if (key === '') return null;
    const matching = nearCodes(code, dimension).filter((candidate) => this.#namesOf(dimension, candidate).some((known) => known === key || likeness(known, key) >= 0.8));
    return matching.length === 1 ? (matching[0] ?? null) : null;
  }

  #namesOf(dimension: CodeDimension, code: string): string[] {
    const listed = this.#forms.flatMap((form) => form.panels.flatMap((panel) => panel.rollups.flatMap((rollup) => (rollup.fixed ?? []).filter((entry) => entry.code === code).map((entry) => labelKey(entry.label)))));
    return this.#codes?.isKnown(dimension, code) ? [labelKey(this.#codes.nameOf(dimension, code)), ...listed] : listed;
  }
}

/** Lines that meet no label before looser likeness is given up: no real form has as many, and it is the costly part. */
const MOST_STRANGE = 400;

/** Meaning of fixed lines, read from top to bottom: a label that stands twice in a form is the next one not yet met. */
export class LineRows {
  readonly #panels: readonly FormPanel[];
  readonly #words: RecognitionWords;
  readonly #used = new Set<FormLine>();
  readonly #last = new Map<FormPanel, number>();
  #strange = 0;
  /** 行次 − position, of the lines met so far. */
  readonly #offsets = new Map<FormPanel, number>();

  constructor(panels: readonly FormPanel[], words: RecognitionWords) {
    this.#panels = panels;
    this.#words = words;
  }

  /** By label: equal, in other words, cut short or misspelt by a letter. */
  read(label: string, line: string): RowMeaning | null {
    const key = labelKey(label);
    if (key === '') return this.byPosition(line);
    return this.#pick(line, (panel) => panel.linesByKey.get(key) ?? [])
      ?? this.#pick(line, (panel) => panel.lines.filter((candidate) => candidate.keys.some((known) => sameLine(this.#words, known, key))))
      ?? this.#pickOnly(line, true, (known) => key.length >= 4 && (known.startsWith(key) || (known.length >= 4 && key.startsWith(known))))
      // 接待批次 and 接待人次 differ by one letter: a misspelling counts only where the form has the line at this place.
      ?? this.#pickOnly(line, false, (known) => known.length >= 5 && editDistance(known, key, 2) <= (known.length >= 8 ? 2 : 1));
  }

  /** By 行次 alone, once lines around it have been told by their labels. */
  byPosition(line: string): RowMeaning | null {
    for (const panel of this.#panels) {
      const offset = this.#offsets.get(panel);
      const found = offset === undefined || !/^\d+$/.test(line) ? undefined : panel.lines.find((candidate) => candidate.order === Number(line) - offset && !this.#used.has(candidate));
      if (found) return this.#take(panel, found, line, 'position');
    }
    return null;
  }

  /** The only line of a form with one, whatever stands in front of it (a department's name, 合计). */
  sole(): RowMeaning | null {
    const [panel] = this.#panels;
    const [only] = panel?.lines ?? [];
    return this.#panels.length === 1 && panel && only && panel.lines.length === 1 && panel.rollups.length === 0 && !this.#used.has(only) ? this.#take(panel, only, '', 'position') : null;
  }

  #pick(line: string, candidates: (panel: FormPanel) => readonly FormLine[]): RowMeaning | null {
    for (const panel of this.#panels) {
      const free = candidates(panel).filter((candidate) => !this.#used.has(candidate));
      const found = free.find((candidate) => candidate.order > (this.#last.get(panel) ?? -1)) ?? free[0];
      if (found) return this.#take(panel, found, line, 'form');
    }
    return null;
  }

  /** Looser likeness counts when the line stands where the form has it, or (`alone`) when no other line fits. */
  #pickOnly(line: string, alone: boolean, fits: (key: string) => boolean): RowMeaning | null {
    if (this.#strange > MOST_STRANGE) return null;
    this.#strange += 1;
    for (const panel of this.#panels) {
      const free = panel.lines.filter((candidate) => !this.#used.has(candidate) && candidate.keys.some(fits));
      const offset = this.#offsets.get(panel);
      const place = offset !== undefined && /^\d+$/.test(line) ? Number(line) - offset : (this.#last.get(panel) ?? -1) + 1;
      const found = free.find((candidate) => candidate.order === place) ?? (alone && free.length === 1 ? free[0] : undefined);
      if (found) return this.#take(panel, found, line, 'form');
    }
    return null;
  }

  #take(panel: FormPanel, found: FormLine, line: string, way: ReadingWay): RowMeaning {
    this.#used.add(found);
    this.#last.set(panel, found.order);
    if (/^\d+$/.test(line)) this.#offsets.set(panel, Number(line) - found.order);
    const { row } = found;
    return { id: row.id, panel, filter: lineFilter(row), way, ...(row.classCode && { code: row.classCode }), ...(row.sum && { sum: row.sum }), ...(row.dash && { dash: row.dash }) };
  }
}
