// What comes in from the zips and folders that are watched.

import { library } from '../screens/library/packages.svelte';
import { api } from './api';
import type { Changes, Error as Problem, PackageSummary, WatchEvent } from './bindings';
import { language } from './locale.svelte';
import { m } from './paraglide/messages';
import { run } from './run';

/** A new version that came in, or one that could not. */
export type Arrival =
  | { kind: 'imported'; course: number; before: number; package: PackageSummary; changes: Changes | undefined }
  | { kind: 'failed'; course: number; title: string; source: string; error: Problem };

class Watched {
  /** The last of each package. */
  arrivals = $state.raw<Arrival[]>([]);
  /** Those that are coming in. */
  coming = $state.raw<Extract<WatchEvent, { kind: 'importing' }>[]>([]);

  follow(): void {
    void run(m.failed_follow_watched, () => api.followWatched((event) => void this.heard(event)));
    // Another process may add packages too.
    void run(m.failed_follow_packages, () => api.followPackages(() => void library.load()));
  }

  drop(course: number): void {
    this.arrivals = this.arrivals.filter((arrival) => arrival.course !== course);
  }

  private put(arrival: Arrival): void {
    this.arrivals = [...this.arrivals.filter(({ course }) => course !== arrival.course), arrival];
  }

  private async heard(event: WatchEvent): Promise<void> {
    const { course } = event;
    const others = this.coming.filter((one) => one.course !== course);
    this.coming = event.kind === 'importing' ? [...others, event] : others;
    if (event.kind === 'importing') return;
    if (event.kind === 'failed') return this.put(event);
    if (event.kind === 'unchanged') return;
    const { before, package: version } = event;
    const arrival: Arrival = { kind: 'imported', course, before, package: version, changes: undefined };
    this.put(arrival);
    await run(m.failed_compare, async () => {
      await api.auditPackage(version.id, language.current);
      const changes = await api.changes(before, version.id, language.current);
      // The user may have closed it meanwhile, or a newer version may have arrived.
      if (this.arrivals.includes(arrival)) this.put({ ...arrival, changes });
    });
    await library.load();
  }
}

export const watched = new Watched();
