import { ASKING_WORDS, OPEN_PLACE, REVISION_WORDS } from '../../leftovers.ts';
import type { GuardFinding, GuardKind, GuardLevel } from './finding.ts';

interface Leftover {
  readonly pattern: RegExp;
  readonly kind: GuardKind;
  readonly level: GuardLevel;
  message(found: string): string;
  expected?(found: string): string;
}

/**
 * What begins a bracket that asks for content: a verb of filling in or settling. 待 and 请 begin words of the trade as well (待遇保障,
 * 待核销基建支出, 待定岗位, 请示), so only the verbs count, and not where they go on as one of those.
 */
const ASKING = '(?:待(?:补(?!助|偿|贴|缴|发|报)|填|定(?!岗|点|向|级)|核(?!销|减|拨|发|退)|确认|确定|明确|完善|续写|更新|提供|插入|录入)|请(?!示|假|求|战|愿|功|罪|辞|柬|教))';

/** What a template, a form or an edit leaves behind; the earlier entry wins where two overlap. */
const LEFTOVERS: readonly Leftover[] = [
  { pattern: new RegExp(String.raw`[（(【[]?\s*(?:${ASKING_WORDS})[^）)】\]，。\n]{0,30}[）)】\]]?|[（(]\s*${ASKING}[^）)\n]{0,20}[）)]`, 'gu'), kind: 'placeholder', level: 'error', message: (found) => `“${found}”是占位文字，请补上内容或删除。` },
  { pattern: new RegExp(`${OPEN_PLACE}|[×✕](?=[年月日个人万元%县市区局])|〇{2,}(?![\\d〇]*年)`, 'gu'), kind: 'placeholder', level: 'error', message: (found) => `“${found}”是没有填写的空位，请补上内容。` },
  { pattern: /[（(]\s*[）)]|【\s*】|[“‘]\s*[”’]|…+(?=\s*(?:亿元|万元|元|[%％]|个|人次|辆|批次))/gu, kind: 'placeholder', level: 'error', message: (found) => `“${found}”处没有内容，请补上或删除。` },
  { pattern: /(?<=(?<!单位)为|合计|总计|共计|支出|收入|经费|金额|增加|减少|预算|决算)\s*(?:万元|亿元)(?![\p{L}])|(?<=增长|下降|上升|占|完成率为|比重为)\s*[%％]/gu, kind: 'placeholder', level: 'error', message: (found) => `“${found.trim()}”前没有数，请补上。` },
  { pattern: new RegExp(String.raw`(?:${REVISION_WORDS})\s*[[［【][^\]］】\n]{0,40}[\]］】]\s*[:：]?`, 'gu'), kind: 'revision', level: 'error', message: (found) => `“${found}”是修订或批注的残留，请删除。` },
  { pattern: /([，。、；：！？,;“”‘’《》])\1+/gu, kind: 'doubledMark', level: 'error', message: (found) => `标点“${found}”重复，请删去多余的。`, expected: (found) => found.slice(0, 1) },
  { pattern: /[，、；：][。；，、：]|。[，、；：]/gu, kind: 'doubledMark', level: 'warning', message: (found) => `标点“${found}”连用，请改为一个。` },
  { pattern: /年年(?=度)|(?<=[0-9０-９])年年(?![初末底中终])/gu, kind: 'doubledWord', level: 'error', message: () => '“年年”重复，请删去一个。', expected: () => '年' },
  { pattern: /(的|了|是|和|为|与|在|及|对|局|度|元|占|比|被|把|从|将)\1(?!比皆是)/gu, kind: 'doubledWord', level: 'warning', message: (found) => `“${found}”重复，请删去一个。`, expected: (found) => found.slice(0, 1) },
  { pattern: /(支出|收入|部门|单位|决算|预算|情况|万元|亿元|增加|减少|增长|下降|主要|原因|其中|合计|总计|年度|比上年|主要原因是)\1/gu, kind: 'doubledWord', level: 'warning', message: (found) => `“${found}”重复，请删去一个。`, expected: (found) => found.slice(0, found.length / 2) },
];

/** Placeholders, revision marks, doubled marks and words. Places inside names of the book are not judged. */
export function leftoverFindings(text: string, names: readonly { readonly from: number; readonly to: number }[]): GuardFinding[] {
  const found: GuardFinding[] = [];
  for (const { pattern, kind, level, message, expected } of LEFTOVERS) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((other) => from < other.to && to > other.from) || names.some((name) => from >= name.from && to <= name.to)) continue;
      found.push({ from, to, kind, level, message: message(match[0]), ...(expected && { expected: expected(match[0]) }) });
    }
  }
  return found;
}
