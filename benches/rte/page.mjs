// Measures in a browser: a page in the content of a session, whose player it is at the same time. `?empty=ADDRESS` measures
// commits beside that server.

import init, { Rte } from '../../ui/player/wasm/scorm_wasm.js';
import { apis } from './apis.mjs';
import { measureCommits } from './commit.mjs';
import { measure } from './measure.mjs';
import * as player from './player';

async function run() {
  const base = new URL('../', location.href);
  await init({ module_or_path: new URL('scorm_wasm_bg.wasm', base) });
  const all = await apis(Rte, player, base);
  const empty = new URLSearchParams(location.search).get('empty');
  return empty ? measureCommits(all.recorded.api, empty) : measure(all);
}

run().then(
  (measured) => (window.measured = { measured }),
  (error) => (window.measured = { failed: String(error?.stack ?? error) }),
);
