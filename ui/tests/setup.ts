// What jsdom lacks of a browser, and a clean page for every test.

import { configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// A part of the interface that is loaded when it is shown is compiled first, on a machine that has other work too.
configure({ asyncUtilTimeout: 30_000 });

if (typeof window.matchMedia !== 'function') {
  Object.defineProperty(window, 'matchMedia', {
    value: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
  });
}

class Sizes {
  observe(): void {
    /* jsdom lays nothing out */
  }
  unobserve(): void {
    /* jsdom lays nothing out */
  }
  disconnect(): void {
    /* jsdom lays nothing out */
  }
}
globalThis.ResizeObserver = Sizes;
Element.prototype.scrollIntoView = () => undefined;

afterEach(() => {
  sessionStorage.clear();
});
