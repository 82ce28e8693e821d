import type { CheckResult, Finding } from './finding.ts';
import { OPERATION_LINES } from './findings/unprintedLines.ts';
import type { RuleId } from './rules.ts';

/** Rules that only a ledger can judge by: the 批复, the units, last year as it was published. */
const OWN: ReadonlySet<string> = new Set<RuleId>(['approval.total', 'units.sum', 'units.cancellation', 'lastYear.restated']);

/** The roll-forward is the ledger's where the document came without last year's. */
const WHERE_UNCHECKED: ReadonlySet<string> = new Set<RuleId>(['rollforward.lastYear']);

/**
 * What was printed is judged by the document; what only its ledger knows joins behind it. A finding of the ledger on a cell that the
 * document's findings already judge stands under that one, so that no fault is counted twice.
 */
export function joinBookRules(document: CheckResult, book: CheckResult): CheckResult {
  const unchecked = new Set(document.notChecked.map(({ rule }) => rule));
  const isOwn = (rule: string): boolean => OWN.has(rule) || (WHERE_UNCHECKED.has(rule) && unchecked.has(rule));
  const isBlank = blankOnlyHere(document);
  const findings = joined(document, book.findings.filter((finding) => isOwn(finding.rule) || finding.table === OPERATION_LINES || isBlank(finding)));
  const reasons = book.notChecked.filter(({ rule }) => isOwn(rule) && !unchecked.has(rule));
  const checked = new Set([...book.passed, ...book.findings.map(({ rule }) => rule)]);
  return {
    findings,
    notChecked: [...document.notChecked.filter(({ rule }) => !(WHERE_UNCHECKED.has(rule) && checked.has(rule))), ...reasons],
    passed: [...document.passed, ...book.passed.filter((rule) => isOwn(rule) && !document.passed.includes(rule))],
  };
}

/** As `joinBookRules` for a book that nobody keeps: it knows no more than the document, but its own form may print lines that the document has no figures for. */
export function joinBlanks(document: CheckResult, book: CheckResult): CheckResult {
  return { ...document, findings: joined(document, book.findings.filter(blankOnlyHere(document))) };
}

const BLANK = 'missing.blank' satisfies RuleId;

/** Details that the book's form prints and the document's does not: nobody has said of them that they are blank. */
function blankOnlyHere(document: CheckResult): (finding: Finding) => boolean {
  const figures = new Set(document.findings.filter(({ rule }) => rule === BLANK).map(({ printed, expected }) => `${printed ?? ''}|${expected ?? ''}`));
  return ({ rule, root, printed, expected }) => rule === BLANK && root === undefined && !figures.has(`${printed ?? ''}|${expected ?? ''}`);
}

function joined(document: CheckResult, own: readonly Finding[]): Finding[] {
  const judged = new Map<string, Finding>();
  for (const finding of document.findings) if (finding.level === 'error' && !judged.has(placeOf(finding))) judged.set(placeOf(finding), finding);
  const ids = new Map(own.map((finding, index) => [finding.id, `F${String(document.findings.length + index + 1).padStart(3, '0')}`]));
  return [...document.findings, ...own.map(({ root, ...finding }): Finding => {
    const same = finding.row === null ? undefined : judged.get(placeOf(finding));
    const cause = same === undefined ? (root === undefined ? undefined : ids.get(root)) : (same.root ?? same.id);
    return { ...finding, id: ids.get(finding.id) ?? finding.id, ...(cause !== undefined && { root: cause }) };
  })];
}

function placeOf({ table, row, column }: Finding): string {
  return `${table}|${row ?? ''}|${column ?? ''}`;
}
