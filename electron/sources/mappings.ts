import { join } from 'node:path';
import { type SourceMapping, compileMapping } from '../../shared/sources/mapping.ts';
import { loadRecognitionWords } from '../reading/recognitionWords.ts';
import { readYaml } from '../resources/yamlFile.ts';

/** The mappings of `<resources>/sources/`: how each source of figures is read. */
export interface SourceMappings {
  readonly financeExport: SourceMapping;
  readonly budget: SourceMapping;
  readonly workingSheets: SourceMapping;
}

const loaded = new Map<string, SourceMappings>();

/**
 * Loads the mappings, once per root.
 * @param resourceRoot folder that holds `sources/` and `recognition/`; passed in by the shell
 */
export function loadSourceMappings(resourceRoot: string): SourceMappings {
  const known = loaded.get(resourceRoot);
  if (known) return known;
  const words = loadRecognitionWords(resourceRoot);
  const mapping = (name: string): SourceMapping => compileMapping(readYaml(join(resourceRoot, 'sources', `${name}.yaml`), '来源对应文件'), words);
  const mappings = { financeExport: mapping('financeExport'), budget: mapping('budget'), workingSheets: mapping('workingSheets') };
  loaded.set(resourceRoot, mappings);
  return mappings;
}
