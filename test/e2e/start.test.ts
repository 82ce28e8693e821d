import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { program } from './program.ts';

describe('starting', () => {
  program('a new ledger, a year and the sample can be had by channels', async ({ call, answerDialog, documents, page }) => {
    await answerDialog(join(documents, '甲县医疗保障局'));
    const made = await call('ledger.new', { bureau: '甲县医疗保障局' });
    expect(made.kind === 'opened' && made.state.ledger?.bureau).toBe('甲县医疗保障局');
    expect(existsSync(join(documents, '甲县医疗保障局.juece'))).toBe(true);
    const { proposed } = await call('ledger.packChoices', { year: 2024 });
    const state = await call('ledger.createYear', { year: 2024, packId: proposed ?? '' });
    expect(state.book).toMatchObject({ year: 2024, locked: false });
    expect((await call('statements.list', {})).length).toBeGreaterThan(6);
    await page.getByText('甲县医疗保障局').first().waitFor();
  });
});
