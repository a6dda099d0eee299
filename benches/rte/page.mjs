// Measures in a browser: a page in the content of a session, whose player it is at the same time.

import init, { Rte } from '../../ui/player/wasm/scorm_wasm.js';
import { apis } from './apis.mjs';
import { measure } from './measure.mjs';
import * as player from './player';

async function run() {
  const base = new URL('../', location.href);
  await init({ module_or_path: new URL('scorm_wasm_bg.wasm', base) });
  return measure(await apis(Rte, player, base));
}

run().then(
  (measured) => (window.measured = { measured }),
  (error) => (window.measured = { failed: String(error?.stack ?? error) }),
);
