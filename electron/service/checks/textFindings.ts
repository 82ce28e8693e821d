import type { CheckResult, Finding } from '../../../shared/checks/finding.ts';
import type { NarrativeDraft, NarrativeInput } from '../../../shared/narrative/compose.ts';
import { guardTexts } from '../../../shared/narrative/guard/bookContext.ts';
import { recordFindings } from '../../../shared/narrative/recordFindings.ts';

/** `table` of findings on texts. */
export const TEXTS = '情况说明';

/**
 * What the number guard finds in texts that a person wrote, and detail lists that pass their totals, as findings behind those of the
 * tables. `row` is the key of the text or the name of the list, `printed` the piece of the text that is judged.
 * @param draft what is written from the input, where it is at hand already
 */
export function withTextFindings(result: CheckResult, input: NarrativeInput, draft?: NarrativeDraft): CheckResult {
  const blank = { table: TEXTS, column: null, printed: null, diff: null } as const;
  const texts = [...guardTexts(input, draft)].flatMap(([row, found]) => found.map(({ kind, level, expected, message }) => ({ ...blank, rule: `text.${kind}`, level, row, expected: expected ?? null, printed: quoted(message), message })));
  const records = recordFindings(input).map(({ list, message }) => ({ ...blank, rule: 'text.record', level: 'error' as const, row: list, expected: null, message }));
  const findings = [...texts, ...records].map((finding, index): Finding => ({ ...finding, id: `F${String(result.findings.length + index + 1).padStart(3, '0')}` }));
  return findings.length === 0 ? result : { ...result, findings: [...result.findings, ...findings] };
}

/** What a sentence of the guard quotes first is the piece that it judges. */
function quoted(message: string): string | null {
  return /“([^”]+)”/u.exec(message)?.[1] ?? null;
}
