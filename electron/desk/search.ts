import type { searchChannels } from '../../shared/ipc/search.ts';
import { searchBook } from '../service/year/bookSearch.ts';
import type { HandlersOf } from './context.ts';

export const searchHandlers: HandlersOf<typeof searchChannels> = {
  'search.find': ({ desk, library, preferences }, { query, limit }) => searchBook(desk.ledger().read, desk.book(), { query, limit, findings: desk.checks().result.findings, byPinyin: preferences.read().pinyinSearch, classification: library.classification }),
};
