import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipMembers, zipOf } from '../../../electron/workbook/zip.ts';

const DATE = new Date('2025-08-20T08:00:00Z');

describe('packages', () => {
  it('are read by others as they were written (seed 3)', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z一-龥]{1,8}$/), fc.uint8Array({ maxLength: 300 })), { selector: ([name]) => name, maxLength: 6 }), (files) => {
      const packed = zipOf(files.map(([name, bytes]) => ({ name, bytes })), DATE);
      const read = unzipSync(new Uint8Array(packed));
      expect(Object.keys(read).sort()).toEqual(files.map(([name]) => name).sort());
      for (const [name, bytes] of files) expect(Buffer.from(read[name] ?? []).equals(Buffer.from(bytes))).toBe(true);
    }), { seed: 3 });
  });
  it('are read as others wrote them, stored or deflated', () => {
    const bytes = zipSync({ 'a/b.xml': [strToU8('<甲/>'), { level: 0 }], 'c.xml': [strToU8('x'.repeat(5000)), { level: 9 }] });
    const members = zipMembers(bytes);
    expect(members.map((member) => [member.name, member.size])).toEqual([['a/b.xml', strToU8('<甲/>').length], ['c.xml', 5000]]);
    expect(members[0]?.content().toString('utf8')).toBe('<甲/>');
  });
  it('do not inflate beyond the limit', () => {
    const member = zipMembers(zipSync({ bomb: [new Uint8Array(1_000_000), { level: 9 }] }))[0];
    expect(() => member?.content(1000)).toThrow(RangeError);
  });
  it('that are damaged throw', () => {
    expect(() => zipMembers(new Uint8Array(100))).toThrow(RangeError);
    expect(() => zipMembers(new Uint8Array(3))).toThrow(RangeError);
  });
});
