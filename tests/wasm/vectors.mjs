// Runs the conformance vectors against the run-time as pages have it: the same Rust, compiled to WebAssembly, behind the
// player page's own API.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { run } from './run.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { Rte } = createRequire(import.meta.url)('../../target/wasm-node/scorm_wasm.js');
const player = await bundle(here('../../ui/player/api.ts'));
const { makeApi } = await import(`data:text/javascript,${encodeURIComponent(player)}`);

for (const vector of JSON.parse(readFileSync(here('../conformance/scorm12-rte.json'), 'utf8'))) {
  test(`${vector.id} ${vector.name}`, () => assert.deepEqual(run(vector, Rte, makeApi), []));
}
