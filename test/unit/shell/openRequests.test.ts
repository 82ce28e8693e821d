import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerToOpen } from '../../../electron/shell/openRequests.ts';

describe('the ledger that the system asks to open', () => {
  it('is the last one named, seen from the folder of that start', () => {
    expect(ledgerToOpen(['juece', '甲局.juece'], '/home/u')).toBe(resolve('/home/u', '甲局.juece'));
    expect(ledgerToOpen(['juece', 'main.js', '/a/甲局.juece', '/b/乙局.JUECE'], '/home/u')).toBe(resolve('/b/乙局.JUECE'));
  });

  it('is none where no file of ours is named', () => {
    for (const argv of [['juece'], ['x.juece'], ['juece', '--open=甲局.juece'], ['juece', '甲局.xlsx']]) expect(ledgerToOpen(argv, '/home/u')).toBeNull();
  });
});
