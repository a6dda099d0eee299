// What a module writes into the clipboard. The browser decides on it by itself, and allows it when the user has just done
// something in the page. Reading is asked for by the browser, and answered by the workbench.

import type { Decision } from './timeline';
import { wrap } from './wrap';

type Guard = (act: () => void) => void;

const { apply } = Reflect;
const { toLowerCase } = String.prototype;

/**
 * Reports each attempt of a window's pages to write into the clipboard.
 * @param native calls a function of the browser
 * @returns ends that
 */
export function watchClipboard(
  view: Window & typeof globalThis,
  guard: Guard,
  native: (call: () => unknown) => unknown,
  report: (decision: Decision) => void,
): () => void {
  const { Document, navigator } = view;
  // Not there in every browser, nor in pages that are not secure.
  const clipboard = (view as Partial<typeof globalThis>).Clipboard?.prototype ?? {};
  const undo: (() => void)[] = [];
  for (const name of ['write', 'writeText'] as const) {
    const unwrap = wrap(clipboard, name, (_, call) => {
      // Before the call. Its promise is the module's: with a handler of ours, an unhandled rejection would not be one.
      guard(() =>
        report((navigator.userActivation as UserActivation | undefined)?.isActive === false ? 'blocked' : 'allowed'),
      );
      return native(call);
    });
    undo.push(unwrap);
  }
  const unwrap = wrap(Document.prototype, 'execCommand', (passed, call) => {
    const done = native(call);
    guard(() => {
      const [command] = passed;
      if (typeof command !== 'string') return;
      const name = apply(toLowerCase, command, []) as string;
      if (name === 'copy' || name === 'cut') report(done === true ? 'allowed' : 'blocked');
    });
    return done;
  });
  undo.push(unwrap);
  return () => {
    for (const step of undo) step();
  };
}
