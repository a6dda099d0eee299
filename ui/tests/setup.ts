// What jsdom lacks of a browser, and a clean page for every test.

import { afterEach } from 'vitest';

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
  localStorage.clear();
  sessionStorage.clear();
});
