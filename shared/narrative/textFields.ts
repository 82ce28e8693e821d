/** A text that a person writes whole, and templates print by its key (`texts.duties`). */
export interface TextField {
  readonly key: string;
  readonly title: string;
  /** What belongs in it, one sentence. */
  readonly hint: string;
  /** Every published document has it: its absence is shown as missing. */
  readonly expected: boolean;
}

export const TEXT_FIELDS = [
  { key: 'duties', title: '主要职责', hint: '按“三定”规定写明本部门的主要职责。', expected: true },
  { key: 'tasks', title: '年度重点工作', hint: '写明本年度完成的重点工作；其中的业务数据请先登记。', expected: false },
  { key: 'structure', title: '机构设置', hint: '写明内设机构和所属单位的名称、数目和性质。', expected: true },
  { key: 'staff', title: '人员情况', hint: '写明编制和实有人数的构成。', expected: false },
  { key: 'changes', title: '单位变动情况', hint: '写明本年度新增、撤销、合并、更名或隶属关系变动的单位，以及对上年可比性的影响。', expected: false },
  { key: 'performance', title: '预算绩效管理', hint: '写明绩效管理的做法、发现的主要问题和改进措施。', expected: false },
  { key: 'republished', title: '重复公开情况', hint: '所属单位决算另行单独公开的，写明单位和公开的地方。', expected: false },
  { key: 'contact', title: '联系方式', hint: '写明决算公开的联系部门和办公电话。', expected: false },
  { key: 'remarks', title: '其他说明', hint: '写明其他需要向社会说明的事项。', expected: false },
] as const satisfies readonly TextField[];

/** Keys of the texts that templates may print. */
export const TEXT_KEYS: readonly string[] = TEXT_FIELDS.map((field) => field.key);
