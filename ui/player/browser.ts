// What the player page needs of the browser to be heard. It is taken when the page is loaded: the module, which is of the
// same origin, can replace whatever it finds later on the page's `window` and on prototypes.

const { defineProperties, getOwnPropertyDescriptor } = Object;
const Socket = globalThis.WebSocket;
// Node, where calls are measured, has none.
const Request: typeof XMLHttpRequest | undefined = globalThis.XMLHttpRequest;

const SOCKET = own(Socket.prototype, ['send', 'readyState']);
const REQUEST = own(Request?.prototype ?? {}, ['open', 'setRequestHeader', 'send', 'status']);

/** A socket of the browser's own. */
export function openSocket(address: URL): WebSocket {
  return defineProperties(new Socket(address), SOCKET);
}

/** A request of the browser's own. */
export function makeRequest(): XMLHttpRequest {
  if (!Request) throw new Error('no synchronous request here');
  return defineProperties(new Request(), REQUEST);
}

/** These members of a prototype, to be an object's own. */
function own(prototype: object, names: readonly string[]): PropertyDescriptorMap {
  const members: PropertyDescriptorMap = {};
  for (const name of names) {
    const member = getOwnPropertyDescriptor(prototype, name);
    if (member) members[name] = member;
  }
  return members;
}
