import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** One file of a zip package. `content` inflates it, refusing more than `limit` bytes (RangeError). */
export interface ZipMember {
  readonly name: string;
  /** Inflated size as the directory declares it. */
  readonly size: number;
  content(limit?: number): Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
const DEFAULT_LIMIT = 256 * 1024 * 1024;

/** The files of a zip package by its central directory, in stored order; throws RangeError when the directory is damaged. */
export function zipMembers(bytes: Uint8Array): ZipMember[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(buffer);
  const members: ZipMember[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let index = buffer.readUInt16LE(end + 10); index > 0; index -= 1) {
    if (buffer.readUInt32LE(at) !== CENTRAL) throw new RangeError('damaged zip directory');
    const method = buffer.readUInt16LE(at + 10);
    const packed = buffer.readUInt32LE(at + 20);
    const size = buffer.readUInt32LE(at + 24);
    const nameLength = buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) members.push({ name, size, content: (limit = DEFAULT_LIMIT) => inflate(buffer, local, packed, method, limit) });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return members;
}

function endOfDirectory(buffer: Buffer): number {
  for (let at = buffer.length - 22; at >= Math.max(0, buffer.length - 22 - 0xffff); at -= 1) {
    if (buffer.readUInt32LE(at) === END) return at;
  }
  throw new RangeError('no zip directory');
}

function inflate(buffer: Buffer, local: number, packedSize: number, method: number, limit: number): Buffer {
  const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
  const packed = buffer.subarray(start, start + packedSize);
  if (method === 0) return packed;
  if (method !== DEFLATE) throw new RangeError(`zip method ${method}`);
  return inflateRawSync(packed, { maxOutputLength: limit });
}

/** Packs files in the given order. The same files and date give the same bytes: the date is written in UTC, never the clock's. */
export function zipOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[], date: Date): Buffer {
  const [time, day] = dosTime(date);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const nameBytes = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(bytes, { level: 6 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(DEFLATE, 4);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(day, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    parts.push(uint32(LOCAL), common, nameBytes, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(uint32(CENTRAL), Buffer.from([20, 0]), common, tail, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, uint32(END), end]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** MS-DOS time and date words; the format begins in 1980. */
function dosTime(date: Date): [number, number] {
  const year = Math.max(1980, date.getUTCFullYear());
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return [time, ((year - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()];
}
