// What is observed of the module, in the shape that crates/journal defines: these types are derived from its own, so that an
// observation which it would not read does not compile. Calls are written by the run-time. Types only: the observer is a
// classic script and must not share code with the player page.

import type { AccessKind, Decision, EntryData, MediaFailure, PageState, SentBy } from '../src/lib/bindings';

export type { Decision, MediaFailure, PageState, SentBy };

/** An entry of this kind. */
type Of<Kind extends EntryData['kind']> = Extract<EntryData, { kind: Kind }>;

/** Where a module stores something in the browser. */
export type StorageKind = Extract<AccessKind, 'localStorage' | 'sessionStorage' | 'cookie' | 'indexedDb' | 'cache'>;

/** Something that happened in a page of the module. */
export type Observation =
  | Of<'hunt' | 'page' | 'console' | 'error' | 'rejection' | 'resource' | 'unplayable' | 'window' | 'observerError'>
  | Of<'requestBody'>
  | (Of<'access'> & { access: 'clipboardWrite'; target: ''; count: 1 })
  | (Of<'access'> & { access: StorageKind; decision: 'allowed'; count: 1 });

/** An entry of the player page itself. */
export type Report = Of<'unconfirmed'> | (Of<'notRecorded'> & { cause: 'tooMany'; entries: Observation['kind'] });

/** What the player page offers to the observers in the module's frames, as `window.scormAuditHost`. */
export interface Host {
  /** Whether a window closes by way of `closed.html`, so that its page unloads. */
  readonly closesByPage: boolean;
  /** Whether lookups of the API that find nothing are recorded. */
  readonly recordsLookups: boolean;
  /** A page of the module came to a phase of its life, by this event where there is one. */
  page(url: string, depth: number, phase: PageState, event?: Event): void;
  /** Something happened in a page of the module. */
  observed(data: Observation): void;
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
