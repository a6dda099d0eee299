// Launching a SCO, and launching the same one again in a later version of its package.

import { api } from './api';
import type { LaunchWindow, LessonMode, PackageDetails, ScoCard } from './bindings';
import { language } from './locale.svelte';
import { m } from './paraglide/messages';
import { route } from './route.svelte';
import { run } from './run';

/** What the user chooses for the launches of a package. */
export interface Choices {
  /** The LMS profile's id. */
  profile: string;
  mode: LessonMode;
  /** Whether requests of the module to other hosts are blocked. */
  offline: boolean;
  /** The language that the module finds in the browser, as a BCP 47 tag; null for the interface's. */
  learnerLanguage: string | null;
}

/** How a SCO is launched. */
export interface Way extends Choices {
  window: LaunchWindow;
  /** The name of the LMS profile. */
  profileName: string;
}

const USUAL: Way = {
  window: 'embedded',
  profile: 'strict',
  profileName: 'SCORM 1.2',
  mode: 'normal',
  offline: true,
  learnerLanguage: null,
};

class Launches {
  /** What was launched last. */
  last: { packageId: number; scoNumber: number; way: Way } | undefined;

  /** Launches a SCO and shows its player; says why where it cannot. */
  async start(sco: ScoCard, packageId: number, way: Way, replace = false): Promise<void> {
    await run(m.failed_launch, async () => {
      const { window, profile, mode, offline, learnerLanguage } = way;
      const options = { window, profile, mode, offline, learnerLanguage, language: language.current };
      const { session, url, opened } = await api.launch(sco.id, options);
      this.last = { packageId, scoNumber: sco.number, way };
      const place = {
        screen: 'player',
        session,
        url,
        title: sco.title,
        profile: way.profileName,
        mode,
        packageId,
        window,
        opened,
      } as const;
      if (replace) route.replace(place);
      else route.go(place);
    });
  }

  /**
   * Launches in this version what was launched last in another version of the same package, and in the same way; else its
   * first SCO. A player of another version that is still open is closed first: its module is unloaded.
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
    await this.start(sco, details.summary.id, before?.way ?? USUAL, playing);
  }
}

export const launches = new Launches();
