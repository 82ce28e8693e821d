import { join } from 'node:path';
import type { IndicatorLibrary } from '../../../shared/selfEvaluation/library/indicatorLibrary.ts';
import type { Scheme } from '../../../shared/selfEvaluation/scheme.ts';
import { type FormLibrary, loadForms } from '../../scoring/loadForms.ts';
import { loadIndicators } from '../../scoring/loadIndicators.ts';
import { loadSchemes } from '../../scoring/loadSchemes.ts';
import { once } from '../../resources/once.ts';
import type { Library } from '../packs/library.ts';

/** What self-evaluation is made of: schemes, forms and the indicator libraries, the user's own beside the shipped ones. */
export interface ScoringLibrary {
  readonly schemes: readonly Scheme[];
  readonly forms: FormLibrary;
  readonly indicators: readonly IndicatorLibrary[];
}

/** By the packs, which are others after the library was refreshed. */
const opened = new WeakMap<Library['packs'], ScoringLibrary>();

/** Each part is read when it is first needed: a book without projects needs none. Reading throws BadInput naming the file that does not hold. */
export function scoringLibrary(library: Library): ScoringLibrary {
  const known = opened.get(library.packs);
  if (known !== undefined) return known;
  const folders = (name: string): string[] => library.roots.map((root) => join(root, name));
  const [schemes, forms, indicators] = [
    once(() => loadSchemes(folders('schemes'), [join(library.resourceRoot, 'schemes')])), once(() => loadForms(folders('forms'))), once(() => loadIndicators(folders('indicators'))),
  ];
  const scoring: ScoringLibrary = {
    get schemes() { return schemes(); },
    get forms() { return forms(); },
    get indicators() { return indicators(); },
  };
  opened.set(library.packs, scoring);
  return scoring;
}
