// Runs every conformance vector in a page: in the content of a session, where the run-time is served beside it. Leaves
// in the page how many it ran, and which steps returned something other than expected.

import { makeApi } from '../../ui/player/api';
import init, { Rte } from '../../ui/player/wasm/scorm_wasm.js';
import vectors from '../conformance/scorm12-rte.json';
import { run } from './run.mjs';

const said = document.body.dataset;
try {
  await init({
    module_or_path: new URL('../scorm_wasm_bg.wasm', location.href),
  });
  const mismatches = vectors.flatMap((vector) =>
    run(vector, Rte, makeApi).map((mismatch) => `${vector.id} ${mismatch}`),
  );
  said.mismatches = mismatches.join('\n');
  said.ran = String(vectors.length);
} catch (error) {
  said.mismatches = String(error);
  said.ran = 'not at all';
}
