// Makes the API findable, and each look for it seen. Bundled into the player page and into the observer alike.

import type { Host } from './timeline';

/** A module that reads `parent.API` at every call hunts once, not ten thousand times. */
const HUNTS_PER_WINDOW = 20;

/** Defines `name` on `window` so that looking at it is recorded; `api` is what is found there, if anything. */
export function huntable(window: Window, name: string, api: object | undefined, host: Host, depth = 0): void {
  let hunts = 0;
  Object.defineProperty(window, name, {
    // A module's own window stays the module's: it may put an API of its own there.
    configurable: api === undefined,
    enumerable: api !== undefined,
    get() {
      if (hunts < HUNTS_PER_WINDOW) {
        hunts += 1;
        const lookedIn = depth === 0 ? 'player' : window.location.pathname.replace(/^\/[^/]+\/content\//, '');
        host.observed({ kind: 'hunt', name, lookedIn, depth, found: api !== undefined, by: caller() });
      }
      return api;
    },
    set:
      api === undefined
        ? (value: unknown) =>
            void Object.defineProperty(window, name, { value, writable: true, configurable: true, enumerable: true })
        : undefined,
  });
}

/** The line of the module that looked, where the browser tells: the first one that is not ours. */
function caller(): string | null {
  const lines = (new Error().stack ?? '').split('\n');
  const line = lines.find((line) => line.includes('/content/'));
  return line?.replace(/^.*\/content\//, '').replace(/\)$/, '') ?? null;
}
