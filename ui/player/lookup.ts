// Makes the API findable, and each look for it seen. Bundled into the player page and into the observer alike.

import { makeGuard } from './guard';
import type { Host } from './timeline';

/** A module that reads `parent.API` at every call is recorded once, not ten thousand times. */
const LOOKUPS_PER_WINDOW = 20;
/** The first line of a stack that is in a file of the module: the file, line and column. */
const LINE = /\/content\/([^\n)]*)/;

// Captured before the module can replace them.
const { defineProperty, getPrototypeOf } = Object;
const { apply, get: getFrom } = Reflect;
const { exec } = RegExp.prototype;
const StackError = Error;

/** Makes a look at `view[name]` recorded. It is `api`; where that is undefined, what the page itself has by that name. */
export function observeLookups(
  view: Window & typeof globalThis,
  name: string,
  api: object | undefined,
  host: Host,
  depth = 0,
): void {
  const guard = makeGuard(host);
  let lookups = 0;
  const record = (found: boolean) => {
    if (lookups >= LOOKUPS_PER_WINDOW) return;
    lookups += 1;
    guard(() => {
      const lookedIn = depth === 0 ? 'player' : view.location.pathname.replace(/^\/[^/]+\/content\//, '');
      host.observed({ kind: 'hunt', name, lookedIn, depth, found, by: caller() });
    });
  };
  if (api) {
    const get = () => {
      record(true);
      return api;
    };
    defineProperty(view, name, { configurable: false, enumerable: true, get });
    return;
  }
  // On the prototype, so that the window itself has nothing by that name until the page defines it.
  const prototype = view.Window.prototype;
  const named = getPrototypeOf(prototype) as object;
  defineProperty(prototype, name, {
    configurable: true,
    enumerable: false,
    get() {
      // A frame or an element may have that name.
      const value: unknown = getFrom(named, name, view);
      record(value !== undefined);
      return value;
    },
    set(value: unknown) {
      defineProperty(view, name, { value, writable: true, configurable: true, enumerable: true });
    },
  });
}

/** The line of the module that looked, where the browser tells: the first one that is not ours. */
function caller(): string | null {
  const stack: unknown = new StackError().stack;
  if (typeof stack !== 'string') return null;
  const line = apply(exec, LINE, [stack]) as RegExpExecArray | null;
  return line?.[1] ?? null;
}
