// What in the library is not as it should be: folders that no package names, records that are damaged.

import { api } from '../../lib/api';
import type { LibraryCondition, OrphanFolder } from '../../lib/bindings';
import { m } from '../../lib/paraglide/messages';
import { sentence } from '../../lib/problems';
import { toasts } from '../../lib/toasts.svelte';
import { library } from './packages.svelte';

class Condition {
  current = $state.raw<LibraryCondition>({ orphans: [], damagedRecords: 0 });
  /** The folder that is being imported. */
  importing = $state<string>();

  async load(): Promise<void> {
    try {
      this.current = await api.libraryCondition();
    } catch (thrown) {
      toasts.say(sentence(thrown), true);
    }
  }

  async importAgain({ folder }: OrphanFolder): Promise<void> {
    this.importing = folder;
    try {
      const { title } = await api.importOrphan(folder);
      toasts.say(m.import_done({ title }));
      await library.refresh(true);
    } catch (thrown) {
      toasts.say(sentence(thrown), true);
    }
    this.importing = undefined;
    await this.load();
  }

  async show({ folder }: OrphanFolder): Promise<void> {
    try {
      await api.showOrphan(folder);
    } catch (thrown) {
      toasts.say(sentence(thrown), true);
    }
  }
}

export const condition = new Condition();
