import { describe, expect, it } from 'vitest';
import { cellNamed, planGrid } from '../../../renderer/grid/plan.ts';
import { foldedTo } from '../../../renderer/grid/tree.ts';
import { columnWidths } from '../../../renderer/grid/widths.ts';
import { TREE, sheetOf, sideBySide } from './sheet.ts';

/** What each row shows: the codes and labels of its panels. */
const shown = (sheet: ReturnType<typeof sideBySide>, folded: ReadonlySet<string>): string[] => planGrid(sheet, folded).body.map(({ cells }) => cells.filter(({ kind }) => kind === 'code' || kind === 'label').map(({ text }) => text.replace(/^科目.*/, '')).join(' ').replace(/ +/g, ' ').trim());

describe('folding', () => {
  it('knows 类 and 款 by their codes, and a project under its 项', () => {
    expect([...planGrid(TREE).tree.folds]).toEqual([['c:208', 0], ['c:20805', 1], ['c:210', 0], ['c:21011', 1]]);
    const withProject = { ...TREE, cells: TREE.cells.map((cell) => (cell.rowId === 'c:2080506' ? { ...cell, rowId: 'c:2080505/P1' } : cell)) };
    expect(planGrid(withProject).tree.folds.get('c:2080505')).toBe(2);
  });
  it('to a level leaves the levels above it', () => {
    const { tree } = planGrid(TREE);
    expect(planGrid(TREE, foldedTo(tree, 0)).body.map(({ cells }) => cells[0]?.text)).toEqual(['208', '210']);
    expect(planGrid(TREE, foldedTo(tree, 1)).body.map(({ cells }) => cells[0]?.text)).toEqual(['208', '20805', '210', '21011']);
  });
  it('in tables side by side each closes up by itself, and the foot stays', () => {
    const sheet = sideBySide();
    expect(shown(sheet, new Set())).toEqual(['301 302', '30101 30201', '30102 30202', '303', '30301', '人员经费合计 公用经费合计']);
    expect(shown(sheet, new Set(['c:302']))).toEqual(['301 302', '30101', '30102', '303', '30301', '人员经费合计 公用经费合计']);
    expect(shown(sheet, new Set(['c:301']))).toEqual(['301 302', '303 30201', '30301 30202', '人员经费合计 公用经费合计']);
    expect(shown(sheet, new Set(['c:301', 'c:303', 'c:302']))).toEqual(['301 302', '303', '人员经费合计 公用经费合计']);
  });
  it('leaves the amounts and addresses of what is shown', () => {
    const plan = planGrid(sideBySide(), new Set(['c:301']));
    expect([cellNamed(plan, 'c:303', 'a0')?.value, cellNamed(plan, 'c:30201', 'a0')?.value, cellNamed(plan, 'c:30101', 'a0')]).toEqual([50, 40, undefined]);
    expect(plan.covering[cellNamed(plan, 'c:303', 'a0')?.row ?? -1]?.[2]?.rowId).toBe('c:303');
  });
});

describe('widths', () => {
  it('an amount has room for all its digits, a label for what is left', () => {
    const [code = 0, label = 0, amount = 0] = columnWidths(sheetOf([{ code: '2080505', values: [123_456_789_012_000] }]), 960);
    expect(amount).toBeGreaterThan(14 * 8);
    expect(code).toBeGreaterThan(7 * 8);
    expect(label).toBeGreaterThanOrEqual(180);
  });
  it('code and label have theirs also while a total is the only row', () => {
    const sheet = sheetOf([{ code: '2080505', values: [0] }]);
    const total = sheet.cells.filter((cell) => cell.kind !== 'code').map((cell) => (cell.kind === 'label' ? { ...cell, text: '合计', column: 0, columnSpan: 2 } : cell));
    const [code = 0, label = 0] = columnWidths({ ...sheet, cells: total }, 960);
    expect(code).toBeGreaterThanOrEqual(48);
    expect(label).toBeGreaterThanOrEqual(180);
  });
  it('many amount columns take from the labels, never from each other', () => {
    const widths = columnWidths(sheetOf([{ code: '2080505', values: Array.from({ length: 20 }, () => 1_000_000) }]), 960);
    expect(widths[1]).toBe(180);
    expect(new Set(widths.slice(2)).size).toBe(1);
  });
});
