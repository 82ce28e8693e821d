import type { GuardFinding } from '../../narrative/guard/finding.ts';
import { leftoverFindings } from '../../narrative/guard/marks.ts';
import { personalFindings } from '../../narrative/guard/personal.ts';
import type { ViewTable } from '../../view/view.ts';
import { type Draft, foundIn, onTable } from '../draft.ts';
import type { FigureIndex } from '../figureIndex.ts';

/** What must not stand in the words of a table: doubled marks, another year, what belongs to a person. The first of a kind has the others under it. */
export function textFindings(index: FigureIndex): Draft[] {
  const { year, origin } = index.view;
  const tables = index.tables.map(({ table }) => table);
  // A document that names its year nowhere was given one: what its notes say is then no contradiction.
  const known = origin === 'ledger' || tables.some((table) => [table.title, ...table.notes].some((text) => statedYears(text).includes(year)));
  const drafts = index.tables.flatMap((entry) => foundIn(entry, textFindings, () => {
    const { table } = entry;
    const words = wordsOf(table);
    return [...doubledMarks(table, words), ...personal(table, words), ...(known ? otherYears(table, year) : [])];
  }));
  const firsts = new Map<string, Draft>();
  for (const draft of drafts) {
    const first = firsts.get(draft.rule);
    if (first === undefined) firsts.set(draft.rule, draft);
    else if (draft.rule === 'residue.year') draft.root = first;
  }
  return drafts;
}

interface Words {
  readonly text: string;
  readonly row: string | null;
}

interface Judged {
  readonly marks: readonly GuardFinding[];
  readonly personal: readonly GuardFinding[];
}

const NOTHING: Judged = { marks: [], personal: [] };

/** What any finding on words needs: two marks in a row, a long number, a word of aid or illness. Nearly no label has one. */
const SUSPICIOUS = /[，。、；：！？,;]{2}|\d{11}|[患病诊助保困残孤抚]/u;

/** The same labels are checked after every edit: what was said of a text holds for it. Emptied when a stranger's documents fill it. */
const JUDGED = new Map<string, Judged>();
const MOST_TEXTS = 5_000;

function judge(text: string): Judged {
  const known = JUDGED.get(text);
  if (known !== undefined) return known;
  const judged = SUSPICIOUS.test(text) ? { marks: leftoverFindings(text, []).filter((found) => found.kind === 'doubledMark'), personal: personalFindings(text) } : NOTHING;
  if (JUDGED.size >= MOST_TEXTS) JUDGED.clear();
  JUDGED.set(text, judged.marks.length + judged.personal.length === 0 ? NOTHING : judged);
  return judged;
}

/** A table's words of which something is to be said: labels as names of rows, and its notes. */
function wordsOf(table: ViewTable): (Words & Judged)[] {
  const words: (Words & Judged)[] = [];
  const add = (text: string, row: string | null): void => {
    const judged = judge(text);
    if (judged.marks.length + judged.personal.length > 0) words.push({ text, row, ...judged });
  };
  for (const row of table.rows) add(row.label, row.code ?? row.line ?? row.label);
  for (const note of table.notes) add(note, null);
  return words;
}

function* doubledMarks(table: ViewTable, words: readonly (Words & Judged)[]): Generator<Draft> {
  for (const { text, row, marks } of words) {
    for (const found of marks) yield onTable('residue.marks', table.number, `${table.number}“${shortened(text)}”中${found.message}`, { row, printed: text.slice(found.from, found.to), of: table });
  }
}

/** Digits of an identity card number: with its date of birth it cannot be anything else. */
const IDENTITY_LENGTH = 18;

function* personal(table: ViewTable, words: readonly (Words & Judged)[]): Generator<Draft> {
  for (const { row, personal: all } of words) {
    for (const found of all) {
      const level = found.to - found.from === IDENTITY_LENGTH ? 'error' : 'warning';
      yield onTable('personal', table.number, `${table.number}${row === null ? '的注' : `“${row}”一行`}中${found.message}`, { row, level, of: table });
    }
  }
}

const STATED_YEAR = /(?<!\d)(20\d{2})\s*年\s*(?:度|12\s*月\s*31\s*日)/gu;

function statedYears(text: string): number[] {
  return [...text.matchAll(STATED_YEAR)].map((match) => Number(match[1]));
}

/** Words with which a note speaks of another year by right. */
const COMPARES = /上年|比|较|结转|以前|跨年|起/;

function* otherYears(table: ViewTable, year: number): Generator<Draft> {
  for (const [what, text] of [['标题', table.title] as const, ...table.notes.map((note) => ['注', note] as const)]) {
    if (what === '注' && COMPARES.test(text)) continue;
    const other = statedYears(text).find((stated) => stated !== year);
    if (other === undefined) continue;
    yield onTable('residue.year', table.number, `${table.number}的${what}“${shortened(text)}”写的是${other}年，本表应为${year}年度，请核对是否为往年表样的残留。`, { printed: String(other), of: table });
  }
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, '');
  return plain.length > 40 ? `${plain.slice(0, 40)}……` : plain;
}
