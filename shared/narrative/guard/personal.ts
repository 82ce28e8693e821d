import type { GuardFinding } from './finding.ts';

/** The commonest surnames: enough to tell a name from a word after 患者 or 救助对象. */
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const NAME = `[${SURNAMES}](?!某)[\\p{Script=Han}]{1,2}`;
const AID = '患者|病人|救助对象|受助人|受助人员|低保户|低保对象|贫困户|贫困人员|困难群众|困难职工|残疾人|孤儿|特困人员|优抚对象|五保户';
const ILLNESS = '癌|肿瘤|白血病|尿毒症|精神病|艾滋病|肝炎|糖尿病|心脏病|重大疾病|大病|残疾';

const PATTERNS: readonly { readonly pattern: RegExp; readonly level: 'error' | 'warning'; readonly message: string }[] = [
  { pattern: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/gu, level: 'error', message: '这是身份证号码，公开前请删除。' },
  { pattern: /(?<!\d)(?:\d{16}|\d{19})(?!\d)/gu, level: 'error', message: '这像银行卡号，公开前请删除。' },
  { pattern: /(?<!\d)1[3-9]\d{9}(?!\d)/gu, level: 'warning', message: '这是手机号码，公开前请删除或改为办公电话。' },
  { pattern: new RegExp(`(?<=(?:${AID})[：:、]?)${NAME}(?=[，。、；：（(\\s]|等|因|患|的|$)`, 'gu'), level: 'warning', message: '救助、疾病等字样旁像是人名，公开前请隐去姓名。' },
  { pattern: new RegExp(`(?<![\\p{Script=Han}])${NAME}(?=(?:因)?(?:患|身患|确诊)[^，。\\n]{0,12}(?:${ILLNESS}))`, 'gu'), level: 'warning', message: '疾病字样旁像是人名，公开前请隐去姓名。' },
];

/** Personal information that must not be published. */
export function personalFindings(text: string): GuardFinding[] {
  const found: GuardFinding[] = [];
  for (const { pattern, level, message } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (!found.some((other) => from < other.to && to > other.from)) found.push({ from, to, kind: 'personal', level, message });
    }
  }
  return found;
}
