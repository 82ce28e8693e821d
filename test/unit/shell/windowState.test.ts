import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Area, placeOnScreen, rememberPlace, rememberedPlace } from '../../../electron/shell/windowState.ts';
import { SEED } from '../seed.ts';

const folder = mkdtempSync(join(tmpdir(), 'juece-place-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = { x: 0, y: 0, width: 1366, height: 728 };
const WIDE = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT = { x: -1920, y: 0, width: 1920, height: 1040 };
const FIRST = { width: 1360, height: 820 };

class Placed extends EventEmitter {
  readonly #bounds: Area;
  readonly #maximized: boolean;
  constructor(bounds: Area, maximized: boolean) {
    super();
    this.#bounds = bounds;
    this.#maximized = maximized;
  }
  getNormalBounds(): Area { return this.#bounds; }
  isMaximized(): boolean { return this.#maximized; }
}

describe('the window’s place', () => {
  it('the first time is the middle, maximised where the screen is small', () => {
    expect(placeOnScreen(null, [WIDE])).toEqual({ bounds: FIRST, maximized: false });
    expect(placeOnScreen(null, [SMALL])).toEqual({ bounds: FIRST, maximized: true });
  });

  it('is what it was, on whichever screen', () => {
    for (const [place, areas] of [[{ x: 100, y: 40, width: 1200, height: 700 }, [WIDE]], [{ x: -1500, y: 10, width: 1100, height: 800 }, [WIDE, LEFT]]] as const) {
      for (const maximized of [false, true]) expect(placeOnScreen({ ...place, maximized }, areas)).toEqual({ bounds: place, maximized });
    }
  });

  it('off every screen comes back to the middle in its size, as far as the screen holds it', () => {
    const onTheLeft = { x: -1500, y: 10, width: 1500, height: 900, maximized: false };
    expect(placeOnScreen(onTheLeft, [WIDE])).toEqual({ bounds: { width: 1500, height: 900 }, maximized: false });
    expect(placeOnScreen(onTheLeft, [SMALL])).toEqual({ bounds: { width: 1366, height: 728 }, maximized: false });
    expect(placeOnScreen({ ...onTheLeft, maximized: true }, [SMALL]).maximized).toBe(true);
  });

  it('larger than its screen is made as large as that', () => {
    expect(placeOnScreen({ x: 0, y: 0, width: 1900, height: 1000, maximized: false }, [SMALL])).toEqual({ bounds: { x: 0, y: 0, width: 1366, height: 728 }, maximized: false });
  });

  it('can always be grasped by its title bar', () => {
    const place = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }), width: fc.integer({ min: 200, max: 4000 }), height: fc.integer({ min: 200, max: 3000 }), maximized: fc.boolean() });
    fc.assert(fc.property(place, fc.constantFrom([SMALL], [WIDE], [WIDE, LEFT]), (remembered, areas) => {
      const { bounds: { x, y, width, height } } = placeOnScreen(remembered, areas);
      expect(areas.some((area) => width <= area.width && height <= area.height)).toBe(true);
      if (x === undefined || y === undefined) return;
      expect(areas.some((area) => y >= area.y - 10 && y < area.y + area.height && x + width >= area.x + 100 && x <= area.x + area.width - 100)).toBe(true);
    }), { seed: SEED, numRuns: 300 });
  });

  it('is written down when the window closes and read at the next start', () => {
    const bounds = { x: 120, y: 60, width: 1300, height: 760 };
    const window = new Placed(bounds, true);
    rememberPlace(window, folder);
    expect(rememberedPlace(folder, [WIDE])).toEqual({ bounds: FIRST, maximized: false });
    window.emit('close');
    expect(rememberedPlace(folder, [WIDE])).toEqual({ bounds, maximized: true });
  });

  it('that cannot be read or written is forgotten, and stops nothing', () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    for (const text of ['', '{', '{"x":"1"}', '{"x":0,"y":0,"width":0,"height":700,"maximized":false}']) {
      writeFileSync(join(broken, 'window.json'), text);
      expect(rememberedPlace(broken, [WIDE])).toEqual({ bounds: FIRST, maximized: false });
    }
    const window = new Placed({ x: 0, y: 0, width: 1300, height: 760 }, false);
    rememberPlace(window, join(folder, 'gone'));
    expect(() => window.emit('close')).not.toThrow();
  });
});
