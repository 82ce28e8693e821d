import type { Direction, Operator, ParsedTarget } from './parsed.ts';

const SIGNS: Readonly<Record<Operator, string>> = { '>=': '≥', '>': '＞', '<=': '≤', '<': '＜', '=': '＝' };
const WAYS: Readonly<Record<Direction, string>> = { 越高越好: '正向', 越低越好: '反向', 不低于: '正向（按不低于理解）', 精确: '逐项相等', 越早越好: '越早越好', 状态: '按完成状态评判' };

/** Reads a parsed text back in words, so that its writer sees what was understood: `≥95%，定量，正向`. */
export function describeTarget(parsed: ParsedTarget): string {
  return [headOf(parsed), ...remarks(parsed)].join('；');
}

function headOf(parsed: ParsedTarget): string {
  const way = parsed.direction === null ? '' : `，${WAYS[parsed.direction]}`;
  switch (parsed.kind) {
    case 'quantitative':
      if (parsed.parts.length === 2) return `${parsed.parts[0]}至${parsed.parts[1]}之间，定量，区间`;
      return `${signOf(parsed)}${parsed.value ?? ''}${parsed.unit ?? ''}，定量${way}`;
    case 'formula': return `${parsed.operator === '=' ? '' : signOf(parsed)}${parsed.parts.join('×')}＝${parsed.value ?? ''}${parsed.unit ?? ''}，算式`;
    case 'multi': return `${parsed.parts.join('、')}，并列 ${parsed.parts.length} 段，逐段相比`;
    case 'rate-of-base': return `${parsed.base ?? ''}的 ${parsed.value ?? ''}${parsed.unit ?? ''}，按基数的比率`;
    case 'date': return `${parsed.value ?? ''}，${parsed.operator === '<=' ? '期限' : '日期'}${way}`;
    case 'relative': return `与“${parsed.base ?? parsed.value ?? ''}”相比，没有基准值，按定性评判`;
    case 'boolean': return `${parsed.value ?? ''}，是否类`;
    case 'text-with-numbers': return `文字中夹有 ${parsed.numbers.join('、')}，不自动计分，宜拆成独立指标`;
    case 'qualitative': return `${parsed.text}，定性，按完成状态评判`;
    case 'blank': return '未填写';
    case 'unreadable': return `“${parsed.text}”读不懂，不计分`;
  }
}

function signOf(parsed: ParsedTarget): string {
  return parsed.implicitOperator || parsed.operator === null ? '' : SIGNS[parsed.operator];
}

function remarks(parsed: ParsedTarget): readonly string[] {
  const out: string[] = [];
  if (parsed.note !== null && parsed.kind !== 'qualitative') out.push(`括注或说明：${parsed.note}`);
  if (parsed.implicitOperator && parsed.kind === 'quantitative' && parsed.direction !== null) out.push('未写运算符');
  for (const doubt of parsed.doubts) out.push(`第 ${doubt.start + 1} 字起：${doubt.message}`);
  return out;
}
