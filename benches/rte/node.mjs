// Measures in node: `node node.mjs SESSION WASM PLAYER`, the address of a session, our run-time's face for node, and
// the bundle of the player's part. Prints JSON.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';
import { apis } from './apis.mjs';
import { measure } from './measure.mjs';

globalThis.WebSocket ??= WebSocket;
const [session, wasm, bundle] = process.argv.slice(2);
const { Rte } = createRequire(import.meta.url)(wasm);
const player = await import(pathToFileURL(bundle));
process.stdout.write(JSON.stringify(await measure(await apis(Rte, player, new URL(session)))));
// The session's socket would keep it alive.
process.exit();
