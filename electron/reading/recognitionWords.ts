import { join } from 'node:path';
import { readYaml } from '../resources/yamlFile.ts';
import { type RecognitionWords, compileWords } from '../../shared/importing/words.ts';

const loaded = new Map<string, RecognitionWords>();

/**
 * The words of `<resources>/recognition/`, read once per root.
 * @param resourceRoot folder that holds `recognition/`; passed in by the shell
 */
export function loadRecognitionWords(resourceRoot: string): RecognitionWords {
  const known = loaded.get(resourceRoot);
  if (known) return known;
  const file = (name: string): unknown => readYaml(join(resourceRoot, 'recognition', `${name}.yaml`), '识别用词文件');
  const words = compileWords({ titles: file('titles'), heads: file('heads'), rows: file('rows') });
  loaded.set(resourceRoot, words);
  return words;
}
