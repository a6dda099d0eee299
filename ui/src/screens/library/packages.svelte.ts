// The packages of the library, which imports change also while another screen is shown.

import { api } from '../../lib/api';
import type { PackageSummary } from '../../lib/bindings';
import { Loader } from '../../lib/loader.svelte';
import { language } from '../../lib/locale.svelte';

declare global {
  interface Window {
    /** What the window was opened with, so that its first frame can show the library. */
    packages?: PackageSummary[] | null;
  }
}

class Packages {
  readonly loader = new Loader<PackageSummary[]>(() => api.packages(), window.packages ?? undefined);

  /** The package that was imported last, since the list was last left: its row is highlighted. */
  added = $state<number>();

  /** Undefined until they have been read for the first time. */
  get all(): PackageSummary[] | undefined {
    return this.loader.value;
  }

  /** Reads them again where `known` says that they may be out of date, and audits those that never were. */
  async refresh(known: boolean): Promise<void> {
    if (known) await this.load();
    const unaudited = (this.all ?? []).filter(({ findingCounts }) => findingCounts === null);
    for (const { id } of unaudited) {
      // What cannot be audited says why where its audit is opened.
      await api.auditPackage(id, language.current).catch(() => undefined);
    }
    if (unaudited.length > 0) await this.load();
  }

  async load(): Promise<void> {
    await this.loader.load();
  }
}

export const library = new Packages();
