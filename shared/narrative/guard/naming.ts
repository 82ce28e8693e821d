import type { GuardContext, GuardFinding, KnownCode } from './finding.ts';

const LEVEL_OF_DIGITS: Readonly<Record<number, string>> = { 3: '类', 5: '款', 7: '项' };
const LEVELS = '中央|省级|自治区级|市级|县级|区级|乡级|镇级';
/** Self-description by level; 市级财政 (a source of money) and 县级以上 (a scope) are not. */
const LEVEL_OF_BODY = new RegExp(`(${LEVELS})(?=(?:预算|主管)?(?:部门|单位)(?:决算|预算|整体|本级|本年|收入|支出|[，。0-9]|$))`, 'gu');
const BODY = /([\p{Script=Han}（）]{2,24}?(?:局|委员会|办公室|厅|中心|委))(?:本级|机关)?(?=\d{4}年|本年度?(?:收入|支出|决算|“三公”))/gu;
const CODE = /([^，。；：、\s（）()“”]{1,40}(?:（[^类款项）]{1,8}）[^，。；：、\s（）()“”]{0,40}){0,3})[（(]([类款项])[）)]/gu;

/** Names of bureaus, level words, the subject word. */
export function bodyFindings(text: string, context: GuardContext): GuardFinding[] {
  const found: GuardFinding[] = [];
  for (const name of context.foreignNames) {
    for (let at = name === '' ? -1 : text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      if (!context.names.some((own) => own.includes(name))) found.push({ from: at, to: at + name.length, kind: 'bureau', level: 'error', message: `“${name}”不是本册的单位，请改为${context.names[0] ?? '本单位名称'}。`, ...expectedName(context) });
    }
  }
  for (const match of text.matchAll(BODY)) {
    const body = match[1] ?? '';
    if (context.names.length === 0 || context.names.some((name) => body.endsWith(name) || isShortFor(body, name))) continue;
    found.push({ from: match.index, to: match.index + body.length, kind: 'bureau', level: 'error', message: `单位名称写成“${body}”，本册的单位是${context.names[0] ?? ''}，请改正。`, ...expectedName(context) });
  }
  for (const match of text.matchAll(LEVEL_OF_BODY)) {
    if (match[1] === context.level) continue;
    found.push({ from: match.index, to: match.index + match[0].length, kind: 'level', level: 'error', expected: context.level, message: `层级写成“${match[0]}”，本册是${context.level}，请改正。` });
  }
  const other = context.subject === '本单位' ? '本部门' : '本单位';
  for (const match of context.subject === '本单位' || context.subject === '本部门' ? text.matchAll(new RegExp(other, 'gu')) : []) {
    found.push({ from: match.index, to: match.index + other.length, kind: 'subject', level: 'warning', expected: context.subject, message: `全文自称“${context.subject}”，此处写成“${other}”，请统一。` });
  }
  return found;
}

/** 县医保局 of 某县医疗保障局: its letters in their order, ending alike; a name of two letters says too little. */
function isShortFor(body: string, name: string): boolean {
  let at = 0;
  for (const letter of body) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return [...body].length > 2 && name.endsWith(body.slice(-1));
}

function expectedName(context: GuardContext): { readonly expected?: string } {
  const [name] = context.names;
  return name === undefined ? {} : { expected: name };
}

/** 科目 named at a level that they do not have, under a 科目 that they do not belong to, or that the book does not have. */
export function codeFindings(text: string, codes: readonly KnownCode[]): GuardFinding[] {
  const found: GuardFinding[] = [];
  let above: { readonly end: number; readonly codes: readonly KnownCode[] } = { end: -1, codes: [] };
  for (const match of text.matchAll(CODE)) {
    const [written, level] = [match[1] ?? '', match[2] ?? ''];
    const end = match.index + match[0].length;
    const named = namedCodes(written, codes);
    const atLevel = named.filter((code) => levelOf(code) === level);
    const under = above.end === match.index && above.codes.length > 0 ? above.codes : null;
    const placed = under ? atLevel.filter((code) => under.some((parent) => code.dimension === parent.dimension && code.code.startsWith(parent.code))) : atLevel;
    const place = { from: end - 3 - (named[0]?.name.length ?? written.length), to: end };
    if (named.length === 0) found.push({ ...place, kind: 'code', level: 'warning', message: `本册没有名为“${written}”的科目，请核对是否为模板残留。` });
    else if (atLevel.length === 0) found.push({ ...place, kind: 'codeLevel', level: 'error', ...expectedPath(named[0], codes), message: `“${named[0]?.name ?? ''}”是${[...new Set(named.map(levelOf))].join('、')}级科目，写成了${level}级，请改正。` });
    else if (placed.length === 0) found.push({ ...place, kind: 'codeLevel', level: 'error', ...expectedPath(atLevel[0], codes), message: `“${atLevel[0]?.name ?? ''}（${level}）”不属于前面所写的科目，请改正。` });
    above = { end, codes: placed };
  }
  return found;
}

/** Codes whose name ends the written words: `用于行政运行（项）` names 行政运行; the longest wins. */
function namedCodes(written: string, codes: readonly KnownCode[]): KnownCode[] {
  const ending = codes.filter((code) => code.name !== '' && written.endsWith(code.name));
  const longest = Math.max(0, ...ending.map((code) => code.name.length));
  return ending.filter((code) => code.name.length === longest);
}

function levelOf({ dimension, code }: KnownCode): string {
  return dimension === 'economic' && code.length === 3 ? '类' : LEVEL_OF_DIGITS[code.length] ?? '';
}

/** 类（款）（项） in full, as the document prints it. */
function expectedPath(code: KnownCode | undefined, codes: readonly KnownCode[]): { readonly expected?: string } {
  if (!code) return {};
  const path = [3, 5, 7].filter((digits) => digits <= code.code.length).map((digits) => {
    const step = codes.find((other) => other.dimension === code.dimension && other.code === code.code.slice(0, digits));
    return step ? `${step.name}（${levelOf(step)}）` : '';
  });
  return { expected: path.join('') };
}
