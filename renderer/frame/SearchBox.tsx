import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { DeskState } from '../../shared/ipc/desk.ts';
import { Dialog } from './Dialog.tsx';
import { type Found, commandsOf, findInBook, matching } from './commands.ts';
import { say } from './messages.ts';
import { useListChoice } from './useListChoice.ts';

const MOST_SHOWN = 40;

/** Ctrl+K: one line in which everything is found; arrows choose, Enter goes. */
export function SearchBox({ desk, onClose }: { readonly desk: DeskState; readonly onClose: () => void }): ReactElement {
  const [query, setQuery] = useState('');
  const [inBook, setInBook] = useState<readonly Found[]>([]);
  useEffect(() => {
    let late = false;
    if (!desk.book || query.trim() === '') setInBook([]);
    else findInBook(query).then((next) => { if (!late) setInBook(next); }, (error: unknown) => say(error instanceof Error ? error.message : String(error), 'error'));
    return () => { late = true; };
  }, [desk.book, query]);
  const found = useMemo(() => [...matching(commandsOf(desk), query), ...inBook].slice(0, MOST_SHOWN), [desk, inBook, query]);
  const take = (index: number): void => {
    const entry = found[index];
    if (!entry) return;
    onClose();
    void Promise.resolve(entry.act()).catch((error: unknown) => say(error instanceof Error ? error.message : String(error), 'error'));
  };
  const { chosen, choose, optionId, keys } = useListChoice('found', found.length, take);
  return (
    <Dialog title="查找" onClose={onClose}>
      <input
        className="frame-search-input" role="combobox" aria-label="查找内容" aria-expanded aria-controls="frame-found" aria-activedescendant={found[chosen] ? optionId(chosen) : undefined}
        placeholder="科目编码、名称或拼音首字母，表、项目、问题、命令" value={query} onChange={(event) => { setQuery(event.target.value); choose(0); }} onKeyDown={keys}
      />
      <ul className="frame-found" id="frame-found" role="listbox" aria-label="找到的内容">
        {found.map((entry, index) => (
          <li key={entry.key} id={optionId(index)} role="option" aria-selected={index === chosen} onClick={() => take(index)}>
            <span className="frame-found-kind">{entry.kind}</span> {entry.text}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="page-empty">没有找到“{query}”。</p>}
    </Dialog>
  );
}
