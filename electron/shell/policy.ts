import { extname, join, sep } from 'node:path';

/** Scheme and host of the window's own pages: one origin, nothing else is loaded. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://window`;
export const START_PAGE = `${ORIGIN}/index.html`;

/** antd writes its styles into the page, hence `unsafe-inline` for styles alone. No remote source anywhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
  "worker-src 'self' blob:", "base-uri 'none'", "form-action 'none'", "frame-src 'none'", "frame-ancestors 'none'", "object-src 'none'",
].join('; ');

/** What every page of the window is created with. */
export const WEB_PREFERENCES = {
  contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, enableWebSQL: false,
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.wasm': 'application/wasm', '.bcmap': 'application/octet-stream', '.pfb': 'application/octet-stream',
};

/** The file of the window that an address names; null for another host, a path out of the folder, or a type that the window has no use for. */
export function fileOf(address: string, root: string): { readonly path: string; readonly type: string } | null {
  const url = parsed(address);
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== 'window' || url.username !== '' || url.port !== '') return null;
  const decoded = decodedPath(url.pathname);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\') || decoded.split('/').includes('..')) return null;
  const path = join(root, decoded === '/' ? 'index.html' : decoded);
  const type = TYPES[extname(path).toLowerCase()];
  return type !== undefined && path.startsWith(root + sep) ? { path, type } : null;
}

/** True for what a page of the window may load at all. */
export function mayLoad(address: string): boolean {
  const url = parsed(address);
  if (url === null) return false;
  return (url.protocol === `${SCHEME}:` && url.host === 'window') || url.protocol === 'data:' || (url.protocol === 'blob:' && url.pathname.startsWith(`${ORIGIN}/`)) || url.protocol === 'devtools:';
}

/** True for the page that may call the program: the window's own origin, in its top frame. */
export function maySend(frame: { readonly url: string; readonly isTop: boolean } | null): boolean {
  return frame !== null && frame.isTop && (frame.url === START_PAGE || frame.url.startsWith(`${START_PAGE}#`));
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
