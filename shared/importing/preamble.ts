import type { MoneyUnit } from '../money/fen.ts';

/** What stands around a table: its number, unit, department, date, folios. All texts are squeezed keys (`squeeze`). */
export type PreambleKind = 'number' | 'unit' | 'department' | 'date' | 'folio' | 'signature';

const CHINESE_DIGITS = '〇一二三四五六七八九十';
const NUMBER = /^\(?(?:公开|财决|部决|决算|决算公开|附|附件)?(?:附)?(?:表|件)?[:-]?0*(\d{1,2}|[一二三四五六七八九十]{1,3})(-\d+)?表?\)?[:]?$/;
const UNIT = /(?:金额)?单位[:]?(?:人民币)?\(?(万元|千元|元)\)?/;
const COUNT_UNIT = /单位[:]?[台辆套个、/()]+$/;
const DEPARTMENT = /^\(?(?:编制|填报|填表|公开|预算|报送|编报|主管)?(?:部门|单位)(?:名称)?(?:\((?:单位|部门|公章|盖章|签章)\))?:(.*)$/;
const DATE = /^(?:(?:编制|填报|填表|制表|公开|报送)?(?:日期|时间|年度)[:]|\(?\d{4}年度?\)?$|\d{4}-\d{2}-\d{2}$|\d{4}年\d{1,2}月)/;
const FOLIO = /^(?:-+\d{1,3}-+|第\d+页(?:,?共\d+页)?|\d{1,3}\/\d{1,3})$/;
const SIGNATURE = /^(?:填表人|制表人|制表|审核人|复核人|单位负责人|部门负责人|财务负责人|经办人|负责人|填报人|联系电话|编制人|主管领导)(?:\(.*\))?[:]/;

/** What a cell around a table is; null for everything else. */
export function preambleKind(key: string): PreambleKind | null {
  if (key.length > 60) return null;
  if (FOLIO.test(key)) return 'folio';
  if (DEPARTMENT.test(key) && !/^\(?单位:(?:人民币)?\(?(?:万元|千元|元|台|辆|套|个)/.test(key)) return 'department';
  // A title may carry its unit in brackets: it stays a title, and the unit is read from it all the same.
  if (UNIT.test(key) && /单位/.test(key) && key.length <= 30 && !/表\(/.test(key) || COUNT_UNIT.test(key) || /^\(?(?:人民币)?(?:万元|千元|元)\)?$/.test(key)) return 'unit';
  if (/[表件]/.test(key) && NUMBER.test(key)) return 'number';
  if (DATE.test(key)) return 'date';
  return SIGNATURE.test(key) ? 'signature' : null;
}

/** The unit that a text declares, also inside a longer line or behind a head: 金额（万元）. */
export function declaredUnit(key: string): MoneyUnit | null {
  const found = UNIT.exec(key)?.[1] ?? /^\(?(?:人民币)?(万元|千元|元)\)?$/.exec(key)?.[1] ?? /\((万元|千元|元)\)$/.exec(key)?.[1];
  return found === '万元' || found === '千元' || found === '元' ? found : null;
}

/** A table number as 公开NN表; null when the text has none. 财决 numbers are another series and say nothing about ours. */
export function tableNumber(key: string): string | null {
  if (!/[表件]/.test(key)) return null;
  const inside = /(?:^|\()((?:公开|附)表?0*(\d{1,2}|[一二三四五六七八九十]{1,3})表?)(?:\)|[:、]?(?=[^\d-])|$)/.exec(key);
  const whole = NUMBER.exec(key);
  if (/财决|部决/.test(key)) return null;
  const digits = whole && whole[2] === undefined ? whole[1] : inside?.[2];
  if (digits === undefined) return null;
  const value = /^\d/.test(digits) ? Number(digits) : chineseNumber(digits);
  return value > 0 && value < 40 ? `公开${String(value).padStart(2, '0')}表` : null;
}

function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? [text.split('十')[0] ?? '', text.split('十')[1] ?? ''] : ['〇', text];
  return (tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones));
}

/** The name behind 部门： or 编制单位：, without what else stands in the same cell. '' when it is left blank; null for no such line. */
export function departmentName(key: string): string | null {
  const found = DEPARTMENT.exec(key);
  if (!found || preambleKind(key) !== 'department') return null;
  return (found[1] ?? '').replace(/(?:\d{4}年.*|(?:金额)?单位:.*|公开\d+表.*)$/, '').replace(/[()]+$/, (tail) => (tail === ')' ? tail : '')).trim();
}

/** The year that a title, a head or a 部门 line names: 2024年度, 二〇二四年. */
export function yearIn(key: string): number | null {
  const digits = /(?:^|\D)(20\d{2})年(?!\d{1,2}月)/.exec(key)?.[1] ?? /^(20\d{2})(?=\D*决算|部门)/.exec(key)?.[1];
  if (digits) return Number(digits);
  const chinese = /二[〇○零0O]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年/.exec(key);
  if (!chinese) return null;
  const digit = (text: string | undefined): number => Math.max(0, CHINESE_DIGITS.indexOf(text ?? ''));
  return 2000 + digit(chinese[1]) * 10 + digit(chinese[2]);
}
