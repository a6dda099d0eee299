import { emit } from '@tauri-apps/api/event';
import { clearMocks } from '@tauri-apps/api/mocks';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { language } from '../src/lib/locale.svelte';
import { route } from '../src/lib/route.svelte';
import { toasts } from '../src/lib/toasts.svelte';
import { imports } from '../src/screens/library/imports.svelte';
import { library } from '../src/screens/library/packages.svelte';
import type { PackageSummary, Settings, WatchEvent } from '../src/lib/bindings';
import { launches } from '../src/lib/launches';
import { watched } from '../src/lib/watched.svelte';
import { details, packages, pretend, report, session, settings, tell, type Answers } from './fake';

/** Colours and sizes are the business of a real browser. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, { iframes: false, rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const rows = () => screen.getAllByTestId('package-row').map(({ dataset }) => dataset.packageTitle);

beforeEach(() => {
  document.title = 'test';
  language.choose('en');
  route.place = { screen: 'library' };
});
afterEach(async () => {
  cleanup();
  // What a screen stops listening to on its way out, it tells the other half yet.
  await new Promise((resolve) => setTimeout(resolve, 20));
  imports.all = [];
  library.all = undefined;
  watched.arrivals = [];
  launches.last = undefined;
  toasts.all = [];
  clearMocks();
});

describe('the library', () => {
  it('lists the newest first, sorts and searches', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    expect(rows()).toEqual([packages[0]?.title, 'Zoom', packages[1]?.title]);
    await fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(rows()[0]).toBe(packages[1]?.title);
    await fireEvent.keyDown(window, { key: '/' });
    const search = screen.getByRole('searchbox');
    expect(document.activeElement).toBe(search);
    await fireEvent.input(search, { target: { value: 'ZOOM' } });
    expect(rows()).toEqual(['Zoom']);
  });

  it('says that it is ready once it is painted', async () => {
    delete document.documentElement.dataset.ready;
    pretend();
    render(App);
    await vi.waitFor(() => expect(document.documentElement.dataset.ready).toBe('library'));
    expect(performance.getEntriesByName('library-painted').length).toBeGreaterThan(0);
  });

  it('says what to do where it is empty', async () => {
    pretend({ packages: () => [] });
    render(App);
    expect((await screen.findByTestId('library-empty')).textContent).toContain('Drop a SCORM 1.2 zip');
    expect(await faults()).toEqual([]);
  });

  it.each(['en', 'fr'] as const)('is accessible in %s', async (locale) => {
    pretend();
    language.choose(locale);
    render(App);
    await screen.findAllByTestId('package-row');
    expect(await faults()).toEqual([]);
  });

  it('imports what is chosen, and says why a file was refused', async () => {
    const refusal = { kind: 'noManifest', file: 'bad.zip' };
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/good.zip', '/in/bad.zip'],
      import_package: ({ path }) =>
        path === '/in/bad.zip' ? Promise.reject(refusal as unknown as Error) : { package: packages[1], earlier: null },
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const error = await screen.findByTestId('import-error');
    expect(error.textContent).toContain('has no imsmanifest.xml');
    expect(await faults()).toEqual([]);
    expect(asked.filter(({ command }) => command === 'import_package').length).toBe(2);
    expect((await screen.findByTestId('toast')).textContent).toContain('is in the library');
    await fireEvent.click(screen.getByTestId('lang-fr'));
    expect(screen.getByTestId('import-error').textContent).toContain('n’a pas de fichier imsmanifest.xml');
  });

  const [first] = packages as [PackageSummary];

  it('says what was found in what was imported, and offers it as a version', async () => {
    const old = { ...first, id: 9, importedAt: '2025-10-01T10:00:00+02:00' };
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/again.zip'],
      import_package: () => ({ package: first, earlier: { package: old, same: true } }),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const card = await screen.findByTestId('import-done');
    expect(card.textContent).toMatch(/is in the library.*Errors: 2.*came from the very same zip/s);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('import-as-version'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'make_version', payload: { id: first.id, of: old.id } }),
    );
    expect(screen.queryByTestId('import-done')).toBeNull();
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'separate_version', payload: { id: first.id } }));
  });

  it('imports a folder, and what is watched from then on', async () => {
    const chosen: unknown[] = [];
    const asked = pretend({
      'plugin:dialog|open': ({ options }) => {
        chosen.push(options);
        return '/out/course';
      },
      import_package: () => ({ package: packages[1], earlier: null }),
      import_and_watch: () => ({ package: packages[1], earlier: null }),
    });
    render(App);
    for (const way of ['import-folder', 'import-watch-folder']) {
      await fireEvent.keyDown(await screen.findByTestId('import-menu'), { key: 'Enter' });
      await fireEvent.click(await screen.findByTestId(way));
      await screen.findByTestId('toast');
      toasts.all = [];
    }
    expect(chosen).toMatchObject([{ directory: true }, { directory: true }]);
    const imported = asked.filter(({ command }) => command.startsWith('import_'));
    expect(imported.map(({ command, payload }) => [command, payload.path])).toEqual([
      ['import_package', '/out/course'],
      ['import_and_watch', '/out/course'],
    ]);
  });

  it('audits what was never audited', async () => {
    let audited = false;
    pretend({
      packages: () => [{ ...first, tally: audited ? first.tally : null }],
      audit_package: () => {
        audited = true;
        return [];
      },
    });
    render(App);
    await vi.waitFor(() => expect(screen.getByTestId('tally').textContent).toContain('Errors: 2'));
  });

  it('cancels also an import whose turn is yet to come', async () => {
    let imported: (summary: unknown) => void = () => undefined;
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/first.zip', '/in/second.zip'],
      import_package: () => new Promise((resolve) => (imported = resolve)),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const [, second] = await screen.findAllByTestId('import-cancel');
    await fireEvent.click(second as HTMLElement);
    expect(screen.getAllByTestId('import-cancel').length).toBe(1);
    imported({ package: packages[1], earlier: null });
    await screen.findByTestId('toast');
    const paths = asked.filter(({ command }) => command === 'import_package').map(({ payload }) => payload.path);
    expect(paths).toEqual(['/in/first.zip']);
    expect(asked.some(({ command }) => command === 'cancel_import')).toBe(false);
  });

  it('shows what was imported while the user was elsewhere', async () => {
    let imported: (summary: unknown) => void = () => undefined;
    let there = packages.slice(1);
    pretend({
      packages: () => there,
      'plugin:dialog|open': () => ['/in/first.zip'],
      import_package: () => new Promise((resolve) => (imported = resolve)),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    await fireEvent.click((await screen.findAllByTestId('package-row'))[0] as HTMLElement);
    await screen.findAllByTestId('sco-card');
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    await vi.waitFor(() => expect(rows().length).toBe(2));
    there = packages;
    imported({ package: packages[1], earlier: null });
    await vi.waitFor(() => expect(rows().length).toBe(3));
  });

  it('takes zips that are dropped, from other screens too', async () => {
    const asked = pretend({ import_package: () => ({ package: packages[1], earlier: null }) });
    route.place = { screen: 'package', id: 1 };
    render(App);
    await screen.findAllByTestId('sco-card');
    const position = { x: 1, y: 1 };
    await emit('tauri://drag-enter', { paths: ['/in/a.zip', '/in/b.zip'], position });
    expect((await screen.findByTestId('drop-zone')).textContent).toContain('Drop to import');
    await emit('tauri://drag-drop', { paths: ['/in/a.zip', '/in/b.zip'], position });
    await screen.findAllByTestId('package-row');
    await vi.waitFor(() => expect(asked.filter(({ command }) => command === 'import_package').length).toBe(2));
    expect(screen.queryByTestId('drop-zone')).toBeNull();
  });

  it('asks before it deletes', async () => {
    const asked = pretend();
    render(App);
    const [row] = await screen.findAllByTestId('package-row');
    await fireEvent.click(within(row as HTMLElement).getByTestId('package-delete'));
    const confirm = await screen.findByTestId('confirm');
    expect(asked.some(({ command }) => command === 'delete_package')).toBe(false);
    await fireEvent.click(confirm);
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'delete_package', payload: { id: 1 } }));
  });
});

describe('a package', () => {
  it('shows its SCOs, in the words of the workflow', async () => {
    pretend();
    render(App);
    await fireEvent.click((await screen.findAllByTestId('package-row'))[0] as HTMLElement);
    const [card, other] = await screen.findAllByTestId('sco-card');
    expect(card?.textContent).toContain('SCO 1');
    expect(card?.textContent).toMatch(/Completed.*75\u00a0%.*00:01:52/s);
    expect(other?.textContent).toMatch(/Not attempted.*–.*00:00:00/s);
    expect(within(card as HTMLElement).getAllByTestId('session-row').length).toBe(2);
    expect(await faults()).toEqual([]);
  });

  it('launches elsewhere from the menu, under the chosen profile, in the chosen mode', async () => {
    const asked = pretend();
    route.place = { screen: 'package', id: 1 };
    render(App);
    await fireEvent.change(await screen.findByTestId('profile'), { target: { value: 'xlms' } });
    await fireEvent.change(screen.getByTestId('mode'), { target: { value: 'review' } });
    await fireEvent.keyDown((await screen.findAllByTestId('launch-menu'))[0] as HTMLElement, { key: 'Enter' });
    await fireEvent.click(await screen.findByTestId('launch-browser'));
    await screen.findByTestId('player-elsewhere');
    const launch = asked.find(({ command }) => command === 'launch');
    expect(launch?.payload).toMatchObject({
      options: { window: 'browser', profile: 'xlms', mode: 'review' },
    });
  });

  it('says why a SCO is not open to the learner yet, and launches it all the same', async () => {
    const asked = pretend();
    route.place = { screen: 'package', id: 1 };
    render(App);
    const card = (await screen.findAllByTestId('sco-card'))[1] as HTMLElement;
    const told = within(card).getByTestId('prerequisites');
    expect(told.dataset.met).toBe('false');
    expect(told.textContent.replace(/\s+/g, ' ')).toContain(
      'not met One of these: not met “Évacuer le bâtiment”: Passed (now: Completed)',
    );
    expect(told.textContent).toMatch(/2 of these 3:.*ALARME.*there is no such item.*None of this:.*PERIME/s);
    expect(card.textContent).toContain('Hidden in menus');
    await fireEvent.click(within(card).getByTestId('launch-button'));
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'launch')).toBe(true));
    expect(await faults()).toEqual([]);
  });

  it('names a package of another standard, and does not offer to launch it', async () => {
    pretend({
      package: () => ({ ...details, canRun: false, summary: { ...details.summary, standard: 'scorm2004' } }),
    });
    route.place = { screen: 'package', id: 1 };
    render(App);
    expect((await screen.findByTestId('other-standard')).textContent).toContain('This is a SCORM 2004 package.');
    expect(screen.queryByTestId('launch-button')).toBeNull();
    expect(screen.queryByTestId('profile')).toBeNull();
  });

  it('says what the chosen profile does, and where that is known from', async () => {
    pretend();
    route.place = { screen: 'package', id: 1 };
    render(App);
    await fireEvent.change(await screen.findByTestId('profile'), { target: { value: 'xlms' } });
    await fireEvent.click(screen.getByTestId('profile-help'));
    const told = await screen.findByTestId('profile-behaviours');
    expect(told.textContent).toMatch(/xLMS.*Otherwise than the standard.*stays open.*log.*As the standard.*RTE/s);
    expect(await faults()).toEqual([]);
  });

  it('tells what its audit found, why it matters and how it is mended', async () => {
    const asked = pretend();
    route.place = { screen: 'package', id: 1 };
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-audit'));
    const groups = await screen.findAllByTestId('finding');
    expect(groups.map(({ dataset }) => dataset.rule)).toEqual(['package/missing-by-case', 'manifest/missing-language']);
    expect(groups[0]?.textContent).toMatch(
      /plan\.png.*line 42.*porte\.png.*line 43.*fails on LMSs.*capitals included/s,
    );
    expect(screen.getByTestId('audit-counts').textContent).toMatch(/Errors: 2.*Warnings: 0.*Advice: 1/s);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('lang-fr'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'audit_package', payload: { id: 1, language: 'fr' } }),
    );
  });

  it('accepts a finding with a note, and takes that back', async () => {
    const asked = pretend();
    route.place = { screen: 'package', id: 1, tab: 'audit' };
    render(App);
    expect((await screen.findByTestId('accepted')).textContent).toMatch(/Accepted findings: 1.*fonts.*agreed/s);
    await fireEvent.click(screen.getAllByTestId('accept')[0] as HTMLElement);
    const note = await screen.findByTestId('accept-note');
    expect(await faults()).toEqual([]);
    await fireEvent.input(note, { target: { value: ' The LMS is on Windows. ' } });
    await fireEvent.click(screen.getByTestId('accept-confirm'));
    const accepted = { id: 1, finding: 'plan', note: 'The LMS is on Windows.' };
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'accept_finding', payload: accepted }));
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'accept_finding', payload: { ...accepted, note: null } }),
    );
  });

  it('switches a rule off for all packages, and on again', async () => {
    let now = settings;
    pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
    });
    route.place = { screen: 'package', id: 1, tab: 'audit' };
    render(App);
    await fireEvent.click((await screen.findAllByTestId('rule-off'))[0] as HTMLElement);
    await vi.waitFor(() => expect(now.rulesOff).toEqual(['package/missing-by-case']));
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(now.rulesOff).toEqual([]));
  });

  it('shows its versions, what changed between them, and what is watched', async () => {
    const asked = pretend();
    route.place = { screen: 'package', id: 1, tab: 'history' };
    render(App);
    const versions = await screen.findAllByTestId('version');
    expect(versions.map(({ textContent }) => /Version \d/.exec(textContent)?.[0])).toEqual([
      'Version 3',
      'Version 2',
      'Version 1',
    ]);
    const told = await within(versions[0] as HTMLElement).findByTestId('changes');
    await vi.waitFor(() =>
      expect(told.textContent).toMatch(
        /Findings fixed: 2.*New findings: 1.*sortie\.html.*Files changed: 502.*and 499 more/s,
      ),
    );
    expect(asked).toContainEqual({ command: 'changes', payload: { before: 8, after: 1, language: 'en' } });
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('watch-stop'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'unwatch', payload: { id: 1 } }));
    await fireEvent.click(screen.getAllByTestId('version-delete')[1] as HTMLElement);
    await fireEvent.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'delete_version', payload: { id: 8 } }));
  });

  it('says that there is a newer version', async () => {
    const old = details.versions[1]?.summary;
    pretend({ package: ({ id }) => (id === 8 ? { ...details, summary: old } : details) });
    route.place = { screen: 'package', id: 8 };
    render(App);
    const note = await screen.findByTestId('old-version');
    expect(note.textContent).toContain('This is version 2; the newest is version 3.');
    await fireEvent.click(within(note).getByRole('button'));
    await vi.waitFor(() => expect(route.place).toMatchObject({ id: 1 }));
  });

  it('asks before it resets', async () => {
    const asked = pretend();
    route.place = { screen: 'package', id: 1 };
    render(App);
    await fireEvent.click((await screen.findAllByTestId('reset'))[0] as HTMLElement);
    await fireEvent.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'reset_attempt', payload: { scoId: 11 } }));
  });
});

describe('a watched source', () => {
  const [version] = packages as [PackageSummary];

  async function heard(events: WatchEvent[], answers: Answers = {}) {
    let channel: unknown;
    const asked = pretend({
      follow_watched: (payload) => {
        ({ channel } = payload);
        return null;
      },
      ...answers,
    });
    render(App);
    await vi.waitFor(() => expect(channel).toBeDefined());
    tell(channel, events);
    return asked;
  }

  it('says what changed in what was published, and launches it', async () => {
    const asked = await heard([
      {
        kind: 'importing',
        lineage: 1,
        title: version.title,
        progress: { phase: 'copying', files: 0, filesTotal: 0, kib: 1, kibTotal: 2 },
      },
      { kind: 'imported', lineage: 1, before: 8, package: version },
    ]);
    const told = await screen.findByTestId('arrival');
    expect(told.textContent).toContain('version 3 was published');
    await vi.waitFor(() =>
      expect(told.textContent).toMatch(
        /Findings fixed: 2 · New findings: 1 · Files added: 1, removed: 0, changed: 502/,
      ),
    );
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('arrival-relaunch'));
    await screen.findByTestId('player-frame');
    expect(asked.find(({ command }) => command === 'launch')?.payload).toMatchObject({ scoId: 11 });
    expect(screen.queryByTestId('arrival')).toBeNull();
  });

  it('closes the player of the version before, and launches the same SCO in the same way', async () => {
    const newer = { ...details, summary: { ...version, id: 20, version: 4 } };
    const asked = await heard([], {
      package: ({ id }) => ({ ...(id === 20 ? newer : details), versions: [{ ...newer }, ...details.versions] }),
    });
    const channel = asked.find(({ command }) => command === 'follow_watched')?.payload.channel;
    await fireEvent.click((await screen.findAllByTestId('package-row'))[0] as HTMLElement);
    await fireEvent.change(await screen.findByTestId('profile'), { target: { value: 'xlms' } });
    await fireEvent.click(screen.getAllByTestId('launch-button')[1] as HTMLElement);
    await screen.findByTestId('player-frame');
    tell(channel, [{ kind: 'imported', lineage: 1, before: 1, package: newer.summary }]);
    await fireEvent.click(await screen.findByTestId('arrival-relaunch'));
    await vi.waitFor(() => expect(asked.filter(({ command }) => command === 'launch').length).toBe(2));
    const order = asked.map(({ command }) => command).filter((c) => c === 'launch' || c === 'close_player');
    expect(order).toEqual(['launch', 'close_player', 'launch']);
    expect(asked.filter(({ command }) => command === 'launch').map(({ payload }) => payload.options)).toMatchObject([
      { profile: 'xlms' },
      { profile: 'xlms' },
    ]);
  });

  it('says why what was published could not be imported', async () => {
    await heard([
      {
        kind: 'failed',
        lineage: 1,
        title: version.title,
        source: '/out/course.zip',
        error: { kind: 'noManifest', file: 'course.zip' },
      },
    ]);
    const told = await screen.findByTestId('arrival');
    expect(told.textContent).toMatch(/could not be imported.*course\.zip.*has no imsmanifest\.xml/s);
    await fireEvent.click(within(told).getByRole('button'));
    expect(screen.queryByTestId('arrival')).toBeNull();
  });
});

describe('the settings', () => {
  it('keep the limits and the rules', async () => {
    let now = settings;
    pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
    });
    render(App);
    await screen.findAllByTestId('package-row');
    await fireEvent.click(screen.getByTestId('nav-settings'));
    const entries: HTMLInputElement = await screen.findByTestId('limit-entries');
    expect(entries.value).toBe('100000');
    await fireEvent.change(entries, { target: { value: '0' } });
    expect(now).toBe(settings);
    await fireEvent.change(entries, { target: { value: '2000' } });
    await vi.waitFor(() => expect(now.limits.entries).toBe(2000));
    await fireEvent.click(await screen.findByRole('button', { name: 'Back to 100,000' }));
    await vi.waitFor(() => expect(now.limits.entries).toBe(100_000));
    await fireEvent.click(screen.getByTestId('rule-content/external-host'));
    await vi.waitFor(() => expect(now.rulesOff).toEqual(['content/external-host']));
    expect(await faults()).toEqual([]);
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nothing of the kind' } });
    expect(screen.getByTestId('settings-screen').textContent).toContain('No rule holds');
    await fireEvent.click(screen.getByTestId('back'));
    await screen.findAllByTestId('package-row');
  });
});

describe('the player', () => {
  it('keeps its frame through a change of language, until the module is unloaded', async () => {
    let unloaded: (closed: unknown) => void = () => undefined;
    const asked = pretend({ close_player: () => new Promise((resolve) => (unloaded = resolve)) });
    route.place = { screen: 'package', id: 1 };
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    const frame = await screen.findByTestId('player-frame');
    expect(asked.find(({ command }) => command === 'launch')?.payload).toEqual({
      scoId: 11,
      options: { window: 'embedded', profile: 'strict', mode: 'normal', language: 'en' },
    });
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('lang-fr'));
    expect(screen.getByTestId('player-frame')).toBe(frame);
    await fireEvent.click(screen.getByTestId('player-close'));
    expect(screen.getByTestId('player-close').textContent).toContain('Déchargement');
    expect(screen.getByTestId('player-frame')).toBe(frame);
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'close_player')).toBe(true));
    unloaded({ state: 'finished', confirmed: true });
    await screen.findByTestId('report-screen');
    expect(screen.queryByTestId('player-frame')).toBeNull();
  });

  it('unloads the module at Escape, but not at one that closes a row or clears the filter', async () => {
    const asked = pretend();
    const closes = () => asked.filter(({ command }) => command === 'close_player').length;
    route.place = { screen: 'package', id: 1 };
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('26 / 26'));
    const grid = screen.getByTestId('trace-list');
    await fireEvent.keyDown(grid, { key: 'Home' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    const sheet = await screen.findByRole('dialog');
    await fireEvent.keyDown(sheet, { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const filter = screen.getByTestId('trace-filter-text');
    await fireEvent.input(filter, { target: { value: 'cmi' } });
    await fireEvent.keyDown(filter, { key: 'Escape' });
    expect(closes()).toBe(0);
    await fireEvent.keyDown(grid, { key: 'Escape' });
    await screen.findByTestId('report-screen');
    expect(closes()).toBe(1);
  });

  it('counts the trace, and says when the session ends by itself', async () => {
    let channel: unknown;
    pretend({
      follow_trace: (payload) => {
        ({ channel } = payload);
        return null;
      },
    });
    route.place = {
      screen: 'player',
      session: session.id,
      url: 'http://127.0.0.1:4000/s/1/',
      title: session.scoTitle,
      profile: 'SCORM 1.2',
      mode: 'review',
      packageId: 1,
      window: 'browser',
    };
    render(App);
    expect((await screen.findByTestId('player-elsewhere')).textContent).toContain('http://127.0.0.1:4000/s/1/');
    await vi.waitFor(() => expect(channel).toBeDefined());
    const events = report.faults;
    tell(channel, [
      { events, exchanges: report.exchanges.slice(0, 1), state: 'running' },
      { events: [], exchanges: [], state: 'finished' },
    ]);
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toMatch(/ \/ 4$/));
    await vi.waitFor(() => expect(screen.getByTestId('player-close').textContent).toContain('View report'));
    expect(screen.getByTestId('player-elsewhere').textContent).toContain('The session has ended');
  });
});

describe('a report', () => {
  beforeEach(() => (route.place = { screen: 'report', session: session.id }));

  it.each(['en', 'fr'] as const)('is complete and accessible in %s', async (locale) => {
    pretend();
    language.choose(locale);
    render(App);
    const status = await screen.findByTestId('report-status');
    expect(status.textContent).toBe(locale === 'fr' ? 'Terminé' : 'Completed');
    expect(screen.getByTestId('report-score').textContent).toBe('75\u00a0%');
    const shown = screen.getByTestId('report-screen').textContent ?? '';
    const { interactions, lessonLocation, exit } = report;
    for (const value of [...interactions.map(({ id }) => id), lessonLocation, exit, 'slide is undefined', 'exitau']) {
      expect(shown).toContain(value);
    }
    expect(await faults()).toEqual([]);
  });

  it('shows the whole trace', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('27 / 27'));
    expect(await faults()).toEqual([]);
  });

  it('opens a row of the trace by the keyboard, with all that was passed', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('27 / 27'));
    await fireEvent.input(screen.getByTestId('trace-filter-text'), { target: { value: 'SCORE.RAW' } });
    expect(screen.getByTestId('trace-count').textContent).toBe('1 / 27');
    const grid = screen.getByTestId('trace-list');
    expect(grid.getAttribute('aria-rowcount')).toBe('1');
    await fireEvent.keyDown(grid, { key: 'End' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    const sheet = await screen.findByRole('dialog');
    expect(sheet.textContent).toMatch(/LMSSetValue.*Argument 2 \(number\)\s*75/s);
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['LMSInitialize', /Argument 1 \(string\)\s*"".*Answer\s*true.*Error\s*0 No error/s],
    ['LMSGetLastError', /Arguments\s*none.*Answer\s*405/s],
    ['LMSGetValue cmi.suspend_data', /Argument 1 \(string\)\s*cmi.suspend_data.*Answer\s*"".*Error\s*0 No error/s],
    ['LMSGetValue cmi.core.entry', /Answer\s*ab-initio.*Replay difference.*resume/s],
  ])('shows an opened %s whole, empty values too', async (text, whole) => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('27 / 27'));
    await fireEvent.input(screen.getByTestId('trace-filter-text'), { target: { value: text } });
    expect(screen.getByTestId('trace-count').textContent).toBe('1 / 27');
    await fireEvent.keyDown(screen.getByTestId('trace-list'), { key: 'Enter' });
    expect((await screen.findByRole('dialog')).textContent).toMatch(whole);
  });

  it('names the profile', async () => {
    pretend();
    render(App);
    await screen.findByTestId('report-status');
    expect(screen.getByTestId('report-screen').textContent).toContain('SCORM 1.2 strict');
  });

  it('says where it was exported to', async () => {
    const asked = pretend({ 'plugin:dialog|save': () => '/out/report.html' });
    render(App);
    await fireEvent.click(await screen.findByTestId('export-html'));
    expect((await screen.findByTestId('toast')).textContent).toContain('/out/report.html');
    expect(asked).toContainEqual({
      command: 'export_report',
      payload: { session: session.id, path: '/out/report.html', language: 'en' },
    });
  });

  it('goes back to where the user was', async () => {
    pretend();
    route.place = { screen: 'package', id: 1 };
    render(App);
    await fireEvent.click((await screen.findAllByTestId('session-row'))[0] as HTMLElement);
    await screen.findByTestId('report-screen');
    await fireEvent.keyDown(window, { key: 'ArrowLeft', altKey: true });
    expect((await screen.findAllByTestId('sco-card')).length).toBe(details.scos.length);
  });
});
