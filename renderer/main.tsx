import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followDesk } from './bridge/index.ts';
import { fetchPagesAtLeisure, loadPage } from './pages/pages.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// The page that comes first is fetched while the program opens the ledger; the others when the window has nothing else to do, so that none is waited for.
const ready = [followDesk(), loadPage('overview')].map((part) => part.catch(() => undefined));
void Promise.all(ready).then(() => {
  createRoot(root).render(<StrictMode><App /></StrictMode>);
  fetchPagesAtLeisure();
});
