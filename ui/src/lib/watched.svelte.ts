// What comes in from the zips and folders that are watched.

import { library } from '../screens/library/packages.svelte';
import { api } from './api';
import type { Changes, Error as Problem, PackageSummary, WatchEvent } from './bindings';
import { language } from './locale.svelte';
import { sentence } from './problems';
import { toasts } from './toasts.svelte';

/** A new version that came in, or one that could not. */
export type Arrival =
  | { kind: 'imported'; lineage: number; before: number; package: PackageSummary; changes: Changes | undefined }
  | { kind: 'failed'; lineage: number; title: string; source: string; error: Problem };

class Watched {
  /** The last of each package. */
  arrivals = $state.raw<Arrival[]>([]);
  /** Those that are coming in. */
  coming = $state.raw<Extract<WatchEvent, { kind: 'importing' }>[]>([]);

  follow(): void {
    api.followWatched((event) => void this.heard(event)).catch((thrown: unknown) => toasts.say(sentence(thrown), true));
  }

  drop(lineage: number): void {
    this.arrivals = this.arrivals.filter((arrival) => arrival.lineage !== lineage);
  }

  private put(arrival: Arrival): void {
    this.arrivals = [...this.arrivals.filter(({ lineage }) => lineage !== arrival.lineage), arrival];
  }

  private async heard(event: WatchEvent): Promise<void> {
    const { lineage } = event;
    const others = this.coming.filter((one) => one.lineage !== lineage);
    this.coming = event.kind === 'importing' ? [...others, event] : others;
    if (event.kind === 'importing') return;
    if (event.kind === 'failed') return this.put(event);
    if (event.kind === 'unchanged') return;
    const { before, package: version } = event;
    this.put({ kind: 'imported', lineage, before, package: version, changes: undefined });
    try {
      await api.auditPackage(version.id, language.current);
      const changes = await api.changes(before, version.id, language.current);
      this.put({ kind: 'imported', lineage, before, package: version, changes });
    } catch (thrown) {
      toasts.say(sentence(thrown), true);
    }
    await library.load();
  }
}

export const watched = new Watched();
