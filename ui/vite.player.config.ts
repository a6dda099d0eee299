import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const player = resolve(import.meta.dirname, 'player');
const outDir = resolve(import.meta.dirname, 'dist/player');

// Two scripts that share no file: the observer is a classic script, and each runs in a page of its own.
export default defineConfig(({ mode }) => {
  const observer = mode === 'observer';
  return {
    root: player,
    base: './',
    publicDir: false,
    plugins: [
      {
        name: 'player-page',
        closeBundle() {
          for (const file of ['player.html', 'start.html', 'closed.html', 'wasm/scorm_wasm_bg.wasm']) {
            copyFileSync(resolve(player, file), resolve(outDir, file.replace('wasm/', '')));
          }
        },
      },
    ],
    build: {
      outDir,
      emptyOutDir: !observer,
      target: 'es2022',
      assetsInlineLimit: 0,
      rollupOptions: {
        input: resolve(player, observer ? 'observer.ts' : 'player.ts'),
        output: {
          format: observer ? 'iife' : 'es',
          entryFileNames: '[name].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  };
});
