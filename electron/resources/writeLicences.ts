import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownResourceRoot } from '../service/packs/library.ts';
import { collectLicences } from './collectLicences.ts';

// `npm run licences`: after a change of the packages that ship.
const resources = ownResourceRoot();
writeFileSync(join(resources, 'licences.json'), `${JSON.stringify(collectLicences(join(resources, '..')), null, 1)}\n`);
