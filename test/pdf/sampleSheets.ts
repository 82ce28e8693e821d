import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

/** Grids of every shape that statements take, with figures that are computed, so that each amount of a sheet is different. */
type CellOptions = Partial<Pick<GridCell, 'rowSpan' | 'columnSpan' | 'indent' | 'bold' | 'align' | 'value'>>;

function cell(row: number, column: number, kind: GridCell['kind'], text: string, options: CellOptions = {}): GridCell {
  const align = kind === 'amount' ? 'right' : kind === 'head' || kind === 'line' || kind === 'number' ? 'center' : 'left';
  return { row, column, kind, text, rowSpan: 1, columnSpan: 1, indent: 0, bold: kind === 'head', align, editable: false, value: null, ...options };
}

function amount(row: number, column: number, value: number, options: CellOptions = {}): GridCell {
  return cell(row, column, 'amount', money(value), { value, ...options });
}

/** 万元 with two decimals and thousands separators, from fen. */
export function money(value: number): string {
  return (value / 1_000_000).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
}

const DEPARTMENT = '示例县医疗保障局';
const BASE = { department: DEPARTMENT, unitLabel: '金额单位：万元', unit: '万元', decimals: 2, notes: [], empty: false } as const;

/** 收入支出决算总表: income beside expenditure, 31 rows. */
export function twoSidedSheet(): GridSheet {
  const income = ['一、一般公共预算财政拨款收入', '二、政府性基金预算财政拨款收入', '三、国有资本经营预算财政拨款收入', '四、上级补助收入', '五、事业收入', '六、经营收入', '七、附属单位上缴收入', '八、其他收入'];
  const expenditure = ['一、一般公共服务支出', '二、外交支出', '三、国防支出', '四、公共安全支出', '五、教育支出', '六、科学技术支出', '七、文化旅游体育与传媒支出', '八、社会保障和就业支出', '九、卫生健康支出', '十、节能环保支出', '十一、城乡社区支出', '十二、农林水支出', '十三、交通运输支出', '十四、资源勘探工业信息等支出', '十五、商业服务业等支出', '十六、金融支出', '十七、援助其他地区支出', '十八、自然资源海洋气象等支出', '十九、住房保障支出', '二十、粮油物资储备支出', '二十一、国有资本经营预算支出', '二十二、灾害防治及应急管理支出', '二十三、其他支出', '二十四、债务还本支出', '二十五、债务付息支出', '二十六、抗疫特别国债安排的支出'];
  const foot = [['本年收入合计', '本年支出合计'], ['使用非财政拨款结余（含专用结余）', '结余分配'], ['年初结转和结余', '年末结转和结余'], ['', ''], ['总计', '总计']];
  const cells: GridCell[] = [cell(0, 0, 'head', '收入', { columnSpan: 3 }), cell(0, 3, 'head', '支出', { columnSpan: 3 })];
  ['项目', '行次', '金额', '项目（按功能分类）', '行次', '金额'].forEach((text, column) => cells.push(cell(1, column, 'head', text)));
  cells.push(cell(2, 0, 'head', '栏次', { columnSpan: 2, bold: false }), cell(2, 2, 'number', '1'), cell(2, 3, 'head', '栏次', { columnSpan: 2, bold: false }), cell(2, 5, 'number', '2'));
  for (let index = 0; index < 31; index += 1) {
    const row = 3 + index;
    const pair = foot[index - 26];
    const bold = pair !== undefined;
    const left = pair?.[0] ?? income[index] ?? '';
    const right = pair?.[1] ?? expenditure[index] ?? '';
    cells.push(cell(row, 0, 'label', left, { bold, align: bold ? 'center' : 'left' }), cell(row, 1, 'line', String(index + 1)), amount(row, 2, 7_836_480_000 + index * 11_110_000, { bold }));
    cells.push(cell(row, 3, 'label', right, { bold, align: bold ? 'center' : 'left' }), cell(row, 4, 'line', String(index + 32)), amount(row, 5, 913_570_000 + index * 7_770_000, { bold }));
  }
  return {
    ...BASE, id: 'summary', role: 'summary', number: '公开01表', title: '收入支出决算总表', orientation: 'portrait', widths: [3, 0.6, 1.5, 3, 0.6, 1.5],
    headRows: 3, rowCount: 34, columnCount: 6, cells, notes: ['注：1.本表反映部门本年度的总收支和年末结转结余情况。', '2.本套报表金额单位转换时可能存在尾数误差。'],
  };
}

/** 收入决算表: codes with three levels, heads on three rows, as many body rows as asked for. */
export function codeSheet(rows: number): GridSheet {
  const cells: GridCell[] = [
    cell(0, 0, 'head', '项目', { columnSpan: 2 }), cell(1, 0, 'head', '功能分类科目编码'), cell(1, 1, 'head', '科目名称'),
    ...['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'].map((text, index) => cell(0, 2 + index, 'head', text, { rowSpan: 2 })),
    cell(2, 0, 'head', '栏次', { columnSpan: 2, bold: false }), ...[1, 2, 3, 4, 5, 6, 7].map((number, index) => cell(2, 2 + index, 'number', String(number))),
    cell(3, 0, 'label', '合计', { columnSpan: 2, bold: true, align: 'center' }),
    ...[0, 1, 2, 3, 4, 5, 6].map((index) => amount(3, 2 + index, 98_765_430_000 + index * 10_000, { bold: true })),
  ];
  const names = ['卫生健康支出', '医疗保障管理事务', '行政运行', '一般行政管理事务', '医疗保障政策管理与城乡居民基本医疗保险基金补助', '信息化建设'];
  for (let index = 0; index < rows; index += 1) {
    const row = 4 + index;
    const depth = index % 6 === 0 ? 0 : index % 6 === 1 ? 1 : 2;
    const code = ['210', '21015', `21015${String(index % 90 + 10)}`][depth] ?? '';
    cells.push(cell(row, 0, 'code', code), cell(row, 1, 'label', names[index % 6] ?? '', { indent: depth, bold: depth === 0 }));
    for (let column = 2; column < 9; column += 1) cells.push(amount(row, column, (index * 7 + column) * 12_340_000 + 10_000, { bold: depth === 0 }));
  }
  return {
    ...BASE, id: 'income', role: 'income', number: '公开02表', title: '收入决算表', orientation: 'landscape', widths: [1.3, 3, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5],
    headRows: 3, rowCount: 4 + rows, columnCount: 9, cells, notes: ['注：本表反映部门本年度取得的各项收入情况。'],
  };
}

/** 一般公共预算财政拨款基本支出决算明细表: three groups side by side, a foot over two groups. */
export function threeGroupSheet(): GridSheet {
  const groups = [
    ['301', '工资福利支出', '基本工资', '津贴补贴', '奖金', '伙食补助费', '绩效工资', '机关事业单位基本养老保险缴费', '职业年金缴费', '职工基本医疗保险缴费', '公务员医疗补助缴费', '其他社会保障缴费', '住房公积金', '医疗费', '其他工资福利支出', '对个人和家庭的补助', '离休费', '退休费', '退职（役）费', '抚恤金', '生活补助', '救济费', '医疗费补助', '助学金', '奖励金', '个人农业生产补贴', '代缴社会保险费', '其他对个人和家庭的补助'],
    ['302', '商品和服务支出', '办公费', '印刷费', '咨询费', '手续费', '水费', '电费', '邮电费', '取暖费', '物业管理费', '差旅费', '因公出国（境）费用', '维修（护）费', '租赁费', '会议费', '培训费', '公务接待费', '专用材料费', '被装购置费', '专用燃料费', '劳务费', '委托业务费', '工会经费', '福利费', '公务用车运行维护费', '其他交通费用', '税金及附加费用', '其他商品和服务支出'],
    ['307', '债务利息及费用支出', '国内债务付息', '国外债务付息', '国内债务发行费用', '国外债务发行费用', '资本性支出', '房屋建筑物购建', '办公设备购置', '专用设备购置', '基础设施建设', '大型修缮', '信息网络及软件购置更新', '物资储备', '土地补偿', '安置补助', '地上附着物和青苗补偿', '拆迁补偿', '公务用车购置', '其他交通工具购置', '文物和陈列品购置', '无形资产购置', '其他资本性支出', '对企业补助（基本建设）', '资本金注入', '其他对企业补助', '其他支出', '国家赔偿费用支出', '对民间非营利组织和群众性自治组织补贴', '经常性赠与', '资本性赠与'],
  ];
  const cells: GridCell[] = [cell(0, 0, 'head', '人员经费', { columnSpan: 3 }), cell(0, 3, 'head', '公用经费', { columnSpan: 6 })];
  ['科目编码', '科目名称', '决算数'].forEach((text, index) => [0, 3, 6].forEach((left) => cells.push(cell(1, left + index, 'head', text))));
  groups.forEach(([first, ...names], group) => names.forEach((name, index) => {
    const row = 2 + index;
    const own = index === 0;
    cells.push(cell(row, group * 3, 'code', own ? first ?? '' : `${first}${String(index).padStart(2, '0')}`), cell(row, group * 3 + 1, 'label', name, { indent: own ? 0 : 1, bold: own }));
    cells.push(amount(row, group * 3 + 2, (group * 1000 + index) * 1_230_000 + 70_000, { bold: own }));
  }));
  cells.push(cell(32, 0, 'label', '人员经费合计', { columnSpan: 2, bold: true, align: 'center' }), amount(32, 2, 555_550_000, { bold: true }));
  cells.push(cell(32, 3, 'label', '公用经费合计', { columnSpan: 5, bold: true, align: 'center' }), amount(32, 8, 66_660_000, { bold: true }));
  return {
    ...BASE, id: 'generalBasicEconomic', role: 'generalBasicEconomic', number: '公开06表', title: '一般公共预算财政拨款基本支出决算明细表', orientation: 'landscape',
    widths: [1.3, 3, 1.5, 1.3, 3, 1.5, 1.3, 3, 1.5], headRows: 2, rowCount: 33, columnCount: 9, cells,
    notes: ['注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。'],
  };
}

/** 国有资本经营预算: no amounts, only the sentence that says so. */
export function emptySheet(): GridSheet {
  const cells: GridCell[] = [
    cell(0, 0, 'head', '项目', { columnSpan: 2 }), cell(1, 0, 'head', '科目编码'), cell(1, 1, 'head', '科目名称'),
    cell(0, 2, 'head', '本年支出', { columnSpan: 3 }), ...['合计', '基本支出', '项目支出'].map((text, index) => cell(1, 2 + index, 'head', text)),
  ];
  return {
    ...BASE, id: 'stateCapital', role: 'stateCapital', number: '公开09表', title: '国有资本经营预算财政拨款支出决算表', orientation: 'portrait', widths: [1.3, 3, 1.5, 1.5, 1.5],
    headRows: 2, rowCount: 2, columnCount: 5, cells, notes: ['注：本部门没有国有资本经营预算财政拨款支出，故本表为空表。'], empty: true,
  };
}

/** 三公经费: one body row under heads on four levels, budget beside outcome. */
export function threePublicSheet(): GridSheet {
  const cells: GridCell[] = [];
  const block = (left: number, label: string): void => {
    cells.push(cell(0, left, 'head', label, { columnSpan: 6 }), cell(1, left, 'head', '合计', { rowSpan: 2 }), cell(1, left + 1, 'head', '因公出国（境）费', { rowSpan: 2 }));
    cells.push(cell(1, left + 2, 'head', '公务用车购置及运行维护费', { columnSpan: 3 }), cell(1, left + 5, 'head', '公务接待费', { rowSpan: 2 }));
    ['小计', '公务用车购置费', '公务用车运行维护费'].forEach((text, index) => cells.push(cell(2, left + 2 + index, 'head', text)));
  };
  block(0, '全年预算数');
  block(6, '决算数');
  for (let column = 0; column < 12; column += 1) {
    cells.push(cell(3, column, 'number', String(column + 1)), amount(4, column, 12_340_000 + column * 1_010_000));
  }
  return {
    ...BASE, id: 'threePublic', role: 'threePublic', number: '公开07表', title: '财政拨款“三公”经费支出决算表', orientation: 'landscape', widths: Array.from({ length: 12 }, () => 1),
    headRows: 4, rowCount: 5, columnCount: 12, cells, notes: ['注：本表反映部门本年度“三公”经费支出预决算情况。'],
  };
}
