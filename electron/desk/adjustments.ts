import { BadInput } from '../../shared/badInput.ts';
import type { adjustmentsChannels } from '../../shared/ipc/adjustments.ts';
import { type Fact, FUNDS, NATURES } from '../../shared/ledger/fact.ts';
import { ADJUSTMENT_KINDS } from '../../shared/sources/entryRows.ts';
import { listReasons } from '../ledger/subjects/reasons.ts';
import { listUnits } from '../ledger/subjects/units.ts';
import { adjustmentFact, adjustmentSubject, adjustmentsOf, dropAdjustment, writeAdjustment } from '../service/statements/adjustments.ts';
import { searchCodes } from '../service/statements/codeSearch.ts';
import { editedUnit } from '../service/statements/editStatement.ts';
import type { HandlersOf } from './context.ts';
import type { Desk } from './deskFace.ts';

export const adjustmentsHandlers: HandlersOf<typeof adjustmentsChannels> = {
  'adjustments.list': ({ desk }) => {
    const { figures } = desk.book();
    const reasons = new Map(listReasons(desk.ledger().read, desk.year()).map((reason) => [reason.subject, reason]));
    const adjustments = adjustmentsOf(desk.book()).flatMap((fact) => {
      const { dimensions: { fund, nature, function: code = '', kind = '' }, unit, quantity } = fact;
      const known = FUNDS.find((entry) => entry === fund);
      if (known === undefined) return [];
      const { text = '', document = '' } = reasons.get(adjustmentSubject(fact)) ?? {};
      return [{ id: adjustmentSubject(fact), fund: known, nature: NATURES.find((entry) => entry === nature) ?? '' as const, function: code, functionName: code === '' ? '' : figures.nameOf('function', code), kind, unit, quantity, text, document }];
    });
    return { kinds: [...ADJUSTMENT_KINDS], adjustments };
  },
  'adjustments.codes': async ({ desk, library, preferences }, { query }) => {
    const { facts, figures, year } = desk.book();
    const more = [...new Set(facts.flatMap((fact) => fact.dimensions.function ?? []))];
    const found = await searchCodes(library.classification, { dimension: 'function', year, digits: [7], query, nameOf: (code) => figures.nameOf('function', code), more, pinyin: preferences.read().pinyinSearch });
    return found.map(({ code, name }) => ({ code, name }));
  },
  'adjustments.put': ({ desk }, { id, ...entry }) => {
    const replaced = id === null ? null : byId(desk, id);
    const unit = replaced?.unit ?? editedUnit(desk.unit, listUnits(desk.ledger().read, desk.year()));
    if (unit === null) throw new BadInput('unit-needed', '本年度按单位记账：请先在上方选择单位，再登记该单位的年初调整。');
    const fact = adjustmentFact(desk.book(), unit, entry, replaced);
    desk.write(`${replaced ? '修改' : '登记'}年初调整：${entry.kind}`, (tx, year) => writeAdjustment(tx, year, fact, entry, replaced));
    return { id: adjustmentSubject(fact) };
  },
  'adjustments.remove': ({ desk }, { id }) => {
    const fact = byId(desk, id);
    desk.write(`删除年初调整：${fact.dimensions.kind ?? ''}`, (tx, year) => dropAdjustment(tx, year, fact));
    return {};
  },
};

function byId(desk: Desk, id: string): Fact {
  const fact = adjustmentsOf(desk.book()).find((candidate) => adjustmentSubject(candidate) === id);
  if (!fact) throw new BadInput('no-such-adjustment', '这笔年初调整已经不在了（可能被删除或撤销）：请关闭后重新打开。');
  return fact;
}
