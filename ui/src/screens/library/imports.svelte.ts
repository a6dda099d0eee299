// The imports under way and those that were refused.

import { api } from '../../lib/api';
import type { ImportProgress } from '../../lib/bindings';
import { m } from '../../lib/paraglide/messages';
import { isProblem, sentence } from '../../lib/problems';
import { toasts } from '../../lib/toasts.svelte';
import { library } from './packages.svelte';

export interface Import {
  id: string;
  file: string;
  /** Whether its turn is yet to come. */
  waiting: boolean;
  progress: ImportProgress;
  /** What was thrown; its sentence is made when it is shown, in the language of then. */
  refused: unknown;
}

const NOTHING: ImportProgress = { files: 0, filesTotal: 0, kib: 0, kibTotal: 0 };

class Imports {
  all = $state<Import[]>([]);

  /** Imports `paths` one after the other. */
  async start(paths: string[]): Promise<void> {
    const queued = paths.map((path) => ({ path, id: crypto.randomUUID() }));
    for (const { path, id } of queued) {
      const file = path.split(/[\\/]/).at(-1) ?? path;
      this.all.push({ id, file, waiting: true, progress: NOTHING, refused: undefined });
    }
    for (const { path, id } of queued) await this.one(path, id);
  }

  cancel(id: string): void {
    // The workbench knows nothing yet of one whose turn is to come.
    if (this.find(id)?.waiting) this.drop(id);
    else void api.cancelImport(id);
  }

  drop(id: string): void {
    this.all = this.all.filter((one) => one.id !== id);
  }

  private find(id: string): Import | undefined {
    return this.all.find((one) => one.id === id);
  }

  private async one(path: string, id: string): Promise<void> {
    const started = this.find(id);
    if (!started) return;
    started.waiting = false;
    try {
      const summary = await api.importPackage(path, id, (progress) => {
        const one = this.find(id);
        if (one) one.progress = progress;
      });
      this.drop(id);
      void library.load();
      toasts.say((summary.twins > 0 ? m.import_twin : m.import_done)({ title: summary.title }));
    } catch (thrown) {
      if (isProblem(thrown) && thrown.kind === 'cancelled') {
        this.drop(id);
        toasts.say(sentence(thrown));
      } else {
        const one = this.find(id);
        if (one) one.refused = thrown;
      }
    }
  }
}

export const imports = new Imports();
