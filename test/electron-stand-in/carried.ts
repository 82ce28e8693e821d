/**
 * Values between the program and its page, which Chromium carries as text: what a structured clone of plain values and bytes is. What
 * has no such text is refused, as a clone refuses a function.
 */
const MARK = '$carried';

export function packValue(value: unknown): string {
  return JSON.stringify({ value: packed(value) });
}

export function unpackValue(text: string): unknown {
  return unpacked((JSON.parse(text) as { readonly value?: unknown }).value);
}

function packed(value: unknown): unknown {
  if (value === undefined) return { [MARK]: 'undefined' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { [MARK]: 'number', text: String(value) };
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return { [MARK]: 'bytes', text: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  if (Array.isArray(value)) return value.map(packed);
  if (typeof value === 'object' && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, packed(part)]));
  throw new TypeError(`${String(value)} could not be cloned.`);
}

function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  const text = String(Reflect.get(value, 'text'));
  switch (Reflect.get(value, MARK)) {
    case undefined: return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpacked(part)]));
    case 'undefined': return undefined;
    case 'number': return Number(text);
    default: return new Uint8Array(Buffer.from(text, 'base64'));
  }
}

/** The same two, as the page's script has them: expressions that make `pack` and `unpack`. */
export const PAGE_SIDE = `
  const mark = ${JSON.stringify(MARK)};
  const toBase64 = (bytes) => { let text = ''; for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768)); return btoa(text); };
  const packed = (value) => {
    if (value === undefined) return { [mark]: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value)) return { [mark]: 'number', text: String(value) };
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (value instanceof Uint8Array) return { [mark]: 'bytes', text: toBase64(value) };
    if (Array.isArray(value)) return value.map(packed);
    if (Object.getPrototypeOf(value) === Object.prototype) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, packed(part)]));
    throw new TypeError(String(value) + ' could not be cloned.');
  };
  const unpacked = (value) => {
    if (Array.isArray(value)) return value.map(unpacked);
    if (typeof value !== 'object' || value === null) return value;
    if (value[mark] === undefined) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpacked(part)]));
    if (value[mark] === 'undefined') return undefined;
    if (value[mark] === 'number') return Number(value.text);
    return Uint8Array.from(atob(value.text), (letter) => letter.charCodeAt(0));
  };
  const pack = (value) => JSON.stringify({ value: packed(value) });
  const unpack = (text) => unpacked(JSON.parse(text).value);`;
