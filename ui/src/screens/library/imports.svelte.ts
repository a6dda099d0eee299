// The imports under way and those that were refused.

import { api } from '../../lib/api';
import type { ImportProgress, PackageSummary } from '../../lib/bindings';
import { m } from '../../lib/paraglide/messages';
import { isProblem, sentence } from '../../lib/problems';
import { toasts } from '../../lib/toasts.svelte';

export interface Import {
  id: string;
  file: string;
  progress: ImportProgress;
  /** What was thrown; its sentence is made when it is shown, in the language of then. */
  refused: unknown;
}

const NOTHING: ImportProgress = { files: 0, filesTotal: 0, kib: 0, kibTotal: 0 };

class Imports {
  all = $state<Import[]>([]);

  /** Imports `paths` one after the other; `imported` hears of each that came in. */
  async start(paths: string[], imported: (summary: PackageSummary) => void): Promise<void> {
    const queued = paths.map((path) => ({ path, id: crypto.randomUUID() }));
    for (const { path, id } of queued) {
      this.all.push({ id, file: path.split(/[\\/]/).at(-1) ?? path, progress: NOTHING, refused: undefined });
    }
    for (const { path, id } of queued) await this.one(path, id, imported);
  }

  cancel(id: string): void {
    void api.cancelImport(id);
  }

  drop(id: string): void {
    this.all = this.all.filter((one) => one.id !== id);
  }

  private async one(path: string, id: string, imported: (summary: PackageSummary) => void): Promise<void> {
    const mine = () => this.all.find((one) => one.id === id);
    try {
      const summary = await api.importPackage(path, id, (progress) => {
        const one = mine();
        if (one) one.progress = progress;
      });
      this.drop(id);
      imported(summary);
      toasts.say(m.import_done({ title: summary.title }));
    } catch (thrown) {
      if (isProblem(thrown) && thrown.kind === 'cancelled') {
        this.drop(id);
        toasts.say(sentence(thrown));
      } else {
        const one = mine();
        if (one) one.refused = thrown;
      }
    }
  }
}

export const imports = new Imports();
