import type { CheckResult, Finding } from '../../shared/checks/finding.ts';
import type { NarrativeInput } from '../../shared/narrative/compose.ts';
import { guardTexts } from '../../shared/narrative/guard/bookContext.ts';

/** What the number guard finds in texts that a person wrote, as findings behind those of the tables. */
export function withTextFindings(result: CheckResult, input: NarrativeInput): CheckResult {
  let number = result.findings.length;
  const findings = [...guardTexts(input)].flatMap(([text, found]) => found.map(({ kind, level, expected, message }): Finding => {
    number += 1;
    return { id: `F${String(number).padStart(3, '0')}`, rule: `text.${kind}`, level, table: '情况说明', row: text, column: null, expected: expected ?? null, printed: null, diff: null, message };
  }));
  return findings.length === 0 ? result : { ...result, findings: [...result.findings, ...findings] };
}
