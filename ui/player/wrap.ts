// Functions of the browser that are observed, and look to scripts as before.

const { apply } = Reflect;
const Wrapper = Proxy;

/**
 * Replaces the function `owner[name]`. Each call runs `around` with the arguments and the call itself, which must be made
 * once. The name, the length and `toString` are the original's.
 * @returns takes the wrapper away, where nothing else has taken its place
 */
export function wrap<Name extends string>(
  owner: Partial<Record<Name, unknown>>,
  name: Name,
  around: (passed: readonly unknown[], call: () => unknown) => unknown,
): () => void {
  const original = owner[name];
  if (typeof original !== 'function') return () => undefined;
  const wrapper: unknown = new Wrapper(original, {
    apply: (target, self: unknown, passed: unknown[]) => around(passed, () => apply(target, self, passed)),
  });
  owner[name] = wrapper;
  return () => {
    if (owner[name] === wrapper) owner[name] = original;
  };
}
