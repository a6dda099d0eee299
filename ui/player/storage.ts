// What a module stores in the browser, beside the LMS: keys of its storages, cookies, databases, caches. What it only reads is not
// reported. Properties of a storage cannot be observed as they are set: a page's storages are looked through when it has loaded
// and when it goes.

import type { StorageKind } from './timeline';
import { wrap, wrapSetter } from './wrap';

/** Keys of a storage that are looked through. */
const KEYS = 200;
/** Characters of a cookie that are looked at: browsers store no longer ones. */
const COOKIE = 4_096;
/** A cookie that is removed: it ends at once, or did so in the last century. */
const REMOVED = /;\s*(?:max-age=(?:0|-\d+)\s*(?:;|$)|expires=[^;]*\b(?:19\d\d|Jan[ -]70)\b)/i;

type Guard = (act: () => void) => void;

const { apply } = Reflect;
const { getOwnPropertyDescriptor } = Object;
const { test } = RegExp.prototype;
const { slice, split, trim } = String.prototype;
const { key: keyAt } = Storage.prototype;
const lengthOf = getOwnPropertyDescriptor(Storage.prototype, 'length')?.get;

/**
 * Reports what a window's pages store. The same may be reported more than once.
 * @param native calls a function of the browser
 * @returns what looks through the storages, and what ends the observation
 */
export function watchStorage(
  view: Window & typeof globalThis,
  guard: Guard,
  native: (call: () => unknown) => unknown,
  report: (storage: StorageKind, key: string) => void,
): { look: () => void; undo: () => void } {
  const { Document } = view;
  // Not there in every browser, nor in pages that are not secure.
  const { CacheStorage, CookieStore, IDBFactory } = view as Partial<typeof globalThis>;
  /** Observes a function that stores something under its first argument. */
  const watch = <Name extends string>(
    owner: Partial<Record<Name, unknown>> | undefined,
    name: Name,
    stored: (first: unknown, self: unknown) => void,
  ) =>
    wrap(owner ?? {}, name, (passed, call, self) => {
      const result = native(call);
      guard(() => stored(passed[0], self));
      return result;
    });
  const undo = [
    watch(view.Storage.prototype, 'setItem', (key, self) => {
      // Another kind of value would run the module's code to become a text.
      if (typeof key !== 'string' && typeof key !== 'number') return;
      if (self === area(view, 'localStorage')) report('localStorage', `${key}`);
      else if (self === area(view, 'sessionStorage')) report('sessionStorage', `${key}`);
    }),
    wrapSetter(Document.prototype, 'cookie', ([text], call) => {
      const result = native(call);
      guard(() => {
        if (typeof text !== 'string') return;
        const cookie = apply(slice, text, [0, COOKIE]) as string;
        if (!apply(test, REMOVED, [cookie])) report('cookie', nameOf(cookie));
      });
      return result;
    }),
    watch(CookieStore?.prototype, 'set', (cookie) => {
      const name: unknown =
        typeof cookie === 'object' && cookie !== null ? getOwnPropertyDescriptor(cookie, 'name')?.value : cookie;
      if (typeof name === 'string') report('cookie', name);
    }),
    watch(IDBFactory?.prototype, 'open', (name) => {
      if (typeof name === 'string') report('indexedDb', name);
    }),
    watch(CacheStorage?.prototype, 'open', (name) => {
      if (typeof name === 'string') report('cache', name);
    }),
  ];
  const look = () =>
    guard(() => {
      for (const name of ['localStorage', 'sessionStorage'] as const) {
        const storage = area(view, name);
        const length = storage && lengthOf ? (apply(lengthOf, storage, []) as number) : 0;
        for (let at = 0; at < Math.min(length, KEYS); at += 1) {
          const key = apply(keyAt, storage, [at]) as string | null;
          if (key !== null) report(name, key);
        }
      }
    });
  return {
    look,
    undo: () => {
      for (const step of undo) step();
    },
  };
}

/** A storage of a window; none in a sandboxed frame, or where the user has turned storages off. */
function area(view: Window, name: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return view[name];
  } catch {
    return undefined;
  }
}

/** The name of a cookie. */
function nameOf(cookie: string): string {
  const [pair = ''] = apply(split, cookie, [';', 1]) as string[];
  const [name = ''] = apply(split, pair, ['=', 1]) as string[];
  return apply(trim, name, []) as string;
}
