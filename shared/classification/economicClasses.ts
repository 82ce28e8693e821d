/**
 * How the economic classes divide 基本支出 (DESIGN §3; 公开06表 of the departmental final accounts: 人员经费 are 工资福利支出 and
 * 对个人和家庭的补助, 公用经费 everything else that 基本支出 may hold).
 */
export const STAFF_CLASSES: readonly string[] = ['301', '303'];
export const OPERATING_CLASSES: readonly string[] = ['302', '307', '310', '312', '399'];

/** 资本性支出（基本建设）, 对企业补助（基本建设） and 对社会保障基金补助 are project money by definition: 基本支出 cannot hold them. */
export const FORBIDDEN_IN_BASIC: readonly string[] = ['309', '311', '313'];
