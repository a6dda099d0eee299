import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const player = resolve(import.meta.dirname, 'player');
const outDir = resolve(import.meta.dirname, 'dist/player');
// Two scripts that share no file: the observer is a classic script, and each runs in a page of its own.
const entry = process.env.PLAYER_ENTRY === 'observer' ? 'observer' : 'player';

export default defineConfig({
  root: player,
  base: './',
  publicDir: false,
  plugins: [
    {
      name: 'player-page',
      closeBundle() {
        copyFileSync(resolve(player, 'player.html'), resolve(outDir, 'player.html'));
        copyFileSync(resolve(player, 'wasm/scorm_wasm_bg.wasm'), resolve(outDir, 'scorm_wasm_bg.wasm'));
      },
    },
  ],
  build: {
    outDir,
    emptyOutDir: entry === 'player',
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: {
      input: resolve(player, `${entry}.ts`),
      output: {
        format: entry === 'observer' ? 'iife' : 'es',
        entryFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
