// Launching a SCO, and launching the same one again in a later version of its package.

import { api } from './api';
import type { PackageDetails, ScoCard } from './bindings';
import { language } from './locale.svelte';
import { m } from './paraglide/messages';
import { route, type Place } from './route.svelte';
import { run } from './run';

class Launches {
  /** What was launched last. */
  last: { packageId: number; scoNumber: number } | undefined;
  /** The players of the sessions that were launched from this window. */
  private readonly players = new Map<string, Place>();

  /** Where a running session can be gone to, if it was launched from this window. */
  placeOf(session: string): Place | undefined {
    return this.players.get(session);
  }

  /** Launches a SCO with the options of its course and shows its player; says why where it cannot. */
  async start(sco: ScoCard, { summary, launchOptions: options }: PackageDetails, replace = false): Promise<void> {
    await run(m.failed_launch, async () => {
      const profiles = await api.profiles(language.current);
      const { session, url, opened } = await api.launch(sco.id, options, language.current);
      this.last = { packageId: summary.id, scoNumber: sco.number };
      const place = {
        screen: 'player',
        session,
        url,
        title: sco.title,
        profile: profiles.find(({ id }) => id === options.profile)?.name ?? options.profile,
        mode: options.mode,
        packageId: summary.id,
        window: options.window,
        opened,
      } as const;
      this.players.set(session, place);
      if (replace) route.replace(place);
      else route.go(place);
    });
  }

  /** Launches a package that has one SCO; of another, shows the SCOs to choose from. */
  async package(id: number): Promise<void> {
    await run(m.failed_launch, async () => {
      const details = await api.package(id);
      const [sco, ...others] = details.scos;
      if (sco && others.length === 0 && details.canRun) await this.start(sco, details);
      else route.go({ screen: 'package', id });
    });
  }

  /**
   * Launches in this version what was launched last in another version of the same package; else its first SCO. A player
   * of another version that is still open is closed first: its module is unloaded.
   */
  async again(details: PackageDetails): Promise<void> {
    const versions = details.versions.map(({ summary }) => summary.id);
    const before = this.last && versions.includes(this.last.packageId) ? this.last : undefined;
    const sco = details.scos.find(({ number }) => number === before?.scoNumber) ?? details.scos[0];
    if (!sco) return route.go({ screen: 'package', id: details.summary.id });
    const { place } = route;
    const playing = place.screen === 'player' && versions.includes(place.packageId);
    // The module may not have left: the player says why, and is still there.
    let closed = !playing;
    if (playing) {
      await run(m.failed_close_player, async () => {
        closed = (await api.closePlayer(place.session)).kind === 'ended';
      });
    }
    if (!closed) return;
    await this.start(sco, details, playing);
  }
}

export const launches = new Launches();
