// How a part of the interface was left: there again when the workbench is opened the next time.

import { api } from './api';

declare global {
  interface Window {
    /** The parts that were stored when the window was opened, as JSON by name. */
    layout?: Record<string, string>;
  }
}

/** A value that changes while something is dragged is stored once, this many milliseconds after its last change. */
const SETTLED = 300;

/** A value that is stored in the library under `name`. */
export class Kept<T> {
  private current = $state.raw() as T;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param parse gives the value that was stored; undefined if it is not one, as another version's may be */
  constructor(
    private readonly name: string,
    initial: T,
    parse: (stored: unknown) => T | undefined,
  ) {
    this.current = parse(read(name)) ?? initial;
  }

  get value(): T {
    return this.current;
  }

  set value(value: T) {
    this.current = value;
    const json = JSON.stringify(value);
    // For when the page is loaded again.
    sessionStorage.setItem(key(this.name), json);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Nobody waits for it, and nothing is lost but a layout.
      void api.keepLayout(this.name, json).catch(() => undefined);
    }, SETTLED);
  }
}

const key = (name: string) => `layout:${name}`;

function read(name: string): unknown {
  const json = sessionStorage.getItem(key(name)) ?? window.layout?.[name];
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
