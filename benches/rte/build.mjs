// Bundles what is measured, as the player page is bundled: `node build.mjs INTO`. For node the player's part alone,
// for a browser the whole page.

import { resolve } from 'node:path';
import { build } from 'esbuild';

const into = process.argv[2];
const here = (name) => resolve(import.meta.dirname, name);
const usual = { bundle: true, format: 'esm', target: 'es2022', minify: true, logLevel: 'warning' };

await build({ ...usual, entryPoints: [here('player.ts')], outfile: resolve(into, 'player.mjs') });
await build({ ...usual, entryPoints: [here('page.mjs')], outfile: resolve(into, 'page.js') });
