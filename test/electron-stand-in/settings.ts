import type { Browser } from './browser.ts';

/** What the starter tells the stand-in's process, by the environment variable `STAND_IN`. */
export interface StandInSettings {
  readonly userData: string;
  readonly documents: string;
  /** A Chromium that runs already; without it the program starts its own. */
  readonly endpoint?: string;
  /** Chromium's own profile. */
  readonly profile: string;
  readonly browser: Browser;
  readonly headless: boolean;
  /** `process.resourcesPath` of a packed program. */
  readonly resourcesPath?: string;
  /** A script that runs in the page before anything of it: a stop-watch of the bench. */
  readonly watch?: string;
  readonly screen: { readonly width: number; readonly height: number };
}

/** Where a window is, in the screen's own points. */
export interface Bounds { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What a test asks of the process that it started. */
export type Order =
  | { readonly kind: 'page'; readonly target: string }
  | { readonly kind: 'answerDialog'; readonly paths: readonly string[] | null }
  | { readonly kind: 'arrange'; readonly bounds: Bounds | null; readonly maximized: boolean }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'permission'; readonly name: string }
  | { readonly kind: 'request'; readonly url: string }
  | { readonly kind: 'quit' };

/** What the process did with Electron so far. */
export interface Inspection {
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly windows: number;
  readonly bounds: Bounds;
  readonly maximized: boolean;
  readonly dialogs: readonly { readonly kind: string; readonly title: string; readonly suggested: string }[];
  readonly opened: readonly string[];
  readonly printed: readonly { readonly name: string; readonly isPdf: boolean }[];
  readonly switches: readonly string[];
  readonly channels: readonly string[];
  readonly deniedNavigations: number;
  readonly deniedWindows: number;
  readonly deniedDownloads: number;
  readonly focused: number;
  readonly errorBoxes: readonly string[];
}

export type Report =
  /** With where its Chromium is spoken to, where it brought its own. */
  | { readonly kind: 'ready'; readonly endpoint: string | null }
  | { readonly kind: 'pageWanted'; readonly size: { readonly width: number; readonly height: number } }
  | { readonly kind: 'answer'; readonly content: unknown };

export function readSettings(): StandInSettings {
  const text = process.env['STAND_IN'];
  if (text === undefined) throw new Error('STAND_IN is not set: start through launch.ts');
  return JSON.parse(text) as StandInSettings;
}
