// The imports under way and those that were refused.

import { api } from '../../lib/api';
import type { Error as Problem, Imported, ImportProgress, PackageSummary } from '../../lib/bindings';
import { language } from '../../lib/locale.svelte';
import { m } from '../../lib/paraglide/messages';
import { route } from '../../lib/route.svelte';
import { run } from '../../lib/run';
import { toasts } from '../../lib/toasts.svelte';
import { library } from './packages.svelte';

export interface Import {
  id: string;
  path: string;
  file: string;
  /** Whether its turn is yet to come. */
  waiting: boolean;
  progress: ImportProgress;
  /** What came of it, where there is more to say of it than that it is there. */
  done: Imported | undefined;
  /** What was thrown; its sentence is made when it is shown, in the language of then. */
  refused: unknown;
}

const NOTHING: ImportProgress = { phase: 'copying', files: 0, filesTotal: 0, kib: 0, kibTotal: 0 };

class Imports {
  all = $state<Import[]>([]);

  /** Imports `paths` one after the other, and watches them from then on where `watch` says so. */
  async start(paths: string[], watch = false): Promise<void> {
    const queued = paths.map((path) => ({ path, id: crypto.randomUUID() }));
    for (const { path, id } of queued) {
      const file = path.split(/[\\/]/).at(-1) ?? path;
      this.all.push({ id, path, file, waiting: true, progress: NOTHING, done: undefined, refused: undefined });
    }
    for (const { path, id } of queued) {
      await this.one(id, (progress) => api.importPackage(path, watch, id, progress));
    }
  }

  /** Imports a zip that is in one that was refused, in the place of that one. */
  async inner({ id, path }: Import, inner: string): Promise<void> {
    const one = this.find(id);
    if (!one) return;
    one.refused = undefined;
    one.progress = NOTHING;
    one.file = inner.split('/').at(-1) ?? inner;
    await this.one(id, (progress) => api.importInner(path, inner, id, progress));
  }

  /** Imports the sample course, and shows it. */
  async sample(): Promise<void> {
    await run(m.failed_import_sample, async () => {
      const { id } = await api.importSample();
      await this.list(api.auditPackage(id, language.current), id);
      route.go({ screen: 'package', id });
    });
  }

  cancel(id: string): void {
    // The workbench knows nothing yet of one whose turn is to come.
    if (this.find(id)?.waiting) this.drop(id);
    else void run(m.failed_stop_import, () => api.cancelImport(id));
  }

  drop(id: string): void {
    this.all = this.all.filter((one) => one.id !== id);
  }

  private find(id: string): Import | undefined {
    return this.all.find((one) => one.id === id);
  }

  /** Makes an imported package a version of the one that it was found to be alike; that can be taken back. */
  async join(id: string, imported: PackageSummary, of: PackageSummary): Promise<void> {
    this.drop(id);
    await run(m.failed_add_version, async () => {
      await api.makeVersion(imported.id, of.id);
      const undo = async () => {
        await api.separateVersion(imported.id);
        await library.load();
      };
      toasts.success(() => m.version_made({ title: of.title }), {
        label: m.undo,
        act: () => void run(m.failed_undo, undo),
      });
    });
    await library.load();
  }

  /** Deletes what was imported again. */
  async discard(id: string, imported: PackageSummary): Promise<void> {
    this.drop(id);
    await run(m.failed_discard_import, () => api.deletePackage(imported.id));
    await library.load();
  }

  private async one(
    id: string,
    begin: (listener: (progress: ImportProgress) => void) => Promise<Imported>,
  ): Promise<void> {
    const started = this.find(id);
    if (!started) return;
    started.waiting = false;
    try {
      const imported = await begin((progress) => {
        const one = this.find(id);
        if (one) one.progress = progress;
      });
      await this.imported(id, imported);
    } catch (thrown) {
      if ((thrown as Partial<Problem> | null)?.kind === 'cancelled') {
        this.drop(id);
        toasts.info(m.error_cancelled);
      } else {
        const one = this.find(id);
        if (one) one.refused = thrown;
      }
    }
  }

  /** Reads the list with a package that has been imported and is being audited. */
  private async list(audited: Promise<unknown>, added: number): Promise<void> {
    // What cannot be audited is imported all the same; its audit says why.
    await audited.catch(() => undefined);
    library.added = added;
    await library.load();
  }

  /** What is to be said of a package that is in the library now: what its audit found, and what it may be a version of. */
  private async imported(id: string, imported: Imported): Promise<void> {
    const { id: added, title } = imported.package;
    // The import's id cancels the audit, too.
    await this.list(api.auditImport(id, added, language.current), added);
    const summary = library.all?.find((one) => one.id === added) ?? imported.package;
    const one = this.find(id);
    const faults = (summary.findingCounts?.errors ?? 0) + (summary.findingCounts?.warnings ?? 0);
    if (one && (faults > 0 || imported.earlier)) {
      one.done = { ...imported, package: summary };
    } else {
      this.drop(id);
      toasts.success(() => m.import_done({ title }), {
        label: m.open,
        act: () => route.go({ screen: 'package', id: added }),
      });
    }
  }
}

export const imports = new Imports();
