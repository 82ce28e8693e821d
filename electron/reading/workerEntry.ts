import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The file of a worker: beside its starter as `.ts` when the program runs from source, as `<name>.js` in the build, where the
 * starter may have been bundled into the entry or into a chunk folder below it.
 * @param name file name without extension; unique among the program's workers
 * @param from `import.meta.url` of the module that starts it
 */
export function workerEntry(name: string, from: string): URL {
  if (from.endsWith('.ts')) return new URL(`./${name}.ts`, from);
  const places = [new URL(`./${name}.js`, from), new URL(`../${name}.js`, from), new URL(`./workers/${name}.js`, from), new URL(`../workers/${name}.js`, from)];
  const found = places.find((place) => existsSync(fileURLToPath(place)));
  if (!found) throw new Error(`worker ${name} is missing from the build`);
  return found;
}
