import { BadInput } from '../badInput.ts';
import { type CodeDimension, isWellFormed, parentOf } from './codeShape.ts';

/** The budget that a function code belongs to, named as the fund that pays it. */
export type Budget = 'general' | 'governmentFund' | 'stateCapital';

/** Codes and their names by year (政府收支分类科目). Names and budgets of the bureau's own learned codes are the ledger's. */
export interface Classification {
  /** Name in the year; of a code that is not in force then the name of the nearest year; null for an unknown code. */
  nameOf(dimension: CodeDimension, code: string, year: number): string | null;
  /** Every name in force in the year, oldest first: both names where a change falls into it. */
  namesOf(dimension: CodeDimension, code: string, year: number): readonly string[];
  /** Whether the table has the code; with a year, whether it is in force then. */
  isKnown(dimension: CodeDimension, code: string, year?: number): boolean;
  /**
   * Budget of a function code: its own, else that of its 款. Null for an unknown one, and for a 类 that several budgets share
   * (212 holds both 城乡社区 money and land revenue).
   */
  budgetOf(code: string, year: number): Budget | null;
  /** Codes in force in the year, in order. */
  codes(dimension: CodeDimension, year: number): readonly string[];
}

interface Entry {
  readonly name: string;
  readonly budget: Budget | null;
  readonly from: number;
  readonly to: number;
}

type Table = ReadonlyMap<string, readonly Entry[]>;

/**
 * Reads the two tables of resources/classification.
 * @param functions text of functions.csv: code,budget,from,to,name
 * @param economic text of economic.csv: code,from,to,name
 */
export function createClassification(functions: string, economic: string): Classification {
  const tables: Readonly<Record<CodeDimension, Table>> = {
    function: readTable(functions, 'function', 'functions.csv'),
    economic: readTable(economic, 'economic', 'economic.csv'),
  };
  const entriesOf = (dimension: CodeDimension, code: string): readonly Entry[] => tables[dimension].get(code) ?? [];
  const classBudgets = new Map<string, Budget | null>();
  const budgetOfClass = (code: string, year: number): Budget | null => {
    const key = `${code}|${year}`;
    const known = classBudgets.get(key);
    if (known !== undefined) return known;
    const budgets = new Set([...tables.function].filter(([other]) => other.startsWith(code)).flatMap(([, entries]) => inForce(entries, year).map((entry) => entry.budget)));
    const [only = null] = budgets;
    const budget = budgets.size === 1 ? only : null;
    classBudgets.set(key, budget);
    return budget;
  };
  return {
    nameOf: (dimension, code, year) => nearest(entriesOf(dimension, code), year)?.name ?? null,
    namesOf: (dimension, code, year) => inForce(entriesOf(dimension, code), year).map((entry) => entry.name),
    isKnown: (dimension, code, year) => (year === undefined ? entriesOf(dimension, code) : inForce(entriesOf(dimension, code), year)).length > 0,
    budgetOf: (code, year) => {
      if (code.length <= 3) return budgetOfClass(code, year);
      const parent = parentOf(code) ?? '';
      const own = nearest(entriesOf('function', code), year) ?? (parent.length > 3 ? nearest(entriesOf('function', parent), year) : undefined);
      return own?.budget ?? null;
    },
    codes: (dimension, year) => [...tables[dimension]].filter(([, entries]) => inForce(entries, year).length > 0).map(([code]) => code).sort(),
  };
}

function inForce(entries: readonly Entry[], year: number): readonly Entry[] {
  return entries.filter((entry) => entry.from <= year && year <= entry.to);
}

/** The latest name in force in the year, else that of the nearest year, the later one of two. */
function nearest(entries: readonly Entry[], year: number): Entry | undefined {
  const distance = (entry: Entry): number => Math.max(entry.from - year, year - entry.to, 0);
  return entries.reduce<Entry | undefined>((best, entry) => (best === undefined || distance(entry) <= distance(best) ? entry : best), undefined);
}

const BUDGETS: Readonly<Record<string, Budget>> = { general: 'general', governmentFund: 'governmentFund', stateCapital: 'stateCapital' };

function readTable(text: string, dimension: CodeDimension, file: string): Table {
  const table = new Map<string, Entry[]>();
  let head = true;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    if (head) { head = false; continue; }
    const cells = line.split(',');
    const [code = '', budget = ''] = cells;
    const [from = '', to = '', name = ''] = cells.slice(dimension === 'function' ? 2 : 1);
    const kind = dimension === 'function' ? BUDGETS[budget] : null;
    const years = [yearOf(from, 0), yearOf(to, 9999)] as const;
    if (cells.length !== (dimension === 'function' ? 5 : 4) || !isWellFormed(dimension, code) || kind === undefined || name === '' || years[0] === null || years[1] === null || years[0] > years[1]) {
      throw new BadInput('classification.line', `科目表 ${file} 第${index + 1}行“${line.slice(0, 40)}”不合格式，请恢复程序自带的文件。`);
    }
    const entry: Entry = { name, budget: kind, from: years[0], to: years[1] };
    const known = table.get(code);
    if (known) known.push(entry);
    else table.set(code, [entry]);
  }
  return table;
}

/** An empty cell sets no bound. */
function yearOf(text: string, open: number): number | null {
  return text === '' ? open : /^\d{4}$/.test(text) ? Number(text) : null;
}
