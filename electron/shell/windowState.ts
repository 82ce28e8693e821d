import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const stored = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1), maximized: z.boolean() });
export type StoredPlace = z.output<typeof stored>;

/** Smallest window that still holds everything, in the screen's own points: a 1366×768 screen at 125 %. */
export const SMALLEST = { minWidth: 1024, minHeight: 600 } as const;
const FIRST = { width: 1360, height: 820 } as const;

/** A rectangle in the screen's own points. */
export interface Area { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where to show the window; without x and y the system puts it into the middle. */
export interface Place {
  readonly bounds: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
  readonly maximized: boolean;
}

/** The part of the window that is remembered. */
export interface PlacedWindow {
  on(event: 'close', listener: () => void): unknown;
  getNormalBounds(): Area;
  isMaximized(): boolean;
}

/**
 * Where the window was, if that place is still on a screen (`areas`, the main one first); one that is off every screen comes to the middle,
 * in its size as far as the screen holds it. The first time a first size, maximised where the screen is small.
 */
export function placeOnScreen(remembered: StoredPlace | null, areas: readonly Area[]): Place {
  const [main] = areas;
  if (remembered === null) return { bounds: FIRST, maximized: main !== undefined && (main.width <= FIRST.width || main.height <= FIRST.height) };
  const { maximized, x, y } = remembered;
  for (const area of areas) {
    const bounds = { x, y, ...heldBy(area, remembered) };
    if (isGraspable(bounds, area)) return { bounds, maximized };
  }
  return { bounds: heldBy(main ?? remembered, remembered), maximized };
}

/** A size, at most that of the area. */
function heldBy(area: Area, { width, height }: Area): { readonly width: number; readonly height: number } {
  return { width: Math.min(width, area.width), height: Math.min(height, area.height) };
}

/** Enough of the title bar is on the screen to be grasped. */
function isGraspable(window: Area, area: Area): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return width >= 100 && window.y >= area.y - 10 && window.y <= area.y + area.height - 60;
}

export function rememberedPlace(dataRoot: string, areas: readonly Area[]): Place {
  return placeOnScreen(readStored(dataRoot), areas);
}

/** Writes the place down whenever the window closes: of a maximised window the one that it goes back to. */
export function rememberPlace(window: PlacedWindow, dataRoot: string): void {
  window.on('close', () => {
    const file = join(dataRoot, 'window.json');
    const place: StoredPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(`${file}.new`, JSON.stringify(place));
      renameSync(`${file}.new`, file);
    } catch {
      // A full disk must not keep the window from closing; it only opens elsewhere next time.
    }
  });
}

function readStored(dataRoot: string): StoredPlace | null {
  try {
    return stored.parse(JSON.parse(readFileSync(join(dataRoot, 'window.json'), 'utf8')));
  } catch {
    return null;
  }
}
