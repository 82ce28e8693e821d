import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Browser {
  readonly executable: string;
  /** A build without a window (`@sparticuz/chromium`). */
  readonly headlessOnly: boolean;
}

const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome', '/usr/bin/microsoft-edge', '/usr/bin/microsoft-edge-stable', '/snap/bin/chromium'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe'), join(folder, 'Chromium/Application/chrome.exe')];
  }),
};

const LIBRARY_FOLDERS = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib'];

/** `CHROMIUM_BIN=npm` takes the browser that npm installs also where another one is installed. */
const FROM_NPM = 'npm';

/** CHROMIUM_BIN, then an installed Chromium, Chrome or Edge, then the one that npm installs (Linux x64, headless); null where there is none. */
export async function findBrowser(): Promise<Browser | null> {
  const named = process.env['CHROMIUM_BIN'] ?? '';
  if (named === FROM_NPM) return packagedBrowser();
  if (named !== '') return existsSync(named) ? { executable: named, headlessOnly: false } : null;
  const installed = (INSTALLED[process.platform] ?? []).find((path) => existsSync(path));
  return installed === undefined ? packagedBrowser() : { executable: installed, headlessOnly: false };
}

/**
 * The build of `@sparticuz/chromium`. Of the arguments that come with it none is taken: they serve a function host, where one process does
 * everything (a page that crashes takes every other page with it) and web security is switched off (the specs of the shell would prove nothing).
 */
async function packagedBrowser(): Promise<Browser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  // The packaged build brings NSS for hosts without it, but unpacks it only where it takes the host for one of its own kind.
  if (!LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, 'libnss3.so')))) process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs24.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return { executable: await packaged.executablePath(), headlessOnly: true };
  } catch {
    return null;
  }
}

/** Chromium without conversations of its own, without pages of its own (the popup of an address bar that no window has), without a network, and not slower where nobody looks. */
export const QUIET_ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check', '--disable-extensions', '--disable-breakpad', '--password-store=basic', '--use-mock-keychain',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--force-color-profile=srgb', '--lang=zh-CN',
] as const;
