// The packages of the library, which imports change also while another screen is shown.

import { api } from '../../lib/api';
import type { PackageSummary } from '../../lib/bindings';
import { language } from '../../lib/locale.svelte';
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

  /** Reads them again where `known` says that they may be out of date, and audits those that never were. */
  async refresh(known: boolean): Promise<void> {
    if (known) await this.load();
    const unaudited = (this.all ?? []).filter(({ tally }) => tally === null);
    for (const { id } of unaudited) {
      // What cannot be audited says why where its audit is opened.
      await api.auditPackage(id, language.current).catch(() => undefined);
    }
    if (unaudited.length > 0) await this.load();
  }

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
