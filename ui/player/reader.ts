// Properties of the browser's own objects, whatever a page has called its own.

const { apply } = Reflect;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

/**
 * Reads a property that the browser has a getter for.
 * @param owner the prototype that has or inherits it; none where the browser has no such objects
 * @returns reads it; nothing of another kind of object
 */
export function reader<T>(owner: object | undefined, name: string): (of: unknown) => T | undefined {
  const get = getterOf(owner, name);
  return (of) => {
    try {
      return get && (apply(get, of, []) as T);
    } catch {
      return undefined;
    }
  };
}

function getterOf(owner: object | undefined, name: string): (() => unknown) | undefined {
  for (let at: object | null | undefined = owner; at; at = getPrototypeOf(at) as object | null) {
    const found = getOwnPropertyDescriptor(at, name);
    if (found) return found.get;
  }
  return undefined;
}
