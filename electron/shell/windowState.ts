import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, screen } from 'electron';
import { z } from 'zod';

const stored = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1), maximized: z.boolean() });
type Stored = z.output<typeof stored>;

/** Smallest window that still holds everything, in the screen's own points: a 1366×768 screen at 125 %. */
export const SMALLEST = { minWidth: 1024, minHeight: 600 } as const;
const FIRST = { width: 1360, height: 820 } as const;

interface Area { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where the window was, if that place is still on a screen; else a first size, maximised where the screen is small. */
export function placeOnScreen(remembered: Stored | null, areas: readonly Area[]): { readonly bounds: Partial<Area> & { readonly width: number; readonly height: number }; readonly maximized: boolean } {
  const [main] = areas;
  if (remembered && areas.some((area) => overlaps(remembered, area))) {
    const { maximized, ...bounds } = remembered;
    return { bounds, maximized };
  }
  const small = main !== undefined && (main.width <= FIRST.width || main.height <= FIRST.height);
  return { bounds: FIRST, maximized: remembered?.maximized ?? small };
}

/** Enough of the title bar is on the screen to be grasped. */
function overlaps(window: Area, area: Area): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return width >= 100 && window.y >= area.y - 10 && window.y <= area.y + area.height - 60;
}

export function rememberedPlace(dataRoot: string): ReturnType<typeof placeOnScreen> {
  return placeOnScreen(readStored(dataRoot), screen.getAllDisplays().map((display) => display.workArea));
}

/** Writes the place down whenever the window closes. */
export function rememberPlace(window: BrowserWindow, dataRoot: string): void {
  window.on('close', () => {
    const file = join(dataRoot, 'window.json');
    const place: Stored = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(`${file}.new`, JSON.stringify(place));
      renameSync(`${file}.new`, file);
    } catch {
      // A full disk must not keep the window from closing; it only opens elsewhere next time.
    }
  });
}

function readStored(dataRoot: string): Stored | null {
  try {
    return stored.parse(JSON.parse(readFileSync(join(dataRoot, 'window.json'), 'utf8')));
  } catch {
    return null;
  }
}
