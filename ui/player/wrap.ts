// Functions of the browser that are observed, and look to scripts as before.

const { apply, construct } = Reflect;
const { defineProperty, getOwnPropertyDescriptor } = Object;
const Wrapper = Proxy;

/**
 * Replaces the function `owner[name]`. Each call runs `around` with the arguments, the call itself, which must be made
 * once, and its `this`. The name, the length and `toString` are the original's.
 * @returns takes the wrapper away, where nothing else has taken its place
 */
export function wrap<Name extends string>(
  owner: Partial<Record<Name, unknown>>,
  name: Name,
  around: (passed: readonly unknown[], call: () => unknown, self: unknown) => unknown,
): () => void {
  const original = owner[name];
  if (typeof original !== 'function') return () => undefined;
  const wrapper: unknown = new Wrapper(original, {
    apply: (target, self: unknown, passed: unknown[]) => around(passed, () => apply(target, self, passed), self),
  });
  owner[name] = wrapper;
  return () => {
    if (owner[name] === wrapper) owner[name] = original;
  };
}

/**
 * As [`wrap`] for the setter of the property `owner[name]`.
 * @returns takes the wrapper away, where nothing else has taken its place
 */
export function wrapSetter(
  owner: object,
  name: string,
  around: (passed: readonly unknown[], call: () => unknown, self: unknown) => unknown,
): () => void {
  const property = getOwnPropertyDescriptor(owner, name);
  if (!property?.set) return () => undefined;
  const set = new Wrapper(property.set, {
    apply: (target, self: unknown, passed: unknown[]) => around(passed, () => apply(target, self, passed), self),
  });
  defineProperty(owner, name, { ...property, set });
  return () => {
    if (getOwnPropertyDescriptor(owner, name)?.set === set) defineProperty(owner, name, property);
  };
}

/**
 * As [`wrap`] for a constructor: the call returns the new object.
 * @returns takes the wrapper away, where nothing else has taken its place
 */
export function wrapConstructor<Name extends string>(
  owner: Partial<Record<Name, unknown>>,
  name: Name,
  around: (call: () => unknown) => unknown,
): () => void {
  const original = owner[name];
  if (typeof original !== 'function') return () => undefined;
  const wrapper: unknown = new Wrapper(original, {
    construct: (target, passed: unknown[], newTarget: unknown) => {
      const made = (newTarget === wrapper ? target : newTarget) as typeof target;
      return around(() => construct(target, passed, made)) as object;
    },
  });
  owner[name] = wrapper;
  return () => {
    if (owner[name] === wrapper) owner[name] = original;
  };
}
