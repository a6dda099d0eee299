// The packages of the library, which imports change also while another screen is shown.

import { api } from '../../lib/api';
import type { PackageSummary } from '../../lib/bindings';
import { sentence } from '../../lib/problems';
import { toasts } from '../../lib/toasts.svelte';

declare global {
  interface Window {
    /** What the window was opened with, so that its first frame can show the library. */
    packages?: PackageSummary[] | null;
  }
}

class Packages {
  /** None before they have been read for the first time. */
  all = $state.raw<PackageSummary[] | undefined>(window.packages ?? undefined);

  async load(): Promise<void> {
    try {
      this.all = await api.packages();
    } catch (thrown) {
      this.all ??= [];
      toasts.say(sentence(thrown), true);
    }
  }
}

export const library = new Packages();
