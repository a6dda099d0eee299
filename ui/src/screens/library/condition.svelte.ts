// What in the library is not as it should be: folders that no package names, records that are damaged.

import { api } from '../../lib/api';
import type { LibraryCondition, OrphanFolder } from '../../lib/bindings';
import { Loader } from '../../lib/loader.svelte';
import { m } from '../../lib/paraglide/messages';
import { run } from '../../lib/run';
import { toasts } from '../../lib/toasts.svelte';
import { library } from './packages.svelte';

class Condition {
  readonly loader = new Loader<LibraryCondition>(() => api.libraryCondition());
  /** The folder that is being imported. */
  importing = $state<string>();

  /** Whether there is anything to say of it. */
  get isToBeShown(): boolean {
    const { state, value } = this.loader;
    if (!value) return state.kind === 'failed';
    const { restored, movedFrom, damagedRecords, orphans } = value;
    return state.kind === 'failed' || restored || movedFrom !== null || damagedRecords > 0 || orphans.length > 0;
  }

  async load(): Promise<void> {
    await this.loader.load();
  }

  async importAgain({ folder }: OrphanFolder): Promise<void> {
    this.importing = folder;
    await run(m.failed_import_folder, async () => {
      const { title } = await api.importOrphan(folder);
      toasts.success(() => m.import_done({ title }));
      await library.refresh(true);
    });
    this.importing = undefined;
    await this.load();
  }

  async show({ folder }: OrphanFolder): Promise<void> {
    await run(m.failed_show_folder, () => api.showOrphan(folder));
  }
}

export const condition = new Condition();
