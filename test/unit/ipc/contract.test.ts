import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../electron/desk/handlers.ts';
import { CHANNELS } from '../../../shared/ipc.ts';
import { EVENTS, EVENT_NAMES } from '../../../shared/ipc/events.ts';
import { PAGE_IDS, STEP_IDS } from '../../../shared/ipc/pages.ts';

describe('the contract', () => {
  it('has a handler for every channel, and no other', () => {
    expect(Object.keys(HANDLERS).sort()).toEqual(Object.keys(CHANNELS).sort());
  });

  it('names channels subject.verb and takes an object each', () => {
    for (const [name, { input }] of Object.entries(CHANNELS)) {
      expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(input.safeParse('text').success, name).toBe(false);
      expect(input.safeParse(null).success, name).toBe(false);
    }
  });

  it('no channel takes a path: what names a file is a token or bytes', () => {
    for (const [name, { input }] of Object.entries(CHANNELS)) expect(JSON.stringify(Object.keys(Reflect.get(input, 'shape') ?? {})), name).not.toMatch(/"(path|folder|file|filePath|directory)"/);
  });

  it('knows its events and pages once each', () => {
    expect([...EVENT_NAMES].sort()).toEqual(Object.keys(EVENTS).sort());
    expect(new Set(PAGE_IDS).size).toBe(PAGE_IDS.length);
    expect(STEP_IDS.every((id) => PAGE_IDS.includes(id))).toBe(true);
  });
});
