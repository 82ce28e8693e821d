import { type ReactElement, useEffect } from 'react';
import './theme.css';
import { onEvent, setReporter, useDesk } from './bridge/index.ts';
import { Frame } from './frame/Frame.tsx';
import { Welcome } from './frame/Welcome.tsx';
import { mended, say } from './frame/messages.ts';

/** The whole window: the frame while a ledger is open, else the ways to one. */
export function App(): ReactElement {
  const desk = useDesk();
  useEffect(() => {
    setReporter({ failed: (error) => say(error.message, 'error'), mended });
    return onEvent('openRequested', ({ name, problem }) => { if (problem !== null) say(`“${name}”没有打开：${problem}`, 'error'); });
  }, []);
  if (desk === null) return <p className="page-empty" role="status">正在启动…</p>;
  return desk.ledger === null ? <Welcome /> : <Frame desk={desk} />;
}
