/** A key and what it does, as F1 lists them. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

/** Every shortcut of the window by where it works; the handlers stand in `Frame.tsx` and `grid/keys.ts`. */
export const SHORTCUTS: readonly { readonly where: string; readonly list: readonly Shortcut[] }[] = [
  {
    where: '整个窗口',
    list: [
      { keys: 'F1', does: '快捷键一览' },
      { keys: 'Ctrl+K', does: '查找科目、表、项目、问题、命令' },
      { keys: 'Ctrl+Z / Ctrl+Y', does: '撤销 / 重做（整个年度）' },
      { keys: 'F6 / Shift+F6', does: '在左侧步骤、页面、底栏之间移动' },
      { keys: 'Ctrl+1 … Ctrl+9', does: '打开第 1 … 9 个步骤' },
      { keys: 'Alt+←', does: '回到上一处' },
      { keys: 'Esc', does: '关闭对话框、提示' },
    ],
  },
  {
    where: '勾稽检查：问题清单',
    list: [
      { keys: '↑ / ↓、PageUp / PageDown', does: '上一个、下一个问题' },
      { keys: 'Home / End', does: '第一个、最后一个问题' },
      { keys: 'Enter、双击', does: '到被判定的那一格' },
    ],
  },
  {
    where: '表格：移动与选择',
    list: [
      { keys: '方向键', does: '移动一格' },
      { keys: 'Ctrl+方向键', does: '到数据块的边上' },
      { keys: 'Home / End', does: '到本行第一个、最后一个金额' },
      { keys: 'Ctrl+Home / Ctrl+End', does: '到表的开头、末尾' },
      { keys: 'PageUp / PageDown', does: '翻一屏' },
      { keys: 'Tab / Shift+Tab', does: '到下一个、上一个可填的格' },
      { keys: 'Enter / Shift+Enter', does: '向下、向上一格' },
      { keys: 'Shift+移动键、拖动鼠标', does: '选择一片' },
      { keys: 'Ctrl+A', does: '选择全表' },
      { keys: 'Alt+Shift+← / →', does: '折叠 / 展开下级科目' },
    ],
  },
  {
    where: '表格：填写',
    list: [
      { keys: '直接输入', does: '替换这一格；可写 =120+35.6' },
      { keys: 'F2', does: '修改这一格的内容' },
      { keys: 'Esc', does: '放弃正在输入的内容' },
      { keys: 'Delete', does: '清除所选' },
      { keys: 'Ctrl+C / Ctrl+X / Ctrl+V', does: '复制 / 剪切 / 粘贴（可与 Excel、WPS 互贴）' },
      { keys: 'Ctrl+D / Ctrl+R', does: '向下 / 向右填充' },
      { keys: 'Insert / Ctrl+-', does: '添加科目行 / 删除本行' },
      { keys: 'F3', does: '来源：这一格由哪些数字得来' },
      { keys: 'Shift+F2', does: '批注' },
    ],
  },
];
