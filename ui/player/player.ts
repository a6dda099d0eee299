// The player page: holds `window.API`, runs the SCO in a frame below it, and unloads it before it goes.

import { makeApi } from './api';
import { observeLookups } from './lookup';
import { refuseNavigation } from './navigation';
import { isKind, observation } from './observed';
import { StoredNames } from './stored';
import type { Host, Observation, PageState } from './timeline';
import { Transport } from './transport';
import init, { Rte } from './wasm/scorm_wasm.js';

interface Launch {
  profile: unknown;
  launch: unknown;
  attempt: unknown;
  sco: string;
  title: string;
  language: 'fr' | 'en';
  /** The session's key. It is issued once, before the module is loaded. */
  key: string | null;
  /** Whether the browser is the system's, which keeps what the module leaves in it. */
  inBrowser: boolean;
  /** Whether a module's window closes by way of `closed.html`: closed at once, its page would not unload. */
  closesByPage: boolean;
  /** Whether lookups of the API that find nothing are recorded. The module could notice. */
  recordsLookups: boolean;
}

const WORDS = {
  fr: {
    ended: 'La session est terminée. Vous pouvez fermer cette fenêtre.',
    lost: 'La connexion à l’atelier est perdue. Ce qui suit n’est plus enregistré : relancez le module depuis l’atelier.',
    elsewhere: 'Cette session est déjà ouverte dans une autre fenêtre ou un autre onglet.',
  },
  en: {
    ended: 'The session has ended. You may close this window.',
    lost: 'The connection to the workbench is lost. What follows is not recorded: launch the module again from the workbench.',
    elsewhere: 'This session is already open in another window or tab.',
  },
};

const base = new URL('./', location.href);
/** The cookies that other servers at this host have left. */
const cookiesBefore = new Set(cookieNames());
const response = await fetch(new URL('launch.json', base));
const session = (await response.json()) as Launch;
document.title = session.title;
document.documentElement.lang = session.language;
const words = WORDS[session.language];
if (session.key === null) {
  say(words.elsewhere);
  throw new Error(words.elsewhere);
}

await init({ module_or_path: new URL('scorm_wasm_bg.wasm', base) });
const rte = new Rte(JSON.stringify(session.profile), JSON.stringify(session.launch), JSON.stringify(session.attempt));

const frame = document.createElement('iframe');
frame.allow = 'autoplay; fullscreen';
frame.title = session.title;

/** How long a page may take to go once nothing holds it up. */
const LEAVE_LIMIT_MS = 1_000;
/** Hears of each `beforeunload` in the module while it is asked to leave. */
let whenAsked: ((event: Event) => void) | undefined;
/** Hears of the first `pagehide` in the module's frame while it is left: it goes, and its scripts still run. */
let whenGoing: (() => void) | undefined;

/** How to end the observation of a window. */
const observers = new WeakMap<Window, () => void>();
/** The windows that the module has open. */
const popups = new Set<Window>();
const transport = new Transport(
  rte,
  base,
  session.key,
  () => void unload(),
  () => say(words.lost),
);

/** Set while a page is on its way out, until the event that says so has been reported to everyone. */
let backToComplete: ReturnType<typeof setTimeout> | undefined;
function enter(phase: PageState): void {
  clearTimeout(backToComplete);
  transport.enter(phase);
  if (phase === 'beforeunload' || phase === 'pagehide' || phase === 'unload') {
    // Another page of the module may live on: a frame of it, or the opener of a window.
    backToComplete = setTimeout(() => transport.enter('complete'));
  }
}

const stored = new StoredNames();

/** Whether this is not said yet, where it is said once. */
function isRecorded(said: Observation): boolean {
  return said.kind !== 'access' || said.access === 'clipboardWrite' || stored.isNew(said.access, said.target);
}

const host: Host = {
  closesByPage: session.closesByPage,
  recordsLookups: session.recordsLookups,
  page(url, depth, phase, event) {
    if (phase === 'pagehide') whenGoing?.();
    enter(phase);
    if (event?.type === 'beforeunload') whenAsked?.(event);
    host.observed({ kind: 'page', url: inPackage(String(url)), depth });
  },
  observed(data) {
    const { kind } = data;
    if (!isKind(kind)) return;
    const said = kind === 'access' ? observation(kind, data) : undefined;
    if (said && !isRecorded(said)) return;
    transport.observe(kind, () => said ?? observation(kind, data));
  },
  dropped(kind) {
    if (isKind(kind)) transport.drop(kind);
  },
  observing(view, stop) {
    const before = observers.get(view);
    observers.set(view, stop);
    before?.();
  },
  opened(popup) {
    for (const known of popups) if (known.closed) popups.delete(known);
    popups.add(popup);
  },
};
Object.defineProperty(window, 'scormAuditHost', { value: host });
observeLookups(window, 'API', makeApi(rte, transport), host);
if (host.recordsLookups) observeLookups(window, 'API_1484_11', undefined, host);

await transport.connect();
addEventListener('pagehide', (event) => {
  if (!event.isTrusted) return;
  enter('pagehide');
  // A page leaves before its frames do: the module's own handlers run while its frame is removed.
  passOnGoing();
  frame.remove();
  transport.leave('bye');
  clearSiteData();
});
refuseNavigation((url) => transport.refused(inPackage(url)));
// Who comes here by the keyboard comes for the module.
addEventListener('focus', () => frame.focus());
frame.src = new URL(session.sco, new URL('content/', base)).href;
document.body.append(frame);

/** Unloads the module as a learner who leaves does, then says how much was recorded. */
async function unload(): Promise<void> {
  await Promise.all([window, ...popups].map(leaveFullScreen));
  passOn('beforeunload');
  // What its windows send comes before the LMSFinish of the page that opened them.
  if (!(await leave(closeWindows)) || !(await leave(leaveFrame))) {
    whenGoing = undefined;
    return transport.stay();
  }
  // What has not left by itself leaves now: its handlers run meanwhile.
  frame.remove();
  await Promise.all([...popups].map(closed));
  transport.leave('closed');
  clearSiteData();
  say(words.ended);
}

/** Runs the handlers that the module gave to this page, as to that of an LMS, which goes with it. */
function passOn(phase: 'beforeunload' | 'pagehide' | 'unload'): void {
  enter(phase);
  dispatchEvent(new Event(phase));
}

/** Runs those for a page that goes, once. Chromium runs none of a page that has gone. */
function passOnGoing(): void {
  whenGoing = undefined;
  passOn('pagehide');
  passOn('unload');
}

/**
 * Has pages of the module leave.
 * @param go what makes them leave; resolves when they are gone
 * @returns whether the module may be unloaded: the learner may have been asked, and stay
 */
function leave(go: () => Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (leaves: boolean): void => {
      if (whenAsked === asked) whenAsked = undefined;
      clearTimeout(limit);
      resolve(leaves);
    };
    let limit = setTimeout(() => done(true), LEAVE_LIMIT_MS);
    let prompts = false;
    const asked = (event: Event): void => {
      clearTimeout(limit);
      // Not before the learner has answered, which holds all timers up.
      limit = setTimeout(() => {
        // The module's own handlers have run by now.
        prompts ||= event.defaultPrevented;
        limit = setTimeout(() => done(!prompts), LEAVE_LIMIT_MS);
      });
    };
    whenAsked = asked;
    void go().then(() => done(true));
  });
}

/** Leaves the full screen: WebKitGTK 2.50 crashes where a view goes that fills it. */
async function leaveFullScreen(view: Window): Promise<void> {
  try {
    const { document } = view;
    if (!document.fullscreenElement) return;
    const limit = new Promise((resolve) => setTimeout(resolve, LEAVE_LIMIT_MS));
    await Promise.race([document.exitFullscreen(), limit]);
  } catch {
    // Another host's page, or it has left by itself.
  }
}

/** Navigates the module's frame away. */
async function leaveFrame(): Promise<unknown> {
  whenGoing = passOnGoing;
  stopLoading(frame.contentWindow);
  // Its `load` comes in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  const gone = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = 'about:blank';
  return gone;
}

/** Closes the module's windows by way of a page that does so, so that those in them unload first. */
function closeWindows(): Promise<unknown> {
  for (const popup of popups) {
    stopLoading(popup);
    try {
      popup.location.replace(new URL('closed.html', base));
    } catch {
      popup.close();
    }
  }
  return Promise.all([...popups].map(closed));
}

/** Ends the loading of a page that is not through with it: WebKit gives no `unload` to one that never had its `load`. */
function stopLoading(page: Window | null): void {
  try {
    if (!page || page.document.readyState === 'complete') return;
    for (const frame of page.document.querySelectorAll<HTMLIFrameElement>('iframe, frame'))
      stopLoading(frame.contentWindow);
    // A script may have opened it and not closed it.
    page.document.close();
    page.stop();
  } catch {
    // Another host's page: it has no API.
  }
}

/** Makes the system's browser forget what the module left in it. */
function clearSiteData(): void {
  if (!session.inBrowser) return;
  for (const name of cookieNames()) {
    if (!cookiesBefore.has(name)) document.cookie = `${name}=; path=/; max-age=0`;
  }
  // The workbench answers with `Clear-Site-Data`. Kept alive: it goes out as the page goes.
  void fetch(new URL('clear', base), { method: 'POST', keepalive: true }).catch(() => undefined);
}

function cookieNames(): string[] {
  return document.cookie
    .split('; ')
    .map((cookie) => cookie.split('=')[0] ?? '')
    .filter(Boolean);
}

/** Resolves when the window that goes to `closed.html` is gone, so when its page has unloaded. */
async function closed(popup: Window): Promise<void> {
  while (!popup.closed) await new Promise((resolve) => setTimeout(resolve, 20));
}

function say(sentence: string): void {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'status');
  paragraph.textContent = sentence;
  document.body.replaceChildren(paragraph);
}

/** An address as the package's author knows it. */
function inPackage(url: string): string {
  const content = new URL('content/', base).href;
  return url.startsWith(content) ? url.slice(content.length) : url;
}
