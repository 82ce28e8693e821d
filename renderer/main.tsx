import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followDesk } from './bridge/index.ts';
import { loadPage } from './pages/pages.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// The page that comes first is fetched while the program opens the ledger.
void loadPage('overview');
followDesk().catch(() => undefined).finally(() => createRoot(root).render(<StrictMode><App /></StrictMode>));
