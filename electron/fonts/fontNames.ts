import { closeSync, openSync, readSync } from 'node:fs';

/** What a font file says about one of its faces. */
export interface FaceDescription {
  /** Family, full and PostScript names in every language, lower case without spaces. */
  readonly names: readonly string[];
  readonly postscriptName: string;
  /** In a collection, faces are told apart by their PostScript names. */
  readonly inCollection: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly embedding: Embedding;
}

/** Whether the face may be put into a document as a subset (OpenType OS/2 fsType). */
export type Embedding = 'allowed' | 'forbidden' | 'wholeOnly' | 'bitmapsOnly';

type Tables = ReadonlyMap<string, { readonly offset: number; readonly length: number }>;

const COLLECTION = 'ttcf';
const VERSIONS: readonly string[] = ['\u0000\u0001\u0000\u0000', 'OTTO', 'true'];
const MOST_FACES = 64;
const MOST_TABLES = 128;
const LONGEST_TABLE = 4 * 1024 * 1024;
/** Without these a face cannot be set. */
const NEEDED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name'] as const;

/**
 * Reads the faces of a .ttf, .otf, .ttc or .otc file from its tables of names; the outlines are not read.
 * @throws RangeError when the file is damaged or is no font
 */
export function describeFaces(file: string): FaceDescription[] {
  const handle = openSync(file, 'r');
  try {
    const read = (offset: number, length: number): Buffer => readExactly(handle, offset, length);
    const tag = read(0, 4).toString('latin1');
    if (tag !== COLLECTION) return [describeFace(read, 0, false)];
    const count = read(8, 4).readUInt32BE(0);
    if (count === 0 || count > MOST_FACES) throw new RangeError(`collection of ${count} faces`);
    const offsets = read(12, count * 4);
    return Array.from({ length: count }, (_, index) => describeFace(read, offsets.readUInt32BE(index * 4), true));
  } finally {
    closeSync(handle);
  }
}

type Read = (offset: number, length: number) => Buffer;

function readExactly(handle: number, offset: number, length: number): Buffer {
  if (length > LONGEST_TABLE) throw new RangeError(`table of ${length} bytes`);
  const bytes = Buffer.alloc(length);
  if (readSync(handle, bytes, 0, length, offset) < length) throw new RangeError('file ends early');
  return bytes;
}

function describeFace(read: Read, start: number, inCollection: boolean): FaceDescription {
  const tables = readTables(read, start);
  const names = readNames(read, tables);
  const style = readStyle(read, tables);
  return { names: [...new Set([...names.values()].flat().map(plainName))], postscriptName: names.get(6)?.[0] ?? '', inCollection, ...style };
}

/** Names are compared without case and spaces. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s\0]+/g, '');
}

function readTables(read: Read, start: number): Tables {
  const head = read(start, 12);
  if (!VERSIONS.includes(head.toString('latin1', 0, 4))) throw new RangeError('no font');
  const count = head.readUInt16BE(4);
  if (count > MOST_TABLES) throw new RangeError(`${count} tables`);
  const directory = read(start + 12, count * 16);
  const tables = new Map(Array.from({ length: count }, (_, index): [string, { offset: number; length: number }] => {
    const at = index * 16;
    return [directory.toString('latin1', at, at + 4), { offset: directory.readUInt32BE(at + 8), length: directory.readUInt32BE(at + 12) }];
  }));
  for (const { offset, length } of tables.values()) if (length > 0) read(offset + length - 1, 1);
  const missing = NEEDED.find((name) => !tables.has(name)) ?? (tables.has('glyf') || tables.has('CFF ') || tables.has('CFF2') ? undefined : 'glyf');
  if (missing !== undefined) throw new RangeError(`no table ${missing}`);
  return tables;
}

/** Family, full name, PostScript name, typographic family. */
const NAME_IDS: readonly number[] = [1, 4, 6, 16];

function readNames(read: Read, tables: Tables): Map<number, string[]> {
  const place = tables.get('name');
  if (!place) throw new RangeError('no names');
  const bytes = read(place.offset, place.length);
  const storage = bytes.readUInt16BE(4);
  const names = new Map<number, string[]>();
  for (let index = bytes.readUInt16BE(2) - 1; index >= 0; index -= 1) {
    const at = 6 + index * 12;
    const id = bytes.readUInt16BE(at + 6);
    if (!NAME_IDS.includes(id)) continue;
    const from = storage + bytes.readUInt16BE(at + 10);
    const raw = bytes.subarray(from, from + bytes.readUInt16BE(at + 8));
    const name = decodeName(raw, bytes.readUInt16BE(at), bytes.readUInt16BE(at + 2));
    if (name !== '') names.set(id, [...(names.get(id) ?? []), name]);
  }
  return names;
}

const MACINTOSH = 1;
const MACINTOSH_SIMPLIFIED_CHINESE = 25;
/** On Windows: encoding 3 is GB, all others that occur are UTF-16. */
const WINDOWS = 3;
const WINDOWS_PRC = 3;

function decodeName(raw: Buffer, platform: number, encoding: number): string {
  const gb = (platform === MACINTOSH && encoding === MACINTOSH_SIMPLIFIED_CHINESE) || (platform === WINDOWS && encoding === WINDOWS_PRC && !raw.includes(0));
  if (gb) return new TextDecoder('gb18030').decode(raw);
  return platform === MACINTOSH ? raw.toString('latin1') : new TextDecoder('utf-16be').decode(raw);
}

const RESTRICTED = 0x0002;
const WHOLE_ONLY = 0x0100;
const BITMAPS_ONLY = 0x0200;
/** Print and preview, or editable: either is enough for a document that is read and printed. */
const PERMITTED = 0x000c;

/** A face without the table says nothing against embedding. */
function readStyle(read: Read, tables: Tables): Pick<FaceDescription, 'bold' | 'italic' | 'embedding'> {
  const place = tables.get('OS/2');
  if (!place || place.length < 64) return { bold: false, italic: false, embedding: 'allowed' };
  const bytes = read(place.offset, 64);
  const selection = bytes.readUInt16BE(62);
  return { bold: (selection & 0x20) !== 0, italic: (selection & 0x01) !== 0, embedding: embeddingOf(bytes.readUInt16BE(8)) };
}

function embeddingOf(permission: number): Embedding {
  if ((permission & RESTRICTED) !== 0 && (permission & PERMITTED) === 0) return 'forbidden';
  if ((permission & BITMAPS_ONLY) !== 0) return 'bitmapsOnly';
  return (permission & WHOLE_ONLY) !== 0 ? 'wholeOnly' : 'allowed';
}
