// The browser functions that the player page sends with, captured when the page is loaded. The module has the same origin
// and can replace them later on `window` and on prototypes.

const { defineProperties, getOwnPropertyDescriptor } = Object;
const Socket = globalThis.WebSocket;
// Missing in Node, which the benchmark runs in.
const Request: typeof XMLHttpRequest | undefined = globalThis.XMLHttpRequest;

const SOCKET = own(Socket.prototype, ['send', 'readyState']);
const REQUEST = own(Request?.prototype ?? {}, ['open', 'setRequestHeader', 'send', 'status']);

/** Sends a body of at most 64 KiB that arrives even if the page is gone by then. */
export const sendBeacon: (address: URL, body: BodyInit | null) => boolean =
  globalThis.navigator?.sendBeacon?.bind(globalThis.navigator) ?? (() => false);

/** A socket with the original functions. */
export function openSocket(address: URL): WebSocket {
  return defineProperties(new Socket(address), SOCKET);
}

/** A request with the original functions. */
export function makeRequest(): XMLHttpRequest {
  if (!Request) throw new Error('no synchronous request here');
  return defineProperties(new Request(), REQUEST);
}

/** The named members of a prototype, to be defined on an object itself. */
function own(prototype: object, names: readonly string[]): PropertyDescriptorMap {
  const members: PropertyDescriptorMap = {};
  for (const name of names) {
    const member = getOwnPropertyDescriptor(prototype, name);
    if (member) members[name] = member;
  }
  return members;
}
