// What the tests of screens share: each begins in the library, in English, and leaves nothing to the next.

import { clearMocks } from '@tauri-apps/api/mocks';
import { cleanup, configure, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach } from 'vitest';
import { layouts } from '../../src/components/table/layouts.svelte';
import { launches } from '../../src/lib/launches';
import { language } from '../../src/lib/locale.svelte';
import { route } from '../../src/lib/route.svelte';
import { toasts } from '../../src/lib/toasts.svelte';
import { watched } from '../../src/lib/watched.svelte';
import { condition } from '../../src/screens/library/condition.svelte';
import { imports } from '../../src/screens/library/imports.svelte';
import { library } from '../../src/screens/library/packages.svelte';

// The first test of a file waits until the screens that it opens are compiled.
configure({ asyncUtilTimeout: 30_000 });

/** What a screen reader or a keyboard cannot use. Colours and sizes are the business of a real browser. */
export async function faults(within: Document | Element = document): Promise<string[]> {
  const { violations } = await axe.run(within, { iframes: false, rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The titles of the packages that the library lists. */
export const rows = () => screen.getAllByTestId('package-row').map(({ dataset }) => dataset.packageTitle);

beforeEach(() => {
  document.title = 'test';
  language.choose('en');
  route.replace({ screen: 'library' });
});
afterEach(async () => {
  cleanup();
  // What a screen stops listening to on its way out, it tells the other half yet.
  await new Promise((resolve) => setTimeout(resolve, 20));
  imports.all = [];
  library.loader.clear();
  condition.loader.clear();
  watched.arrivals = [];
  watched.coming = [];
  launches.last = undefined;
  toasts.all = [];
  layouts.clear();
  clearMocks();
});
