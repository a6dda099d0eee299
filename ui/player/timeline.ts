// What is observed of the module, in the shape that the workbench's `trace` reads; its calls are written by the
// run-time. Types only: the observer is a classic script and must not share code with the player page.

export type Phase = 'loading' | 'interactive' | 'complete' | 'hidden' | 'beforeunload' | 'pagehide' | 'unload';

/** What became of an attempt to reach something outside the session. */
export type Decision = 'blocked' | 'allowed';

/** What is not played of an audio or video file. */
export type MediaFailure = 'notSupported' | 'decoding' | 'picture';

/** Something that happened in a page of the module. */
export type Observation =
  | { kind: 'hunt'; name: string; lookedIn: string; depth: number; found: boolean; by: string | null }
  | { kind: 'page'; url: string; depth: number }
  | { kind: 'console'; level: string; text: string }
  | { kind: 'error'; message: string; source: string | null }
  | { kind: 'rejection'; message: string }
  | { kind: 'resource'; url: string; element: string }
  | { kind: 'unplayable'; url: string; element: string; failure: MediaFailure; message: string }
  | { kind: 'access'; access: 'clipboardWrite'; target: ''; decision: Decision; count: 1 }
  | { kind: 'window'; url: string; opened: boolean }
  | { kind: 'observerError'; message: string };

/** An entry of the player page itself. */
export type Report =
  | { kind: 'unconfirmed'; call: number; answered: string; error: number }
  | { kind: 'notRecorded'; cause: 'tooMany'; entries: Observation['kind']; count: number };

/** What the player page offers to the observers in the module's frames, as `window.scormAuditHost`. */
export interface Host {
  /** Whether a window closes by way of `closed.html`, so that its page unloads. */
  readonly closesByPage: boolean;
  /** Whether lookups of the API that find nothing are recorded. */
  readonly recordsLookups: boolean;
  /** A page of the module came to a phase of its life, by this event where there is one. */
  page(url: string, depth: number, phase: Phase, event?: Event): void;
  /** Something happened in a page of the module. */
  observed(what: Observation): void;
  /** Something of this kind happened that is only counted, because there is too much of it. */
  dropped(kind: Observation['kind']): void;
  /** A window is observed from now on, in the place of whoever did so before; `stop` ends that. */
  observing(view: Window, stop: () => void): void;
  /** The module opened a window, which closes with the player. Whoever knows of it may say so, more than once. */
  opened(popup: Window): void;
}

declare global {
  interface Window {
    scormAuditHost?: Host;
  }
}
