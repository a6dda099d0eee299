// Runs the conformance vectors against the run-time as pages have it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { run } from './run.mjs';
import { makeApi, Rte } from './runtime.mjs';

const vectors = new URL('../conformance/scorm12-rte.json', import.meta.url);
for (const vector of JSON.parse(readFileSync(vectors, 'utf8'))) {
  test(`${vector.id} ${vector.name}`, () => assert.deepEqual(run(vector, Rte, makeApi), []));
}
