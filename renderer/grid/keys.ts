import type { Move } from './selection.ts';

/** ready: the cell is selected · entry: typing replaced it, arrows commit · edit: its content is edited, arrows move the caret. */
export type Mode = 'ready' | 'entry' | 'edit';

/** What the page, not the grid, does. */
export type GridCommand = 'source' | 'comment' | 'addRow' | 'removeRow' | 'undo' | 'redo';

export type KeyAction =
  /** Left to the browser: characters, copying, the input method. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly kind: 'step'; readonly to: 'below' | 'above' | 'next' | 'previous' }
  | { readonly kind: 'edit' | 'cancel' | 'clear' | 'selectAll' }
  | { readonly kind: 'fill'; readonly direction: 'down' | 'right' }
  | { readonly kind: 'fold'; readonly open: boolean }
  | { readonly kind: 'command'; readonly command: GridCommand };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** An input method is composing: its Enter, arrows and Esc are its own. */
  readonly composing: boolean;
}

const LEAVE: KeyAction = { kind: 'leave' };
const ARROWS: Readonly<Record<string, readonly [plain: Move, withCtrl: Move]>> = {
  ArrowUp: ['up', 'blockUp'], ArrowDown: ['down', 'blockDown'], ArrowLeft: ['left', 'blockLeft'], ArrowRight: ['right', 'blockRight'],
  Home: ['rowStart', 'first'], End: ['rowEnd', 'last'], PageUp: ['pageUp', 'pageUp'], PageDown: ['pageDown', 'pageDown'],
};

/** What a key does in a mode. */
export function readKey(press: KeyPress, mode: Mode): KeyAction {
  if (press.composing) return LEAVE;
  const common = stepKey(press);
  if (common) return common;
  if (mode !== 'ready') return whileTyping(press, mode);
  if (press.alt) return foldKey(press);
  const arrow = ARROWS[press.key];
  if (arrow) return { kind: 'move', move: press.ctrl ? arrow[1] : arrow[0], extend: press.shift };
  return press.ctrl ? controlKey(press) : plainKey(press);
}

function stepKey({ key, shift, ctrl, alt }: KeyPress): KeyAction | null {
  if (ctrl || alt) return null;
  if (key === 'Enter') return { kind: 'step', to: shift ? 'above' : 'below' };
  if (key === 'Tab') return { kind: 'step', to: shift ? 'previous' : 'next' };
  return null;
}

function whileTyping(press: KeyPress, mode: Mode): KeyAction {
  if (press.key === 'Escape') return { kind: 'cancel' };
  if (press.key === 'F2') return { kind: 'edit' };
  const arrow = ARROWS[press.key];
  if (mode === 'entry' && arrow && !press.shift && !press.alt) return { kind: 'move', move: press.ctrl ? arrow[1] : arrow[0], extend: false };
  return LEAVE;
}

/** Alt+Shift+arrows, as grouping in spreadsheets. */
function foldKey({ key, shift }: KeyPress): KeyAction {
  if (shift && (key === 'ArrowLeft' || key === 'ArrowRight')) return { kind: 'fold', open: key === 'ArrowRight' };
  return LEAVE;
}

function controlKey({ key, shift }: KeyPress): KeyAction {
  switch (key.toLowerCase()) {
    case 'a': return { kind: 'selectAll' };
    case 'd': return { kind: 'fill', direction: 'down' };
    case 'r': return { kind: 'fill', direction: 'right' };
    case 'z': return { kind: 'command', command: shift ? 'redo' : 'undo' };
    case 'y': return { kind: 'command', command: 'redo' };
    case '-': return { kind: 'command', command: 'removeRow' };
    default: return LEAVE;
  }
}

function plainKey({ key, shift }: KeyPress): KeyAction {
  switch (key) {
    case 'F2': return shift ? { kind: 'command', command: 'comment' } : { kind: 'edit' };
    case 'F3': return { kind: 'command', command: 'source' };
    case 'Insert': return { kind: 'command', command: 'addRow' };
    case 'Delete': case 'Backspace': return { kind: 'clear' };
    default: return LEAVE;
  }
}
