// Bundles a script with what it imports, by the interface's own bundler. `node bundle.mjs SCRIPT FILE` writes it.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The bundle's text. */
export async function bundle(entry) {
  const vite = createRequire(new URL('../../ui/package.json', import.meta.url)).resolve('vite');
  const { build } = await import(pathToFileURL(vite));
  const lib = { entry, formats: ['es'] };
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: { lib, write: false },
  });
  return output[0].code;
}

if (process.argv[1] === import.meta.filename) {
  const [script, file] = process.argv.slice(2);
  writeFileSync(file, await bundle(resolve(script)));
}
