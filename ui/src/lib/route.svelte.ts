// Where the user is, and the way back.

import type { Command } from '../palette/commands';
import type { LaunchWindow, LessonMode } from './bindings';

export type Place =
  | { screen: 'library' }
  | { screen: 'package'; id: number; tab?: 'scos' | 'audit' | 'results' | 'history' | 'information' }
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
  | {
      screen: 'report';
      session: string;
      tab?: 'report' | 'trace';
      /** The entry that the trace shows. */
      entry?: number;
    }
  | {
      screen: 'comparison';
      /** The session that is compared. */
      a: string;
      /** The session that it is compared with. */
      b: string;
    }
  | { screen: 'openSessions' }
  | {
      screen: 'learners';
      /** A CSV file to import, which was dropped on the window. */
      file?: string;
    }
  | {
      screen: 'journal';
      /** The journal of this SCO only. */
      sco?: number;
      /** The journal of this session only. */
      session?: string;
    }
  | {
      screen: 'reports';
      /** The default learner where none is chosen. */
      learner?: number;
      /** The package whose lessons are shown. */
      course?: number;
      /** The SCO whose sessions are shown. */
      lesson?: number;
    }
  | { screen: 'settings' }
  | {
      screen: 'help';
      /** The contents where none is chosen. */
      chapter?: string;
      /** The heading to show, by its place in the chapter. */
      section?: number;
    };

/** A step on the way to a screen: one above it, which can be gone to, or the screen itself. */
export interface Crumb {
  name: string;
  place?: Place;
}

/** A stay on a screen, which the user may come back to. */
export class Visit {
  /** What the screen shows of itself: its scroll position, its tab; by names of its own. */
  readonly memory = new Map<string, unknown>();
  /** Called when the user goes on to another screen: what is still there then is put into the memory. */
  readonly onleave = new Set<() => void>();
  /** The id of the element that has the focus there: the one that had it when the user left. */
  focus: string | undefined;
  /** Where the screen is, for the breadcrumb; it says so itself, once it knows. */
  trail = $state.raw<Crumb[]>([]);
  /** What its parts offer in the command palette. */
  readonly offers = new Set<() => Command[]>();

  constructor(readonly place: Place) {}
}

class Route {
  visit = $state.raw(new Visit({ screen: 'library' }));
  private past: Visit[] = [];

  get place(): Place {
    return this.visit.place;
  }

  /** Goes to a place, where the element with the id `focus` has the focus. */
  go(place: Place, focus?: string): void {
    this.leave();
    this.past.push(this.visit);
    this.visit = new Visit(place);
    this.visit.focus = focus;
  }

  /**
   * Shows a place that may be beside the list from which it was chosen. What the list remembers by `names` goes along, so that
   * it stays as it is, with the focus on the element with the id `focus`. Back leads to the list, however many were chosen.
   */
  choose(place: Place, names: readonly string[], focus: string): void {
    this.leave();
    const { memory } = this.visit;
    if (this.place.screen !== place.screen) this.past.push(this.visit);
    this.visit = new Visit(place);
    this.visit.focus = focus;
    for (const name of names) if (memory.has(name)) this.visit.memory.set(name, memory.get(name));
  }

  /** Goes there without a way back to where the user is now: a player that has closed cannot be gone back to. */
  replace(place: Place): void {
    this.visit = new Visit(place);
  }

  private leave(): void {
    this.visit.focus = document.activeElement?.id || undefined;
    for (const leave of this.visit.onleave) leave();
  }

  /** Goes back to where the user was, as it was left. */
  back(): void {
    this.visit = this.past.pop() ?? new Visit({ screen: 'library' });
  }
}

export const route = new Route();
