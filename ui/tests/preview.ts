// The screens in a plain browser, over a workbench that only pretends: `npm run dev`, then
// /tests/preview.html?screen=report&language=fr&theme=dark (&rows=200000 for a long trace, &packages=500 for a long
// library, &scos=60 for a package with many SCOs, &sessions=40 for a lesson with many sessions, &chapter=trace for a
// chapter of the guide, &do=testid to click).

import type { PackageSummary, RowId, RowLookup, Theme, TraceRequest, TraceRow } from '../src/lib/bindings';
import {
  pretend,
  entry,
  call,
  detailsOf,
  placeIn,
  exchanges,
  session,
  lessonOf,
  send,
  packages,
  pageOf,
  traceRows,
  entries,
  withScos,
} from './fake';

const wanted = new URLSearchParams(location.search);
window.language = wanted.get('language') === 'fr' ? 'fr' : 'en';
window.theme = (wanted.get('theme') ?? 'light') as Theme;

const PER_BATCH = 500;
const long = Number(wanted.get('rows') ?? 0);
const rows = traceRows(entries, exchanges.slice(0, 3));

const more = Array.from({ length: Number(wanted.get('packages') ?? 0) }, (_, index): PackageSummary => {
  const one = packages[index % packages.length] as PackageSummary;
  return { ...one, id: 100 + index, title: `${one.title} ${index + 1}` };
});

pretend({
  ...(wanted.has('scos') ? { package: () => withScos(Number(wanted.get('scos'))) } : {}),
  packages: () => (wanted.get('screen') === 'empty' ? [] : [...packages, ...more]),
  follow_watched: ({ channel }) => {
    const [version] = packages as [PackageSummary];
    const error = { kind: 'notAZip', file: 'accueil.zip', fault: 'damaged' };
    if (wanted.has('arrival')) {
      send(channel, [
        { kind: 'imported', course: 1, before: 8, package: version },
        { kind: 'failed', course: 2, title: 'Accueillir un client', source: '/out/accueil.zip', error },
      ]);
    }
    return null;
  },
  import_package: ({ progress }) => {
    if (wanted.has('same'))
      return {
        package: packages[0],
        earlier: { package: packages[0], same: true, signs: [] },
        isResourcePackage: false,
      };

    send(progress, [{ phase: 'unpacking', files: 120, filesTotal: 412, kib: 18_000, kibTotal: 47_000 }]);
    return wanted.has('refused')
      ? Promise.reject({
          kind: 'noManifest',
          file: 'cours.zip',
        } as unknown as Error)
      : new Promise(() => undefined);
  },
  lesson_sessions: () => lessonOf(Number(wanted.get('sessions') ?? 4)),
  'plugin:dialog|open': () => ['/home/camille/cours.zip'],
  trace_page: ({ request }) => pageOf(rows, request as TraceRequest),
  trace_row: ({ id }) => detailsOf(rows, id as RowId),
  trace_place: ({ lookup }) => placeIn(rows, lookup as RowLookup),
  follow_trace: ({ channel }) => {
    const state = wanted.has('ended') ? 'finished' : 'running';
    send(channel, [{ rows: rows.length, state, stage: wanted.get('stage') ?? 'initialized', live: null }]);
    // Five thousand calls a second, as a wild module makes them.
    let [n, index] = [entries.length + 1, 1];
    const timer = setInterval(() => {
      if (n > long) return clearInterval(timer);
      const more = Array.from({ length: PER_BATCH }, (_, i): TraceRow => {
        const data = call('LMSSetValue', ['cmi.core.lesson_location', `page ${n + i}`]);
        return { type: 'entry', kind: 'set', problem: false, entry: entry(n + i, data) };
      });
      rows.push(...more);
      n += PER_BATCH;
      const { id } = channel as { id: number };
      const { __TAURI_INTERNALS__: internals } = window as unknown as {
        __TAURI_INTERNALS__: { runCallback(id: number, data: unknown): void };
      };
      internals.runCallback(id, {
        message: { rows: rows.length, state: 'running', stage: 'initialized', live: null },
        index,
      });
      index += 1;
    }, 100);
    return null;
  },
});

await import('../src/main');
const { route } = await import('../src/lib/route.svelte');
const way = {
  session: session.id,
  title: session.scoTitle,
  profile: 'SCORM 1.2',
  mode: 'normal',
  packageId: 1,
  opened: !wanted.has('unopened'),
} as const;
switch (wanted.get('screen')) {
  case 'package':
    route.go({ screen: 'package', id: 1 });
    break;
  case 'settings':
    route.go({ screen: 'settings' });
    break;
  case 'help':
    route.go({ screen: 'help', chapter: wanted.get('chapter') ?? undefined });
    break;
  case 'player':
    route.go({ screen: 'player', ...way, url: 'about:blank', window: 'embedded' });
    break;
  case 'elsewhere':
    route.go({ screen: 'player', ...way, url: 'http://127.0.0.1:41233/s/0b6f/', window: 'browser' });
    break;
  case 'report':
    route.go({ screen: 'report', session: session.id });
    break;
  case 'results':
    route.go({ screen: 'package', id: 1, tab: 'results' });
    break;
  case 'lesson':
    route.go({ screen: 'reports', learner: 1, course: 1, lesson: 11 });
    break;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
for (const testid of wanted.getAll('do')) {
  await pause(300);
  const element = document.querySelector<HTMLElement>(`[data-testid='${testid}']`);
  element?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerType: 'mouse' }));
  element?.click();
}
