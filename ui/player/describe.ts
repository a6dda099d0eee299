// Values of the module as text. None of the module's code runs for it: no getter, no `toString`, no `toJSON`. A proxy's traps
// cannot be avoided; what they throw is caught.

/** Maximum characters of a text that is sent. */
export const TEXT_LIMIT = 8 * 1024;
/** Maximum levels and entries of an object that are described. */
const DEPTH = 4;
const ENTRIES = 100;

// Captured before the module can replace them.
const { getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { stringify } = JSON;
const { apply } = Reflect;
const tagOf = Object.prototype.toString;
const isoDate = Date.prototype.toISOString;
const toText = String;
const { slice, toWellFormed } = String.prototype;

/** A value as a line of text, at most [`TEXT_LIMIT`] characters. */
export function describe(value: unknown): string {
  return cut(typeof value === 'string' ? value : new Description().of(value, DEPTH));
}

/** Values as a line of text, as a console shows them. */
export function describeAll(values: readonly unknown[]): string {
  let text = '';
  for (let at = 0; at < values.length && text.length < TEXT_LIMIT; at += 1) {
    text += (at === 0 ? '' : ' ') + describe(values[at]);
  }
  return cut(text);
}

/** The beginning of a text, without half a surrogate pair. */
export function cut(text: string): string {
  return apply(toWellFormed, apply(slice, text, [0, TEXT_LIMIT]), []) as string;
}

class Description {
  private entries = ENTRIES;

  of(value: unknown, depth: number): string {
    if (typeof value === 'string') return stringify(cut(value));
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return toText(value);
    let tag = '[object Object]';
    try {
      if (typeof value === 'function') return `function ${toText(read(value, 'name'))}`;
      tag = apply(tagOf, value, []) as string;
      if (isArray(value)) return depth === 0 ? '[…]' : this.list(value, depth);
      if (isView(value)) return tag;
      if (tag === '[object Error]') return errorText(value);
      if (tag === '[object Date]') return apply(isoDate, value, []) as string;
      if (value instanceof DOMException) return `${value.name}: ${value.message}`;
      if (tag !== '[object Object]') return tag;
      return depth === 0 ? '{…}' : this.object(value, depth);
    } catch {
      return tag;
    }
  }

  private list(values: readonly unknown[], depth: number): string {
    let text = '';
    for (let at = 0; at < values.length; at += 1) {
      if (!this.take()) return `[${text},…]`;
      text += (at === 0 ? '' : ',') + this.property(values, at, depth);
    }
    return `[${text}]`;
  }

  private object(value: object, depth: number): string {
    let text = '';
    const names = keys(value);
    for (let at = 0; at < names.length; at += 1) {
      if (!this.take()) return `{${text},…}`;
      const name = names[at] ?? '';
      text += `${at === 0 ? '' : ','}${stringify(name)}:${this.property(value, name, depth)}`;
    }
    return `{${text}}`;
  }

  /** A property without running its getter. */
  private property(owner: object, name: string | number, depth: number): string {
    const property = getOwnPropertyDescriptor(owner, name);
    if (!property) return 'undefined';
    return 'value' in property ? this.of(property.value, depth - 1) : '…';
  }

  /** Whether there is room for one more entry. */
  private take(): boolean {
    this.entries -= 1;
    return this.entries >= 0;
  }
}

function errorText(error: object): string {
  const name = read(error, 'name');
  const message = read(error, 'message');
  const text = typeof message === 'string' ? cut(message) : '';
  return `${typeof name === 'string' ? name : 'Error'}${text === '' ? '' : `: ${text}`}`;
}

/** Maximum objects of a prototype chain that are searched. */
const CHAIN = 10;

/** A property of an object or of its prototypes without running its getter. */
function read(owner: object, name: string): unknown {
  let at: object | null = owner;
  for (let step = 0; at && step < CHAIN; step += 1) {
    const property = getOwnPropertyDescriptor(at, name);
    if (property) return property.value as unknown;
    at = getPrototypeOf(at) as object | null;
  }
  return undefined;
}
