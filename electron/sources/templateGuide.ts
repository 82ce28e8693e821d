import type { Worksheet } from 'exceljs';
import type { MoneyUnit } from '../../shared/money/fen.ts';
import { textHeight } from '../workbook/measures.ts';
import { setUpPage } from '../workbook/page.ts';
import { plainText } from '../workbook/plainText.ts';
import { protect } from '../workbook/statementSheet.ts';
import { FILLS, type Styles } from '../workbook/styles.ts';

export const GUIDE_SHEET = '填写说明';

/** Cells that the other sheets repeat. */
export const GUIDE_CELLS = { name: `${GUIDE_SHEET}!$B$3`, year: `${GUIDE_SHEET}!$B$7`, money: `${GUIDE_SHEET}!$B$8` } as const;

export interface GuideContent {
  readonly year: number;
  readonly unit: MoneyUnit;
  readonly packName: string;
  readonly bureau: { readonly name: string; readonly code: string; readonly kind: string; readonly level: string };
  /** Name of each sheet and what goes into it. */
  readonly sheets: readonly { readonly sheet: string; readonly purpose: string }[];
}

const STEPS: readonly string[] = [
  '先填上方浅黄色各格。金额单位选“元”或“万元”，各张底稿随之改变；填好以后再改单位，已填的数不会换算。',
  '只填浅黄色的单元格。其余为公式，已保护（没有密码，可在“审阅”中撤销工作表保护）。没有发生的留空，不必填 0。',
  '科目编码可以是文本也可以是数字，名称由程序查出。名称显示“科目表中没有”时请先核对编码；确是新增科目的照填，并在名称处说明，导入时按新科目记下。',
  '只填到最细一级（功能分类填到项，经济分类填到款）。同一科目分几行填的，导入时相加。',
  '行数不够时，在最后一行下面接着填，或者插入行，合计会自动包括。',
  '填好后保存，在程序里导入这个工作簿。导入前会列出将写入的数和没有认出的内容，确认以后才写入。',
];

/** The first sheet: whose figures these are, how to fill in, what each sheet is for. */
export async function drawGuide(sheet: Worksheet, content: GuideContent, styles: Styles): Promise<void> {
  [22, 40, 60].forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  sheet.mergeCells(1, 1, 1, 3);
  sheet.getCell(1, 1).style = styles({ font: 'title', align: 'center' });
  sheet.getCell(1, 1).value = `${content.year}年度部门决算底稿`;
  sheet.getRow(1).height = 36;
  sheet.getCell(2, 1).style = styles({ font: 'muted' });
  sheet.getCell(2, 1).value = plainText(`版式：${content.packName}`);
  const { name, code, kind, level } = content.bureau;
  const fields: readonly (readonly [string, string | number, string])[] = [
    ['单位名称：', name, '填本单位全称'], ['单位代码：', code, '与程序中的单位代码一致，可以不填'], ['单位基本性质：', kind, '行政单位、参照公务员法管理事业单位或事业单位'],
    ['单位预算级次：', level, '一级预算单位、二级预算单位……'], ['年度：', content.year, '决算年度'], ['金额单位：', content.unit, '元或万元'],
  ];
  fields.forEach(([label, value, hint], index) => {
    const row = 3 + index;
    sheet.getCell(row, 1).style = styles({ border: true, fill: FILLS.head, font: 'bold' });
    sheet.getCell(row, 1).value = label;
    sheet.getCell(row, 2).style = styles({ border: true, unlocked: true, fill: FILLS.input, numFmt: typeof value === 'number' ? '0' : '@' });
    if (value !== '') sheet.getCell(row, 2).value = typeof value === 'string' ? plainText(value) : value;
    sheet.getCell(row, 3).style = styles({ font: 'muted' });
    sheet.getCell(row, 3).value = hint;
    sheet.getRow(row).height = 20;
  });
  choose(sheet, 5, ['行政单位', '参照公务员法管理事业单位', '事业单位']);
  choose(sheet, 8, ['元', '万元']);
  let row = 3 + fields.length + 1;
  row = drawSteps(sheet, row, styles);
  row = drawSheetList(sheet, row + 1, content, styles);
  setUpPage(sheet, { orientation: 'landscape', pagesDown: 1, lastRow: row - 1, columns: 3, repeatedRows: 0, frozenRows: 0, draft: false });
  await protect(sheet);
}

function choose(sheet: Worksheet, row: number, values: readonly string[]): void {
  sheet.getCell(row, 2).dataValidation = {
    type: 'list', allowBlank: true, formulae: [`"${values.join(',')}"`], showErrorMessage: true, errorStyle: 'stop', errorTitle: '请从列表中选择', error: `只能是${values.join('、')}。`,
  };
}

function drawSteps(sheet: Worksheet, from: number, styles: Styles): number {
  let row = from;
  sheet.getCell(row, 1).style = styles({ font: 'bold' });
  sheet.getCell(row, 1).value = '怎样填写';
  row += 1;
  STEPS.forEach((step, index) => {
    sheet.mergeCells(row, 1, row, 3);
    sheet.getCell(row, 1).style = styles({ wrap: true, vertical: 'top' });
    sheet.getCell(row, 1).value = `${index + 1}. ${step}`;
    sheet.getRow(row).height = textHeight(step, 116);
    row += 1;
  });
  return row;
}

function drawSheetList(sheet: Worksheet, from: number, content: GuideContent, styles: Styles): number {
  let row = from;
  sheet.getCell(row, 1).style = styles({ font: 'bold' });
  sheet.getCell(row, 1).value = '各张底稿';
  for (const { sheet: name, purpose } of content.sheets) {
    row += 1;
    sheet.getCell(row, 1).style = styles({ font: 'link', border: true });
    sheet.getCell(row, 1).value = { text: name, hyperlink: `#'${name}'!A1` };
    sheet.mergeCells(row, 2, row, 3);
    sheet.getCell(row, 2).style = styles({ border: true, wrap: true });
    sheet.getCell(row, 2).value = purpose;
    sheet.getRow(row).height = textHeight(purpose, 98);
  }
  return row + 1;
}
