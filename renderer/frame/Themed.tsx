import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactElement, ReactNode } from 'react';

const THEME = { token: { colorPrimary: '#1f4e79', colorLink: '#1f4e79', colorError: '#b3261e', fontSize: 14, borderRadius: 3, motion: false, fontFamily: 'var(--font)', controlHeight: 30 } };
const BUTTON = { autoInsertSpace: false };

/** antd's controls in the window's words and looks. Only pages that use them have them around: the rest of the window starts without antd. */
export function Themed({ children }: { readonly children: ReactNode }): ReactElement {
  return <ConfigProvider locale={zhCN} theme={THEME} button={BUTTON}>{children}</ConfigProvider>;
}
