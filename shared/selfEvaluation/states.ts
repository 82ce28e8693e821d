/** How far a qualitative indicator got, as the words of its 实际完成值 say (达成 / 部分达成 / 未达成). */
export type AchievementState = 'met' | 'partial' | 'unmet';

export const STATE_NAMES: Readonly<Record<AchievementState, string>> = { met: '达成', partial: '部分达成', unmet: '未达成' };

const UNMET = [
  '未达成', '未完成', '未实现', '未达到', '未达标', '未能', '未开展', '未实施', '未执行', '未落实', '未通过', '未按', '没有完成', '没有达到', '没有实现', '没有达成', '没完成',
  '尚未', '无法', '不达标', '不合格', '不满足', '不符合', '较差', '很差', '效果差', '未提升', '未改善', '未提高', '未增强', '完不成', '未组织', '未启动', '不理想',
];
const PARTIAL = ['部分', '有待', '仍需', '还需', '正在', '推进中', '进行中', '进展中', '一定程度', '一定效果', '大部分', '基本未', '延期', '滞后', '推迟'];
/** Words that take something back without saying how much: a person has to judge. */
const HEDGES = ['个别', '少数', '极少', '偏差', '不及时', '超出预期', '但', '不足', '欠缺', '存在', '除外', '除', '下滑', '有限', '否'];
const MET = [
  '达成', '完成', '实现', '达到', '达标', '合格', '符合', '满足', '落实', '有效', '显著', '明显', '良好', '较好', '优秀', '优良', '提升', '提高', '改善', '增强', '增加', '促进', '保障', '保证', '确保', '稳定', '持续', '健全', '完善',
  '规范', '及时', '按时', '按期', '如期', '准时', '全部', '全覆盖', '覆盖', '缓解', '减轻', '减少', '降低', '扶持', '普遍', '逐步', '到位', '满意', '正常', '安全', '未发生', '未出现', '无投诉', '无事故', '超额', '圆满', '顺利', '准确', '真实',
  '完整', '合理', '充分', '长期', '可持续', '通过', '解决', '推动', '带动', '加强', '巩固', '公开', '一致', '已',
];
/** 不到位, 未有效: a met word turned round. 未发生 and 未出现 are met words of their own. */
const NEGATED = new RegExp(`(?:不|未|没|没有|不够|欠)(?:${MET.filter((word) => !word.startsWith('未') && !word.startsWith('无')).join('|')})`);
const GRADES: ReadonlyMap<string, AchievementState> = new Map([['优', 'met'], ['良', 'met'], ['好', 'met'], ['中', 'partial'], ['一般', 'partial'], ['较好', 'met'], ['差', 'unmet']]);

/** 定性：良 → 良. */
function withoutLabel(words: string): string {
  return words.replace(/^(定性|定量|评价|等级|自评)(结果|等级|指标)?[::为]/, '');
}

const RANKS: ReadonlyMap<string, number> = new Map([['优', 4], ['优秀', 4], ['良', 3], ['良好', 3], ['好', 3], ['较好', 3], ['中', 2], ['一般', 2], ['合格', 2], ['较差', 1], ['差', 1], ['不合格', 1]]);

/** 良 against a target of 优 is below it, and a person says by how much; null where the two are not both grades. */
export function gradedState(target: string, actual: string): AchievementState | 'below' | null {
  const [wanted, reached] = [RANKS.get(withoutLabel(target)), RANKS.get(withoutLabel(actual))];
  if (wanted === undefined || reached === undefined) return null;
  if (reached >= wanted) return 'met';
  return reached === 1 ? 'unmet' : wanted - reached === 1 ? 'below' : 'partial';
}

/**
 * The state the words of an actual name, or null where they name none or take something back (个别…): then a person judges.
 * 基本达成 counts as met, as every published table of the corpus scores it.
 */
export function stateOf(written: string): AchievementState | null {
  const words = withoutLabel(written);
  const graded = GRADES.get(words);
  if (graded !== undefined) return graded;
  if (UNMET.some((word) => words.includes(word))) return 'unmet';
  if (PARTIAL.some((word) => words.includes(word))) return 'partial';
  if (HEDGES.some((word) => words.includes(word))) return null;
  if (NEGATED.test(words)) return 'unmet';
  return MET.some((word) => words.includes(word)) ? 'met' : null;
}
