import type { ReactElement } from 'react';
import type { ChannelInput } from '../../../shared/ipc.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { useAnswer } from '../../bridge/index.ts';
import type { GridPlace } from '../../grid/Grid.tsx';
import { entryText } from '../../grid/entry.ts';
import { type CellMark, LEVEL_WORDS } from '../../grid/marks.ts';

interface CellLineProps {
  readonly place: GridPlace;
  readonly mark: CellMark | undefined;
  /** Its name in the ledger; null where it is no amount. */
  readonly address: ChannelInput<'statements.readComment'> | null;
  readonly unit: MoneyUnit;
}

/** Where the active cell is, its exact amount, from what it is computed, what was found at it and remarked on it. */
export function CellLine({ place, mark, address, unit }: CellLineProps): ReactElement {
  const { cell } = place;
  const comment = useAnswer('statements.readComment', mark?.commented ? address : null).data;
  if (!cell) return <div className="statements-cell">　</div>;
  return (
    <div className="statements-cell">
      <b>{placeText(place)}</b>
      {cell.kind === 'amount' && <span className="statements-exact">{cell.value === null ? '空' : `${entryText(cell.value, cell.quantity, unit)}${cell.quantity === 'count' ? '' : ` ${unit}`}`}</span>}
      {cell.kind === 'amount' && !cell.editable && <span className="statements-why">计算格{mark?.why ? `：${mark.why}` : ''}</span>}
      {mark?.approved && <span className="statements-why">按批复数列示，与明细合计相差尾数</span>}
      {mark?.level && <span className={`statements-finding is-${mark.level}`}>{LEVEL_WORDS[mark.level]}：{mark.sentences.join(' ')}</span>}
      {comment && comment.text !== '' && <span className="statements-why" title={comment.text}>批注：{comment.text}</span>}
    </div>
  );
}

/** Label of the row and heading path of the column, as they are printed. */
export function placeText({ plan, cell, row, column }: GridPlace): string {
  if (plan === null) return '';
  const label = plan.covering[row]?.find((entry) => entry?.kind === 'label' && entry.rowId === cell?.rowId)?.text.trim() ?? '';
  const heads = new Set<string>();
  for (let head = 0; head < plan.sheet.headRows; head += 1) {
    const entry = plan.covering[head]?.[column];
    if (entry?.kind === 'head' && entry.bold) heads.add(entry.text.trim());
  }
  return [label, [...heads].join(' / ')].filter((part) => part !== '').join(' · ');
}
