// Runs in every document of the module before its own scripts, and reports to the player what happens there: looks for the
// API, phases of the page's life, console lines, errors, resources that fail, windows that open. The module is to see nothing
// of it: its tag is removed, what it wraps looks as before, and nothing that it throws leaves it (`guard.ts`).

import { cut, describe, describeAll } from './describe';
import { makeGuard } from './guard';
import { huntable } from './hunt';
import type { Host, Phase } from './timeline';
import { wrap } from './wrap';

/** Console lines per page that are sent in full. Later ones are only counted. */
const LINES_PER_PAGE = 2_000;

/** The observer's own tag. */
const script = document.currentScript as HTMLScriptElement;
script.remove();
/** Where a window goes to close. */
const closed = new URL('closed.html', script.src);

const { apply } = Reflect;
const { getAttribute } = Element.prototype;

const found = findHost();
if (found) makeGuard(found.host)(() => observe(found.host, found.depth));

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

function observe(host: Host, depth: number): void {
  const guard = makeGuard(host);
  const page = (phase: Phase, event?: Event) => guard(() => host.page(location.href, depth, phase, event));
  if (host.recordsLookups) {
    huntable(window, 'API', undefined, host, depth);
    huntable(window, 'API_1484_11', undefined, host, depth);
  }

  if (window === window.top) {
    if (host.closesByPage) wrap(window, 'close', () => location.replace(closed));
    host.opened(window);
  }

  page('loading');
  document.addEventListener('readystatechange', () => page(document.readyState));
  document.addEventListener('visibilitychange', () => page(document.hidden ? 'hidden' : document.readyState), true);
  for (const phase of ['beforeunload', 'pagehide', 'unload'] as const) {
    addEventListener(phase, (event) => page(phase, event), true);
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
    wrap(console, level, (passed, call) => {
      lines += 1;
      guard(() => {
        if (lines > LINES_PER_PAGE) host.dropped('console');
        else host.observed({ kind: 'console', level, text: describeAll(passed) });
      });
      return native(call);
    });
  }

  addEventListener('error', (event) => guard(() => failed(event)), true);
  const failed = (event: ErrorEvent) => {
    const { target } = event;
    if (isElement(target)) {
      const url = attribute(target, 'src') ?? attribute(target, 'href') ?? '';
      host.observed({ kind: 'resource', url: cut(url), element: target.localName });
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
  addEventListener('unhandledrejection', (event) =>
    guard(() => host.observed({ kind: 'rejection', message: describe(event.reason) })),
  );

  wrap(window, 'open', (passed, call) => {
    const popup = native(call) as Window | null;
    guard(() => {
      const opened = popup !== null || isDetached(passed[2]);
      host.observed({ kind: 'window', url: cut(String(passed[0] ?? '')), opened });
      // A name may be that of a frame, and `_self` is this page.
      if (popup && popup === popup.top && popup !== window.top) host.opened(popup);
    });
    return popup;
  });
}

/** Whether these features open a window that its opener gets no hold of. */
function isDetached(features: unknown): boolean {
  return typeof features === 'string' && /(?:^|[\s,])no(?:opener|referrer)(?:$|[\s,]|=(?:1|yes|true))/i.test(features);
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && (target as Partial<Node>).nodeType === 1;
}

/** An attribute, whatever the element's own properties are called. */
function attribute(element: Element, name: string): string | null {
  return apply(getAttribute, element, [name]) as string | null;
}
