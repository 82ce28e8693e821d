import { type ReactElement, useState } from 'react';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import { useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { useListChoice } from '../../frame/useListChoice.ts';
import type { StatementRole } from './useStatement.ts';

type Panel = OpenedStatement['growing'][number];

interface AddRowProps {
  readonly role: StatementRole;
  /** What is looked for to begin with. */
  readonly first: string;
  readonly panels: readonly Panel[];
  readonly onAdd: (panel: string, code: string) => void;
  readonly onClose: () => void;
}

const DIMENSION_WORDS: Readonly<Record<Panel['dimension'], string>> = { function: '功能分类科目', economic: '经济分类科目' };

/** Finds a 科目 by code, name or pinyin initials and adds its row. */
export function AddRow({ role, first, panels, onAdd, onClose }: AddRowProps): ReactElement {
  const [panel, setPanel] = useState(panels[0]?.panel ?? '');
  const [query, setQuery] = useState(first);
  const codes = useAnswer('statements.codes', { role, panel, query }).data ?? [];
  const take = (index: number): void => {
    const entry = codes[index];
    if (entry) onAdd(panel, entry.code);
  };
  const { chosen, choose, optionId, keys } = useListChoice('code', codes.length, take);
  const words = DIMENSION_WORDS[panels.find((entry) => entry.panel === panel)?.dimension ?? 'function'];
  return (
    <Dialog title={`添加${words}`} onClose={onClose}>
      <input
        className="frame-search-input" role="combobox" aria-label="编码、名称或拼音首字母" aria-expanded aria-controls="statements-codes" aria-activedescendant={codes[chosen] ? optionId(chosen) : undefined}
        placeholder="编码、名称或拼音首字母，如 2080501、行政运行、xzyx；可以加上级名称，如 林业 行政运行" value={query} onChange={(event) => { setQuery(event.target.value); choose(0); }} onKeyDown={keys}
      />
      {panels.length > 1 && (
        <label className="statements-panel">加到
          <select value={panel} onChange={(event) => setPanel(event.target.value)}>{panels.map((entry) => <option key={entry.panel} value={entry.panel}>{entry.panel}</option>)}</select>
        </label>
      )}
      <ul className="frame-found" id="statements-codes" role="listbox" aria-label={words}>
        {codes.map((entry, index) => (
          <li key={entry.code} id={optionId(index)} role="option" aria-selected={index === chosen} onClick={() => take(index)}><span className="statements-code">{entry.code}</span> {entry.name}<small className="statements-within">{entry.within}</small></li>
        ))}
      </ul>
      <p className="statements-order">新行按编码排在它的位置；表中各行总是按编码排列。</p>
      {codes.length === 0 && query !== '' && <p className="page-empty">没有找到“{query}”：请核对当年政府收支分类科目的编码。</p>}
    </Dialog>
  );
}
