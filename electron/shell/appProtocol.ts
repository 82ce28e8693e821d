import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { CONTENT_SECURITY_POLICY, SCHEME, fileOf } from './policy.ts';

/** Before the app is ready: `app://` counts as an origin of its own with a secure context. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the window's own files and nothing else. */
export function serveWindow(root: string): void {
  protocol.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' ? fileOf(request.url, root) : null;
    if (file === null) return refused(403);
    try {
      return new Response(new Uint8Array(await readFile(file.path)), { headers: headers(file.type) });
    } catch {
      return refused(404);
    }
  });
}

function refused(status: number): Response {
  return new Response('', { status, headers: headers('text/plain') });
}

function headers(type: string): Record<string, string> {
  return { 'Content-Type': type, 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };
}
