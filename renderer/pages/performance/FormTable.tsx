import { type FocusEvent, type KeyboardEvent, type ReactElement, useMemo } from 'react';
import type { OpenedForm, ScoredForm } from '../../../shared/ipc/performance.ts';
import { LEVEL_WORDS } from '../../grid/marks.ts';

type Cell = OpenedForm['sheet']['cells'][number];
type Entry = OpenedForm['cells'][number];
type Finding = ScoredForm['findings'][number];

/** A cell of the form by its address. */
export const cellKey = (rowId: string | undefined, columnId: string | undefined): string => `${rowId ?? ''}|${columnId ?? ''}`;

interface FormTableProps {
  readonly opened: OpenedForm;
  /** What the engine makes of what is being typed; null while nothing is. */
  readonly preview: ScoredForm | null;
  /** Texts that are typed and not stored, by cell. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Sentences that refused a text, by cell. */
  readonly refused: ReadonlyMap<string, string>;
  readonly active: number | null;
  readonly onType: (entry: Entry, text: string) => void;
  readonly onLeave: (entry: Entry) => void;
  readonly onCancel: (entry: Entry) => void;
  readonly onPlace: (rowId: string, columnId: string) => void;
  readonly onScore: (row: number) => void;
}

/** The form as it is printed, typed into where it is filled in. */
export function FormTable(props: FormTableProps): ReactElement {
  const { opened: { sheet, cells }, preview, opened } = props;
  const entries = useMemo(() => new Map(cells.map((entry) => [cellKey(entry.rowId, entry.columnId), entry])), [cells]);
  const findings = useMemo(() => Map.groupBy((preview ?? opened).findings, (finding) => cellKey(finding.rowId, finding.columnId)), [preview, opened]);
  const rows = useMemo(() => Map.groupBy(sheet.cells, (cell) => cell.row), [sheet]);
  const whole = sheet.widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className="performance-form" aria-label={`${opened.name}：${opened.formName}`}>
      <colgroup>{sheet.widths.map((width, index) => <col key={index} style={{ width: `${(width * 100) / whole}%` }} />)}</colgroup>
      <tbody>
        {Array.from({ length: sheet.rowCount }, (_, row) => (
          <tr key={row}>{(rows.get(row) ?? []).map((cell) => <FormCell key={cell.column} {...props} cell={cell} entry={entries.get(cellKey(cell.rowId, cell.columnId))} found={cell.rowId === undefined ? NONE : findings.get(cellKey(cell.rowId, cell.columnId)) ?? NONE} />)}</tr>
        ))}
      </tbody>
    </table>
  );
}

const NONE: readonly Finding[] = [];

interface FormCellProps extends FormTableProps {
  readonly cell: Cell;
  readonly entry: Entry | undefined;
  readonly found: readonly Finding[];
}

function FormCell(props: FormCellProps): ReactElement {
  const { cell, entry, found, preview, opened, onScore, onPlace, active, refused } = props;
  const span = { rowSpan: cell.rowSpan, colSpan: cell.columnSpan };
  if (cell.kind === 'head') return <th {...span}>{cell.text}</th>;
  const row = rowOf(cell.rowId);
  const worst = found.some((finding) => finding.level === 'error') || refused.has(cellKey(cell.rowId, cell.columnId)) ? ' is-error' : found.some((finding) => finding.level === 'warning') ? ' is-warning' : '';
  const name = nameOf(opened, cell);
  const marks = found.length === 0 ? undefined : found.map((finding) => `${LEVEL_WORDS[finding.level]}：${finding.message}`).join('\n');
  return (
    <td {...span} className={`is-${cell.align}${worst}${row !== null && row === active ? ' is-active' : ''}`} title={marks} data-cell={cellKey(cell.rowId, cell.columnId)} onFocus={() => onPlace(cell.rowId ?? '', cell.columnId ?? '')}>
      {worst !== '' && <span className="performance-mark" aria-hidden="true">{worst === ' is-error' ? '✕' : '!'}</span>}
      {entry ? <Field {...props} entry={entry} name={name} />
        : row !== null && cell.columnId === 'score' ? <button type="button" className="performance-score" aria-label={`${name} ${scoreText(row, preview, cell)}，查看说明或改分`} disabled={opened.locked} onClick={() => onScore(row)}>{scoreText(row, preview, cell) || '—'}</button>
        : computedText(cell, preview)}
    </td>
  );
}

function Field({ entry, name, drafts, refused, onType, onLeave, onCancel, cell, preview }: FormCellProps & { readonly entry: Entry; readonly name: string }): ReactElement {
  const key = cellKey(entry.rowId, entry.columnId);
  const draft = drafts.get(key);
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      onCancel(entry);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      goDown(event.currentTarget, entry, event.shiftKey ? -1 : 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.setRangeText('\n', event.currentTarget.selectionStart, event.currentTarget.selectionEnd, 'end');
      onType(entry, event.currentTarget.value);
    }
  };
  const arrive = ({ currentTarget: area }: FocusEvent<HTMLTextAreaElement>): void => {
    if (entry.kind === 'amount' && draft === undefined) onType(entry, entry.text);
    if (entry.kind === 'amount' || entry.kind === 'points') requestAnimationFrame(() => area.select());
  };
  // An amount is shown as it is printed until it is typed into.
  const shown = draft ?? (entry.kind === 'amount' ? cell.text : entry.text);
  // Points that nobody gave are those of the scheme: they count, and are printed.
  const given = entry.kind === 'points' && cell.columnId === 'score' ? scoreText(rowOf(cell.rowId) ?? -1, preview, cell) : '';
  return (
    <textarea
      className="performance-field" rows={1} aria-label={name} aria-invalid={refused.has(key) || undefined} title={refused.get(key) ?? (shown === '' && given !== '' ? `没有打分，按口径计 ${given} 分` : undefined)} placeholder={given} value={shown} data-entry={key} spellCheck={false}
      onFocus={arrive} onChange={(event) => onType(entry, event.target.value)} onBlur={() => onLeave(entry)} onKeyDown={keys}
    />
  );
}

/** Enter goes to the same column of the next row that takes typing; at the end the cell is just left. */
function goDown(field: HTMLTextAreaElement, entry: Entry, step: 1 | -1): void {
  const [kind, index] = entry.rowId.split(':');
  const all = [...field.closest('table')?.querySelectorAll<HTMLTextAreaElement>('textarea[data-entry]') ?? []].filter((one) => one.dataset['entry']?.endsWith(`|${entry.columnId}`) && one.dataset['entry'].startsWith(`${kind ?? ''}`));
  const next = index === undefined ? undefined : all[all.indexOf(field) + step];
  if (next) next.focus();
  else field.blur();
}

export function rowOf(rowId: string | undefined): number | null {
  const [kind, index] = (rowId ?? '').split(':');
  return kind === 'indicator' && index !== undefined ? Number(index) : null;
}

const COLUMN_NAMES: Readonly<Record<string, string>> = {
  project: '项目名称', department: '主管部门', implementingUnit: '实施单位', projectLevel: '项目级别', goal: '预期目标', goalResult: '实际完成情况', executionReason: '执行率偏差原因', source: '资金来源', initialBudget: '年初预算数', fullYearBudget: '全年预算数', executed: '全年执行数', rate: '执行率',
  weight: '分值', score: '得分', level1: '一级指标', level2: '二级指标', level3: '三级指标', explanation: '指标解释', operator: '指标性质', target: '年度指标值', unit: '度量单位', direction: '方向', actual: '实际完成值', reason: '偏差原因分析及改进措施',
};

/** 第 3 行 实际完成值; 年度资金总额 全年执行数. */
function nameOf(opened: OpenedForm, { rowId, columnId }: Cell): string {
  const column = COLUMN_NAMES[columnId ?? ''] ?? '';
  const [kind, index] = (rowId ?? '').split(':');
  if (kind === 'indicator') return `第 ${String(Number(index) + 1)} 行 ${column}`;
  return kind === 'fund' ? `${opened.funds[Number(index)] ?? ''} ${column}` : column;
}

function scoreText(row: number, preview: ScoredForm | null, cell: Cell): string {
  return preview === null ? cell.text : plain(preview.rows[row]?.score);
}

/** What the program works out, as it would be with what is being typed. */
function computedText(cell: Cell, preview: ScoredForm | null): string {
  if (preview === null) return cell.text;
  switch (cellKey(cell.rowId, cell.columnId)) {
    case 'form|totalScore': return plain(preview.total);
    case 'form|grade': return preview.grade ?? '';
    case 'fund:0|rate': return preview.execution.rate === null ? '' : `${String(preview.execution.rate)}%`;
    case 'fund:0|score': return plain(preview.execution.score);
    default: return cell.text;
  }
}

function plain(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
