import { join } from 'node:path';
import { openLibrary, ownResourceRoot } from '../service/packs/library.ts';
import { writeSampleWorkbooks } from './sampleWorkbooks.ts';

// `npm run samples`: after a change of the sample's figures or of the national form.
const root = ownResourceRoot();
for (const path of await writeSampleWorkbooks(openLibrary(root), join(root, 'samples'))) process.stdout.write(`${path}\n`);
