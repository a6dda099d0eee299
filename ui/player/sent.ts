// What a module sends to other hosts: the bodies of its requests, and messages on WebSockets. They are looked at only: no stream is
// read, and none of the module's code runs. What a `Request` has in it, and what forms and workers send, is not known.

import { cut } from './describe';
import { reader } from './reader';
import type { SentBy } from './timeline';
import { wrap } from './wrap';

/** Maximum bytes of a `Blob` that is read as a text. */
const BLOB_LIMIT = 1 << 20;
/** Types of a `Blob` that is a text. */
const TEXT_TYPE = /^text\/|\bjson\b|\bxml\b|^application\/x-www-form-urlencoded\b/;

type Guard = (act: () => void) => void;

/** What was sent, as far as it is known. */
interface Content {
  text: string | null;
  /** Characters of a text, bytes of what is none. */
  length: number | null;
}

/** Something that was sent to another host. */
export interface SentBody extends Content {
  url: string;
  by: SentBy;
}

// Captured before the module can replace them.
const { apply } = Reflect;
const { getOwnPropertyDescriptor } = Object;
const { isView } = ArrayBuffer;
const { toUpperCase } = String.prototype;
const { test } = RegExp.prototype;
const { then } = Promise.prototype;
const { add: addTo, delete: removeFrom, forEach: forEachOf } = Set.prototype;
const { get: getOf, set: setOf, delete: deleteOf } = WeakMap.prototype;
const { append, toString: formOf } = URLSearchParams.prototype;
const { forEach: forEachField } = FormData.prototype;
const { text: readText } = Blob.prototype as Partial<Blob>;
const Address = URL;
const Fields = URLSearchParams;

const hrefOf = reader<string>(URL.prototype, 'href');
const hostOf = reader<string>(URL.prototype, 'host');
const protocolOf = reader<string>(URL.prototype, 'protocol');
const baseOf = reader<string>(Node.prototype, 'baseURI');
const sizeOf = reader<number>(Blob.prototype, 'size');
const typeOf = reader<string>(Blob.prototype, 'type');
const nameOf = reader<string>(File.prototype, 'name');
const bufferLengthOf = reader<number>(ArrayBuffer.prototype, 'byteLength');
const arrayLengthOf = reader<number>(Uint8Array.prototype, 'byteLength');
const viewLengthOf = reader<number>(DataView.prototype, 'byteLength');

// Not there in every browser.
const { Request: Requests, WebSocket: Sockets } = window as Partial<typeof globalThis>;
const requestUrlOf = reader<string>(Requests?.prototype, 'url');
const methodOf = reader<string>(Requests?.prototype, 'method');
const socketUrlOf = reader<string>(Sockets?.prototype, 'url');
const stateOf = reader<number>(Sockets?.prototype, 'readyState');
/** `WebSocket.OPEN` */
const OPEN = 1;

const own = location.host;
/** A body that cannot be looked at. */
const HIDDEN = {};

/**
 * Reports what a window's pages send to other hosts.
 * @param native calls a function of the browser
 * @returns what is to be called when the page goes, and what ends the observation
 */
export function watchSent(
  view: Window & typeof globalThis,
  guard: Guard,
  native: (call: () => unknown) => unknown,
  report: (sent: SentBody) => void,
): { leave: () => void; undo: () => void } {
  /** Texts that are being read. */
  const reading = new Set<() => void>();
  let isLeaving = false;
  /** Where each `XMLHttpRequest` sends its body, if to another host. */
  const addresses = new WeakMap<object, string>();

  /** The address, if it is at another host. */
  const other = (asked: unknown): string | undefined => {
    const url = typeof asked === 'string' ? asked : (hrefOf(asked) ?? requestUrlOf(asked));
    return url === undefined ? undefined : atOtherHost(url, baseOf(view.document));
  };

  const note = (url: string, by: SentBy, body: unknown) => {
    const content = contentOf(body);
    if (!content) return;
    const whole = isLeaving ? undefined : textOfBlob(body);
    if (!whole) {
      report({ url, by, ...content });
      return;
    }
    // A page that goes does not see the end of it.
    const done = ({ text, length }: Content) => {
      if (apply(removeFrom, reading, [end])) report({ url, by, text, length });
    };
    const end = () => done(content);
    apply(addTo, reading, [end]);
    const read = (text: string) => guard(() => done({ text: cut(text), length: text.length }));
    apply(then, whole, [read, () => guard(end)]);
  };

  const { Navigator } = view;
  const { WebSocket, XMLHttpRequest } = view as Partial<typeof globalThis>;
  const undo = [
    wrap(view, 'fetch', (passed, call) => {
      // Before the call: what comes of it is reported by others, and may be before its end.
      guard(() => {
        const url = other(passed[0]);
        const body = property(passed[1], 'body');
        if (url === undefined) return;
        if (body !== undefined) note(url, 'fetch', body);
        else if (!isWithoutBody(methodOf(passed[0]))) note(url, 'fetch', HIDDEN);
      });
      return native(call);
    }),
    wrap(XMLHttpRequest?.prototype ?? {}, 'open', (passed, call, self) => {
      const result = native(call);
      guard(() => {
        const method = passed[0];
        const url = typeof method !== 'string' || isWithoutBody(method) ? undefined : other(passed[1]);
        if (url === undefined) apply(deleteOf, addresses, [self]);
        else apply(setOf, addresses, [self, url]);
      });
      return result;
    }),
    wrap(XMLHttpRequest?.prototype ?? {}, 'send', (passed, call, self) => {
      guard(() => {
        const url = apply(getOf, addresses, [self]) as string | undefined;
        if (url !== undefined) note(url, 'xhr', passed[0]);
      });
      return native(call);
    }),
    wrap(Navigator.prototype, 'sendBeacon', (passed, call) => {
      guard(() => {
        const url = other(passed[0]);
        if (url !== undefined) note(url, 'beacon', passed[1]);
      });
      return native(call);
    }),
    wrap(WebSocket?.prototype ?? {}, 'send', (passed, call, self) => {
      guard(() => {
        const url = stateOf(self) === OPEN ? other(socketUrlOf(self)) : undefined;
        if (url !== undefined) note(url, 'webSocket', passed[0]);
      });
      return native(call);
    }),
  ];
  const leave = () => {
    isLeaving = true;
    guard(() => apply(forEachOf, reading, [(end: () => void) => end()]));
  };
  return {
    leave,
    undo: () => {
      leave();
      for (const step of undo) step();
    },
  };
}

/** The whole address, if it is at another host. */
function atOtherHost(url: string, base: string | undefined): string | undefined {
  let address: URL;
  try {
    address = new Address(url, base);
  } catch {
    return undefined;
  }
  const protocol = protocolOf(address);
  const reaches = protocol === 'https:' || protocol === 'http:' || protocol === 'wss:' || protocol === 'ws:';
  return reaches && hostOf(address) !== own ? cut(hrefOf(address) ?? '') : undefined;
}

/** Whether the browser sends no body with this method; the default has none. */
function isWithoutBody(method: string | undefined): boolean {
  if (method === undefined) return true;
  const name = apply(toUpperCase, method, []) as string;
  return name === 'GET' || name === 'HEAD';
}

/** A property of an object of the module's without running its getter. */
function property(owner: unknown, name: string): unknown {
  if (typeof owner !== 'object' || owner === null) return undefined;
  // A proxy's traps cannot be avoided; what they throw is the module's.
  const found = attempt(() => getOwnPropertyDescriptor(owner, name));
  return found?.get ? HIDDEN : found?.value;
}

/** What a body is; nothing if there is none. */
function contentOf(body: unknown): Content | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return { text: cut(body), length: body.length };
  if (typeof body === 'number' || typeof body === 'boolean') return contentOf(`${body}`);
  const form = attempt(() => apply(formOf, body, []) as string) ?? attempt(() => fieldsOf(body as FormData));
  if (form !== undefined) return contentOf(form);
  const length = sizeOf(body) ?? (isView(body) ? (arrayLengthOf(body) ?? viewLengthOf(body)) : bufferLengthOf(body));
  return { text: null, length: length ?? null };
}

/** The fields of a form as in an address. Of a file, its name. */
function fieldsOf(form: FormData): string {
  const fields = new Fields();
  const add = (value: unknown, name: string) =>
    apply(append, fields, [name, typeof value === 'string' ? value : (nameOf(value) ?? '')]);
  apply(forEachField, form, [add]);
  return apply(formOf, fields, []) as string;
}

/** Reads a `Blob` that says it is a text. Other bodies are none. */
function textOfBlob(body: unknown): Promise<string> | undefined {
  const size = sizeOf(body);
  if (size === undefined || size > BLOB_LIMIT || !readText || !apply(test, TEXT_TYPE, [typeOf(body)])) return undefined;
  return attempt(() => apply(readText, body, []) as Promise<string>);
}

/** What a function of the browser returns; nothing for another kind of object. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
