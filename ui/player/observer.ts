// Runs in every page of the module before the page's own scripts, and tells the player what happens there: looks for
// the API, phases of the page's life, console, errors, resources that fail, windows that open. It changes nothing that
// the module can see, but for what it must wrap.

import { huntable } from './hunt';
import type { Host, Phase } from './timeline';

const TEXT_LIMIT = 8 * 1024;
/** Console lines per page that are sent in full. Later ones are only counted. */
const LINES_PER_PAGE = 2_000;

/** Where a window goes to close. */
const closed = new URL('closed.html', (document.currentScript as HTMLScriptElement).src);

const found = findHost();
if (found) observe(found.host, found.depth);

/** The player, up through the frames and over to whoever opened the window. */
function findHost(): { host: Host; depth: number } | undefined {
  let at: Window = window;
  for (let depth = 0; depth < 100; depth += 1) {
    try {
      if (at.scormAuditHost) return { host: at.scormAuditHost, depth };
    } catch {
      return undefined; // another origin
    }
    const above: Window | null = at.parent !== at ? at.parent : (at.opener as Window | null);
    if (!above) return undefined;
    at = above;
  }
  return undefined;
}

function observe(host: Host, depth: number): void {
  const page = (phase: Phase) => host.page(location.href, depth, phase);
  huntable(window, 'API', undefined, host, depth);
  huntable(window, 'API_1484_11', undefined, host, depth);

  if (window === window.top) {
    // To close by way of another page lets this one unload: WebKitGTK destroys a window that closes itself at once.
    window.close = () => location.replace(closed);
    host.opened(window, window.close);
  }

  page('loading');
  document.addEventListener('readystatechange', () => page(document.readyState));
  document.addEventListener('visibilitychange', () => page(document.hidden ? 'hidden' : document.readyState), true);
  for (const phase of ['beforeunload', 'pagehide', 'unload'] as const) {
    addEventListener(phase, () => page(phase), true);
  }

  let lines = 0;
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const original = console[level];
    console[level] = (...said: unknown[]) => {
      lines += 1;
      if (lines > LINES_PER_PAGE) host.dropped('console');
      else host.observed({ kind: 'console', level, text: cut(said.map(asText).join(' ')) });
      original.apply(console, said);
    };
  }

  addEventListener(
    'error',
    (event) => {
      const element = event.target;
      if (element instanceof Element) {
        const url = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
        host.observed({ kind: 'resource', url: cut(url), element: element.localName });
      } else {
        const source = event.filename ? `${event.filename.replace(/^.*\/content\//, '')}:${event.lineno}` : null;
        host.observed({ kind: 'error', message: cut(event.message), source });
      }
    },
    true,
  );
  addEventListener('unhandledrejection', (event) =>
    host.observed({ kind: 'rejection', message: cut(asText(event.reason)) }),
  );

  const open = window.open.bind(window);
  window.open = (...asked) => {
    const popup = open(...asked);
    host.observed({ kind: 'window', url: cut(String(asked[0] ?? '')), opened: popup !== null });
    if (popup) host.opened(popup);
    return popup;
  };
}

function asText(value: unknown): string {
  try {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return String(value);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function cut(text: string): string {
  return text.slice(0, TEXT_LIMIT).toWellFormed();
}
