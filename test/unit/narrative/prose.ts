import { type Narrative, type NarrativeInput, composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { NAMES, type PACK_IDS, packOf } from './books.ts';
import { type StubFact, stubFigures } from './stubFigures.ts';

type PackId = (typeof PACK_IDS)[number];

/** The prose of hand-made figures by a shipped pack, in the year that its forms are of. */
export function compose(id: PackId, facts: readonly StubFact[], more: Partial<NarrativeInput> = {}): Narrative {
  return composeNarrative({ figures: stubFigures(facts, { year: id.endsWith('2019') ? 2019 : 2024, names: NAMES }), pack: packOf(id), department: '示例县某局', ...more });
}

/** Lines of a section of the narrative, the title first; empty when it is not printed. */
export function section(narrative: Narrative, id: string): string[] {
  const found = narrative.parts.flatMap((part) => part.sections).find((candidate) => candidate.id === id);
  return found ? sectionText(found).split('\n') : [];
}
