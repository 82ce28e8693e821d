import { ASKING_WORDS, OPEN_PLACE } from '../leftovers.ts';

/**
 * The closed grammar of templates: `{% if %}`/`elsif`/`else`/`endif`, `{% for x in list %}`/`endfor` and outputs with at least one
 * filter. LiquidJS accepts more (and ignores leftovers such as `{% if a b %}`); what lies outside is refused here, in words.
 */
const PATH = String.raw`[a-zA-Z]\w*(?:\.[a-zA-Z]\w*)*`;
const STRING = String.raw`(?:'[^']*'|"[^"]*")`;
const VALUE = `(?:${STRING}|${PATH})`;
const TEST = String.raw`(?:not\s+)?${PATH}(?:\s*[=!]=\s*${VALUE})?`;
const ARGUMENTS = String.raw`(?:\s*:\s*${VALUE}(?:\s*,\s*${VALUE})*)?`;

export const CONDITION = new RegExp(String.raw`^\s*${TEST}(?:\s+(?:and|or)\s+${TEST})*\s*$`);
const OUTPUT = new RegExp(String.raw`^${VALUE}(?:\s*\|\s*[a-zA-Z]+${ARGUMENTS})+$`);
const FOR = new RegExp(String.raw`^([a-zA-Z]\w*)\s+in\s+${PATH}$`);
const DECLARED_DOCUMENT = new RegExp(String.raw`^${STRING}\s*\|\s*document$`);

/** Digits of any script, and 〇; 一 to 十 are words (一般公共预算, “三公”). */
const DIGIT = /\p{N}/u;
const WRITTEN_ORDINAL = /^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/u;
const PLACEHOLDER = new RegExp(`${ASKING_WORDS}|${OPEN_PLACE}|…`, 'u');

/** What is wrong with a template, one Chinese clause each (without full stop); empty when nothing is. */
export function templateProblems(template: string): string[] {
  const problems: string[] = [];
  const literal = template.replace(/\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}/g, (_all, output: string | undefined, tag: string | undefined) => {
    problems.push(...(output === undefined ? tagProblems(tag ?? '') : outputProblems(output.trim())));
    return '';
  });
  if (/\{\{|\}\}|\{%|%\}/.test(literal)) problems.push('有没有配对的 {{ }} 或 {% %}');
  return [...problems, ...literalProblems(literal)];
}

/** Problems of a heading or of a template's own words. */
export function literalProblems(text: string): string[] {
  const problems: string[] = [];
  const digit = DIGIT.exec(text)?.[0];
  if (digit !== undefined) problems.push(`直接写了数字“${digit}”（数字只能由过滤器打印，年份用 year，文号用 document）`);
  if (text.split('\n').some((line) => WRITTEN_ORDINAL.test(line.replace(/^\s*(#{2,3}|\(\+\)|\+)/, '')))) problems.push('直接写了序号（序号按印出的内容自动编排）');
  if (PLACEHOLDER.test(text)) problems.push(`有占位文字“${PLACEHOLDER.exec(text)?.[0] ?? ''}”`);
  return problems;
}

/** Problems of a condition of a section or clause. */
export function conditionProblems(condition: string): string[] {
  return CONDITION.test(condition) ? [] : [`条件“${condition.trim()}”写法有误（只能用事实的分支标志和 and、or、not、==、!=）`];
}

function outputProblems(output: string): string[] {
  if (!OUTPUT.test(output)) return [`输出“${output}”写法有误（须是“事实 | 过滤器”）`];
  if (DECLARED_DOCUMENT.test(output)) return [];
  return literalProblems(output);
}

function tagProblems(content: string): string[] {
  const [, name = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(content) ?? [];
  if (DIGIT.test(rest)) return [`标签“${name}”里直接写了数字`];
  switch (name) {
    case 'if': case 'elsif': return conditionProblems(rest);
    case 'for': return FOR.test(rest) ? [] : [`循环“${rest}”写法有误（须是“变量 in 清单”）`];
    case 'else': case 'endif': case 'endfor': return rest === '' ? [] : [`标签“${name}”后有多余的文字`];
    default: return [`标签“${name}”没有开放（只有 if 和 for）`];
  }
}
