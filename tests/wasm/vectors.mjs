// Runs the conformance vectors against the run-time as pages have it: the same Rust, compiled to WebAssembly, behind the
// player page's own API.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { run } from "./run.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { Rte } = createRequire(import.meta.url)(
  "../../target/wasm-node/scorm_wasm.js",
);
const { makeApi } = await bundled(here("../../ui/player/api.ts"));

for (const vector of JSON.parse(
  readFileSync(here("../conformance/scorm12-rte.json"), "utf8"),
)) {
  test(`${vector.id} ${vector.name}`, () =>
    assert.deepEqual(run(vector, Rte, makeApi), []));
}

/** What a module of the interface exports. */
async function bundled(entry) {
  const vite = createRequire(here("../../ui/package.json")).resolve("vite");
  const { build } = await import(pathToFileURL(vite));
  const lib = { entry, formats: ["es"] };
  const [{ output }] = await build({
    configFile: false,
    logLevel: "error",
    build: { lib, write: false },
  });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
