/** The commands, each in a file of its own that is loaded only when it is called. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  load(): Promise<{ main(args: readonly string[]): Promise<number> }>;
}

export const commands: readonly Command[] = [
  { name: 'build', usage: 'build 文件… --out 目录 [--pack 版式] [--year 年度] [--last-year 文件] [--ledger 文件] [--unit 单位代码] [--edition print|web] [--docx] [--a3] [--pdfa]', summary: '导入本年的决算公开表、财决报表、部门预算、底稿（可以几样一起），写出 决算公开.pdf、决算公开表.xlsx、检查报告.xlsx；另可要 Word 文件、A3 骑马钉、PDF/A', load: () => import('./build.ts') },
  { name: 'demo', usage: 'demo --out 目录 [--docx] [--a3] [--pdfa]', summary: '用示例单位做一遍', load: () => import('./demo.ts') },
  { name: 'audit', usage: 'audit 文件…|目录 [--pack 版式] [--year 年度] [--last-year 文件] [--out 目录] [--json]', summary: '检查别人做好的决算表', load: () => import('./audit.ts') },
  { name: 'score', usage: 'score 文件 [--scheme 方案] [--explain] [--json]', summary: '按计分办法给绩效自评表打分，并逐项说明', load: () => import('./score.ts') },
  { name: 'template', usage: 'template --pack 版式 --out 文件.xlsx [--year 年度] [--unit 元|万元]', summary: '写出空白的底稿，填好以后用 build 导入', load: () => import('./template.ts') },
  { name: 'pack', usage: 'pack check 目录 [--resolved]', summary: '检查一个版式，并画出它的各张表', load: () => import('./pack.ts') },
];
