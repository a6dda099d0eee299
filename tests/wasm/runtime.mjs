// The run-time as pages have it, in node: the same Rust, compiled to WebAssembly, behind the player page's own API.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

export { NOWHERE } from './run.mjs';
export const { Rte } = createRequire(import.meta.url)('../../target/wasm-node/scorm_wasm.js');

const player = await bundle(fileURLToPath(new URL('../../ui/player/api.ts', import.meta.url)));
export const { makeApi } = await import(`data:text/javascript,${encodeURIComponent(player)}`);
