import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followDesk } from './bridge/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

followDesk().catch(() => undefined).finally(() => createRoot(root).render(<StrictMode><App /></StrictMode>));
