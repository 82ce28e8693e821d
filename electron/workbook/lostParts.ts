import type { RawWorkbook } from '../../shared/importing/sheet.ts';
import type { ZipMember } from './zip.ts';

/** Things of a workbook by the package parts that carry them. */
const BY_PART: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^xl\/vbaProject/i, '宏'], [/^xl\/(charts|chartsheets)\//i, '图表'], [/^xl\/media\//i, '图片'], [/^xl\/drawings\/drawing/i, '图形、文本框等绘图对象'],
  [/^xl\/pivot/i, '数据透视表'], [/^xl\/(comments|threadedComments)/i, '原有批注'], [/^xl\/tables\//i, '“表格”的自动筛选与样式'], [/^xl\/externalLinks\//i, '到其他工作簿的链接'],
  [/^xl\/(ctrlProps|activeX)\//i, '控件'], [/^xl\/embeddings\//i, '嵌入的对象'], [/^xl\/(slicers|timelines)/i, '切片器'], [/^xl\/(connections|queryTables)/i, '外部数据连接'],
  [/^xl\/printerSettings\//i, '打印机设置'], [/^customXml\//i, '自定义 XML'],
];

/** Things by the marks of the sheets' XML. */
const BY_MARK: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/<f[\s>/]/, '公式（已换成其结果）'], [/<dataValidation[\s>]/, '数据有效性'], [/<conditionalFormatting[\s>]/, '条件格式'], [/<hyperlink[\s>]/, '超链接'], [/<sheetProtection[\s>]/, '工作表保护'],
];

/** What a copy made of values, merges, widths and styles lacks of the original package, in words. */
export function lostFromPackage(members: readonly ZipMember[]): string[] {
  const lost = new Set<string>();
  for (const [pattern, name] of BY_PART) if (members.some((member) => pattern.test(member.name))) lost.add(name);
  for (const member of members) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(member.name)) continue;
    const xml = member.content().toString('latin1');
    for (const [pattern, name] of BY_MARK) if (pattern.test(xml)) lost.add(name);
  }
  const workbook = members.find((member) => /^xl\/workbook\.xml$/i.test(member.name));
  const names = workbook?.content().toString('latin1') ?? '';
  if (/<definedName (?![^>]*_xlnm\.)/.test(names)) lost.add('定义的名称');
  if (/<definedName [^>]*_xlnm\.Print_/.test(names)) lost.add('打印区域和重复打印的标题行');
  return [...lost];
}

/** What a copy rebuilt from the cells as read lacks. */
export function lostFromReading(source: RawWorkbook): string[] {
  const formulas = source.sheets.some((sheet) => sheet.cells.some((cell) => cell.formula !== undefined));
  return ['字体、底纹、边框、数字格式等样式（文件不是可以直接复制的 .xlsx，按读到的单元格重建）', '行高和列宽（按内容重定）', ...(formulas ? ['公式（已换成其结果）'] : []), '批注、图形、图表、超链接等（原件如有）'];
}
