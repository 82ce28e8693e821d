import type { GuardContext, GuardFinding } from './finding.ts';
import { calendarFindings, yearFinding } from './dates.ts';
import { leftoverFindings } from './marks.ts';
import { levelFindings } from './levelWords.ts';
import { judgeNumber } from './matchNumber.ts';
import { bodyFindings, codeFindings } from './naming.ts';
import { personalFindings } from './personal.ts';
import { withTableUnits } from './pastedTables.ts';
import { readNumbers } from './readNumbers.ts';
import { reasonFindings } from './reasons.ts';
import { namesIn } from './shortNames.ts';

/** Everything in a piece of prose that cannot be true or may not be published, in the order of the text. Never throws. */
export function guardText(text: string, context: GuardContext): GuardFinding[] {
  const labels = [...context.own, ...context.book].map((figure) => figure.label);
  const names = namesIn(text, [...labels, ...context.codes.map((code) => code.name), ...context.names], context.own);
  const personal = personalFindings(text);
  const numbers = withTableUnits(text, readNumbers(text, [...names.filter((name) => /\d/u.test(name.name)), ...personal]));
  const found = [...personal, ...leftoverFindings(text, names), ...bodyFindings(text, context), ...codeFindings(text, context.codes), ...reasonFindings(text), ...calendarFindings(text, context), ...levelFindings(text, numbers, names, context)];
  for (const [index, number] of numbers.entries()) {
    const finding = yearFinding(text, number, context) ?? judgeNumber(text, number, numbers.slice(0, index), names, context);
    if (finding) found.push(finding);
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}
