import type { KnownFigure } from './finding.ts';
import { type Mention, findMentions } from './mentions.ts';

/** What people call the lines of the book for short, where the section tells of them. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  政府采购货物支出: ['货物采购', '货物支出', '货物类', '货物'], 政府采购工程支出: ['工程采购', '工程支出', '工程类', '工程'], 政府采购服务支出: ['服务采购', '服务支出', '服务类', '服务'],
  政府采购支出: ['政府采购'], 授予中小企业合同金额: ['授予中小企业合同', '授予中小企业'], 授予小微企业合同金额: ['授予小微企业合同', '授予小微企业', '小微企业'],
  '“三公”经费': ['三公经费', '"三公"经费', '＂三公＂经费'], '因公出国（境）费': ['因公出国(境)费', '因公出国（境）费用', '因公出国费', '出国（境）费'],
  公务用车购置及运行维护费: ['公务用车购置及运行费', '公车购置及运行费'], 公务用车购置费: ['公车购置费'], 公务用车运行维护费: ['公务用车运行费', '公车运行费', '车辆运行维护费'],
  '因公出国（境）团组数': ['因公出国（境）团组', '出国（境）团组', '出国团组', '团组'], 公务用车购置数: ['购置公务用车'], 公务用车保有量: ['保有量'],
  国内公务接待批次: ['国内公务接待', '接待批次'], 国内公务接待人次: ['接待人次', '接待人数'], 公务接待费: ['接待费'], 国内接待费: ['国内公务接待费'], 机关运行经费: ['机关运行费'],
};

/** Names of the book in the text, also for short, each as the book calls it. */
export function namesIn(text: string, names: readonly string[], own: readonly KnownFigure[]): Mention[] {
  const told = new Set(own.map((figure) => figure.label));
  const short = new Map(Object.entries(SHORT).filter(([label]) => told.has(label)).flatMap(([label, words]) => words.map((word): [string, string] => [word, label])));
  for (const name of names) short.delete(name);
  return findMentions(text, [...names, ...short.keys()]).map((mention) => ({ ...mention, name: short.get(mention.name) ?? mention.name }));
}
