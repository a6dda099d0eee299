// Where the user is, and the way back.

import type { LaunchWindow, LessonMode } from './bindings';

export type Place =
  | { screen: 'library' }
  | { screen: 'package'; id: number; tab?: 'scos' | 'audit' | 'history' | 'information' }
  | {
      screen: 'player';
      session: string;
      url: string;
      title: string;
      /** The LMS profile's name. */
      profile: string;
      mode: LessonMode;
      packageId: number;
      window: LaunchWindow;
      /** Whether the player could be opened there. */
      opened: boolean;
    }
  | { screen: 'report'; session: string }
  | { screen: 'settings' };

class Route {
  place = $state<Place>({ screen: 'library' });
  private past: Place[] = [];

  go(place: Place): void {
    this.past.push(this.place);
    this.place = place;
  }

  /** Goes there without a way back to where the user is now: a player that has closed cannot be gone back to. */
  replace(place: Place): void {
    this.place = place;
  }

  back(): void {
    this.place = this.past.pop() ?? { screen: 'library' };
  }
}

export const route = new Route();
