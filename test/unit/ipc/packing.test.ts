import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packed, unpacked } from '../../../shared/ipc/packing.ts';
import { SEED } from '../seed.ts';

const cells = Array.from({ length: 500 }, (_, at) => ({ row: Math.floor(at / 5), column: at % 5, kind: 'amount', text: `${at}.00`, value: at % 3 === 0 ? null : at, ...(at % 7 === 0 && { sum: [{ row: at, column: 1, sign: 1 }, { row: at + 1, column: 1, sign: -1 }] }) }));

describe('the way between program and window', () => {
  it('gives back what went in, of any shape', () => {
    const record = fc.record({ id: fc.string(), value: fc.option(fc.integer()), flag: fc.boolean(), list: fc.array(fc.record({ at: fc.integer() }), { maxLength: 3 }), any: fc.jsonValue() }, { requiredKeys: ['id'] });
    fc.assert(fc.property(fc.array(record, { maxLength: 120 }), fc.jsonValue(), (records, rest) => {
      const answer = { ok: true, data: { records, rest } };
      expect(unpacked(structuredClone(packed(answer)))).toEqual(answer);
    }), { seed: SEED, numRuns: 60 });
  });
  it('a table of thousands of cells passes as few values', () => {
    const way = packed({ cells });
    expect(JSON.stringify(way).length).toBeLessThan(JSON.stringify(cells).length / 3);
    expect(unpacked(way)).toEqual({ cells });
  });
  it('bytes and short lists pass as they are', () => {
    const answer = { bytes: new Uint8Array([1, 2]), list: [{ a: 1 }] };
    expect(packed(answer)).toBe(answer);
    expect(unpacked(answer)).toBe(answer);
  });
});
