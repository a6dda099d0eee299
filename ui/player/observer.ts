// Runs in every document of the module before its own scripts, and reports to the player what happens there: looks for the
// API, phases of the page's life, console lines, errors, resources that fail, windows that open, what is stored and sent. The module
// is to see nothing of it: its tag is removed, what it wraps looks as before, and nothing that it throws leaves it
// (`guard.ts`).

import { watchClipboard } from './clipboard';
import { cut, describe, describeAll } from './describe';
import { makeGuard } from './guard';
import { observeLookups } from './lookup';
import { isAboutMedia, watchMedia } from './media';
import { watchSent } from './sent';
import { watchStorage } from './storage';
import type { Host, PageState } from './timeline';
import { wrap } from './wrap';

/** Console lines per page that are sent in full. Later ones are only counted. */
const LINES_PER_PAGE = 2_000;

/** Attempts to write into the clipboard per page that are sent. Later ones are only counted. */
const WRITES_PER_PAGE = 200;

/** Bodies of requests to other hosts per page that are sent in full. Later ones are only counted. */
const BODIES_PER_PAGE = 200;

/** What is listened to, for what, by whom, and whether in the capturing phase. */
type Listener = [EventTarget, string, (event: Event) => void, boolean];

/** The observer's own tag. */
const script = document.currentScript as HTMLScriptElement;
script.remove();
/** Where a window goes to close. */
const closed = new URL('closed.html', script.src);

/** Where the package's files are. */
const content = new URL('content/', script.src).href;
/** Where the player is. */
const player = new URL('./', script.src).href;

const BLANK = 'about:blank';

const { apply } = Reflect;
const { getAttribute } = Element.prototype;
const { addEventListener: addListener, removeEventListener: removeListener } = EventTarget.prototype;

const found = findHost();
if (found) makeGuard(found.host)(() => observe(window, found.host, found.depth));

/** The player, up through the frames and over to whoever opened the window. */
function findHost(): { host: Host; depth: number } | undefined {
  let at: Window = window;
  try {
    for (let depth = 0; depth < 100; depth += 1) {
      if (at.scormAuditHost) return { host: at.scormAuditHost, depth };
      const above: Window | null = at.parent !== at ? at.parent : (at.opener as Window | null);
      if (!above) return undefined;
      at = above;
    }
  } catch {
    // Another origin.
  }
  return undefined;
}

/** Observes what happens in a window: its own page's, or that of a blank one which the module writes into. */
function observe(view: Window & typeof globalThis, host: Host, depth: number): void {
  const { document } = view;
  const guard = makeGuard(host);
  const page = (phase: PageState, event?: Event) => guard(() => host.page(view.location.href, depth, phase, event));
  /** Takes all wrappers and listeners away. */
  const undo: (() => void)[] = [];
  // The page that a blank window goes to is in the same window: the observer of that page takes over.
  host.observing(view, () => {
    for (const step of undo) step();
  });

  if (host.recordsLookups) {
    observeLookups(view, 'API', undefined, host, depth);
    observeLookups(view, 'API_1484_11', undefined, host, depth);
  }

  if (view === view.top) {
    if (host.closesByPage) undo.push(wrap(view, 'close', () => view.location.replace(closed)));
    host.opened(view);
  }

  /** What a wrapped function of the browser threw last: its error names the observer as its script. */
  let thrown: unknown;
  const native = (call: () => unknown) => {
    try {
      return call();
    } catch (error) {
      thrown = error;
      throw error;
    }
  };

  let lines = 0;
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const unwrap = wrap(view.console, level, (passed, call) => {
      lines += 1;
      guard(() => {
        if (lines > LINES_PER_PAGE) host.dropped('console');
        else host.observed({ kind: 'console', level, text: describeAll(passed) });
      });
      return native(call);
    });
    undo.push(unwrap);
  }

  const failed = (event: ErrorEvent) => {
    const { target } = event;
    if (isAboutMedia(target)) return;
    if (isElement(target)) {
      const url = attribute(target, 'src') ?? attribute(target, 'href') ?? '';
      host.observed({ kind: 'resource', url: cut(address(url, target.baseURI)), element: target.localName });
      return;
    }
    const { message, filename, lineno } = event as Partial<ErrorEvent>;
    // An event that a script made and dispatched, and no error.
    if (typeof message !== 'string') return;
    if (filename === script.src && event.error !== thrown) {
      host.observed({ kind: 'observerError', message: cut(message) });
      return;
    }
    const isKnown = typeof filename === 'string' && filename !== '' && filename !== script.src;
    const source = isKnown ? cut(`${filename.replace(/^.*\/content\//, '')}:${lineno}`) : null;
    host.observed({ kind: 'error', message: cut(message), source });
  };

  const unwatch = watchMedia(view, guard, native, ({ url, element, failure, message }) => {
    const asked = cut(address(url, element.baseURI));
    host.observed({ kind: 'unplayable', url: asked, element: element.localName, failure, message: cut(message) });
  });
  undo.push(unwatch);

  let writes = 0;
  const unwatchClipboard = watchClipboard(view, guard, native, (decision) => {
    writes += 1;
    if (writes > WRITES_PER_PAGE) host.dropped('access');
    else host.observed({ kind: 'access', access: 'clipboardWrite', target: '', decision, count: 1 });
  });
  undo.push(unwatchClipboard);

  const storage = watchStorage(view, guard, native, (access, key) =>
    host.observed({ kind: 'access', access, target: cut(key), decision: 'allowed', count: 1 }),
  );
  undo.push(storage.undo);

  let bodies = 0;
  const sent = watchSent(view, guard, native, (body) => {
    bodies += 1;
    if (bodies > BODIES_PER_PAGE) host.dropped('requestBody');
    else host.observed({ kind: 'requestBody', ...body });
  });
  undo.push(sent.undo);

  const rejected = ({ reason }: PromiseRejectionEvent) =>
    host.observed({ kind: 'rejection', message: describe(reason) });

  const unwrap = wrap(view, 'open', (passed, call) => {
    const popup = native(call) as (Window & typeof globalThis) | null;
    guard(() => {
      const url = cut(String(passed[0] ?? ''));
      host.observed({ kind: 'window', url, opened: popup !== null || isDetached(passed[2]) });
      // A name may be that of a frame, and `_self` is this page.
      if (!popup || popup !== popup.top || popup === view.top) return;
      host.opened(popup);
      if (url === '' || url === BLANK) whenBlank(popup, () => observe(popup, host, depth + 1));
    });
    return popup;
  });
  undo.push(unwrap);

  // Between `readystatechange` and `load`, WebKit runs what promises wait for only where something listens. A page that loads
  // more there gets neither `load` nor, later, `unload`: nothing of ours may listen when it becomes complete.
  const interactive = () => {
    page(document.readyState);
    apply(removeListener, document, ['readystatechange', interactive, false]);
  };
  const loaded = () => {
    page(document.readyState);
    storage.look();
  };
  const goes = (event: Event) => {
    page('pagehide', event);
    storage.look();
    sent.leave();
  };
  const listeners: Listener[] = [
    [document, 'readystatechange', interactive, false],
    [view, 'load', () => loaded(), false],
    [document, 'visibilitychange', () => page(document.hidden ? 'hidden' : document.readyState), true],
    [view, 'beforeunload', (event) => page('beforeunload', event), true],
    [view, 'pagehide', (event) => goes(event), true],
    [view, 'unload', (event) => page('unload', event), true],
    [view, 'error', (event) => guard(() => failed(event as ErrorEvent)), true],
    [view, 'unhandledrejection', (event) => guard(() => rejected(event as PromiseRejectionEvent)), false],
  ];
  // Again and again does no harm: a listener is there once.
  const listen = () => {
    for (const [target, type, listener, capture] of listeners) apply(addListener, target, [type, listener, capture]);
  };
  listen();
  undo.push(() => {
    for (const [target, type, listener, capture] of listeners) apply(removeListener, target, [type, listener, capture]);
  });
  // A document that is written anew has none of its listeners any more.
  for (const name of ['open', 'write', 'writeln'] as const) {
    const unwrap = wrap(view.Document.prototype, name, (_, call) => {
      const result = native(call);
      guard(listen);
      return result;
    });
    undo.push(unwrap);
  }
  if (document.readyState === 'loading') page('loading');
}

/** Acts where a window that was just opened is blank and this page's own. */
function whenBlank(popup: Window, act: () => void): void {
  try {
    if (popup.location.href !== BLANK) return;
  } catch {
    return; // another origin
  }
  act();
}

/** Whether these features open a window that its opener gets no hold of. */
function isDetached(features: unknown): boolean {
  return typeof features === 'string' && /(?:^|[\s,])no(?:opener|referrer)(?:$|[\s,]|=(?:1|yes|true))/i.test(features);
}

/** An address as the server notes it: from the package's root if it is in the package. */
function address(asked: string, base: string): string {
  if (!URL.canParse(asked, base)) return asked;
  const { href, origin } = new URL(asked, base);
  if (href.startsWith(content)) return href.slice(content.length);
  if (href.startsWith(player)) return `../${href.slice(player.length)}`;
  return href.startsWith(`${location.origin}/`) ? href.slice(origin.length) : href;
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && (target as Partial<Node>).nodeType === 1;
}

/** An attribute, whatever the element's own properties are called. */
function attribute(element: Element, name: string): string | null {
  return apply(getAttribute, element, [name]) as string | null;
}
