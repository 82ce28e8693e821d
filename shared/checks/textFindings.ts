import { leftoverFindings } from '../narrative/guard/marks.ts';
import { personalFindings } from '../narrative/guard/personal.ts';
import type { ViewTable } from '../view/view.ts';
import { type Draft, onTable } from './draft.ts';
import type { FigureIndex } from './figureIndex.ts';

/** What must not stand in the words of a table: doubled marks, another year, what belongs to a person. The first of a kind has the others under it. */
export function textFindings(index: FigureIndex): Draft[] {
  const { year, origin } = index.view;
  const tables = index.tables.map(({ table }) => table);
  // A document that names its year nowhere was given one: what its notes say is then no contradiction.
  const known = origin === 'ledger' || tables.some((table) => [table.title, ...table.notes].some((text) => statedYears(text).includes(year)));
  const drafts = tables.flatMap((table) => [...doubledMarks(table), ...personal(table), ...(known ? otherYears(table, year) : [])]);
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

/** What any finding on words needs: two marks in a row, a long number, a word of aid or illness. Nearly no label has one. */
const SUSPICIOUS = /[，。、；：！？,;]{2}|\d{11}|[患病诊助保困残孤抚]/u;

/** A table's words that are worth a look: labels as names of rows, and its notes. */
function wordsOf(table: ViewTable): Words[] {
  const labels = table.rows.map((row): Words => ({ text: row.label, row: row.code ?? row.line ?? row.label }));
  return [...labels, ...table.notes.map((text): Words => ({ text, row: null }))].filter(({ text }) => SUSPICIOUS.test(text));
}

function* doubledMarks(table: ViewTable): Generator<Draft> {
  for (const { text, row } of wordsOf(table)) {
    for (const found of leftoverFindings(text, [])) {
      if (found.kind === 'doubledMark') yield onTable('residue.marks', table.number, `${table.number}“${shortened(text)}”中${found.message}`, { row, printed: text.slice(found.from, found.to), of: table });
    }
  }
}

/** Digits of an identity card number: with its date of birth it cannot be anything else. */
const IDENTITY_LENGTH = 18;

function* personal(table: ViewTable): Generator<Draft> {
  for (const { text, row } of wordsOf(table)) {
    for (const found of personalFindings(text)) {
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
