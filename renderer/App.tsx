import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactElement, useEffect } from 'react';
import './theme.css';
import { onEvent, setReporter, useDesk } from './bridge/index.ts';
import { Frame } from './frame/Frame.tsx';
import { Welcome } from './frame/Welcome.tsx';
import { say } from './frame/messages.ts';

const THEME = { token: { colorPrimary: '#1f4e79', colorLink: '#1f4e79', colorError: '#b3261e', fontSize: 14, borderRadius: 3, motion: false, fontFamily: 'var(--font)', controlHeight: 30 } };
const BUTTON = { autoInsertSpace: false };

/** The whole window: the frame while a ledger is open, else the ways to one. */
export function App(): ReactElement {
  const desk = useDesk();
  useEffect(() => {
    setReporter((error) => say(error.message, 'error'));
    return onEvent('openRequested', ({ name, problem }) => { if (problem !== null) say(`“${name}”没有打开：${problem}`, 'error'); });
  }, []);
  return (
    <ConfigProvider locale={zhCN} theme={THEME} button={BUTTON}>
      {desk === null ? <p className="page-empty" role="status">正在启动…</p> : desk.ledger === null ? <Welcome /> : <Frame desk={desk} />}
    </ConfigProvider>
  );
}
