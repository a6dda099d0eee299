// The packages of the library, which imports change also while another screen is shown.

import { api } from '../../lib/api';
import { asked } from '../../lib/asked';
import type { PackageSummary } from '../../lib/bindings';
import { sentence } from '../../lib/problems';
import { toasts } from '../../lib/toasts.svelte';

class Packages {
  /** None before they have been read for the first time. */
  all = $state.raw<PackageSummary[]>();

  async load(): Promise<void> {
    try {
      const first = asked.packages;
      delete asked.packages;
      this.all = await (first ?? api.packages());
    } catch (thrown) {
      this.all ??= [];
      toasts.say(sentence(thrown), true);
    }
  }
}

export const library = new Packages();
